import { handIn } from '../hand-in.ts'
import { type Rush, startRush } from '../rush.ts'
import { someStudents } from '../server.ts'
import { type Figure, quantile, round, type Workload } from '../workload.ts'

/** So many papers, so many a second, whether or not the ones before were answered; and the comparison's rounds. */
const whole = { papers: 3_000, perSecond: 50, rounds: ['off', 'on', 'on', 'off'], compared: 90, comparedPerSecond: 3 }
const quickly = { papers: 40, perSecond: 50, rounds: ['off', 'on'], compared: 8, comparedPerSecond: 2 }

/** Nobody waits longer than this for the last of them, in milliseconds. */
const patience = 90 * 60_000

/**
 * A rush of papers against a Turnitin emulator that loses 20 % of its callbacks and answers 10 % of its calls with 429 or
 * 5xx: how long handing in takes, when all have come to an end, and that no run uploads twice. Before it, fewer papers
 * at a pace the machine can keep, with the remote detector off and on in turn: whether it delays local results.
 */
export const turnitin: Workload = {
  name: 'turnitin',
  async run({ quick, log }) {
    const size = quick ? quickly : whole
    const rush = await startRush()
    try {
      const students = await someStudents(rush.server, size.papers)
      const delays: Record<string, number[]> = { on: [], off: [] }
      // The first papers meet readers that have yet to start; they say nothing about either side.
      await settled(rush, log, (await feed(rush, students.slice(0, 6), size.comparedPerSecond)).begun, 0)
      for (const state of size.rounds) {
        await rush.turn(state as 'on' | 'off')
        const some = await feed(rush, students.slice(0, size.compared), size.comparedPerSecond)
        await settled(rush, log, some.begun, state === 'on' ? some.accepted : 0)
        delays[state]!.push(...(await localDelays(rush, some.begun)))
        log(`local results with the remote detector ${state}: ${delays[state]!.length} measured`)
      }

      await rush.turn('on')
      await until(async () => (await rush.emulated()).webhooks > 0)
      const { begun, tookMs, accepted, waits } = await feed(rush, students, size.perSecond)
      log(`${accepted} of ${size.papers} handed in after ${round(tookMs / 1_000, 1)} s`)
      const { localMs, remoteMs } = await settled(rush, log, begun, accepted)
      return await figures(rush, size, { begun, tookMs, accepted, waits, localMs, remoteMs, delays })
    } finally {
      await rush.stop()
    }
  },
}

/** Hands papers in at an even pace: the next goes out when its moment has come, however long the others take. */
async function feed({ server }: Rush, students: string[], perSecond: number) {
  const begun = new Date()
  const started = performance.now()
  const waits: number[] = []
  let accepted = 0
  const sent = students.map(async (studentId, index) => {
    const due = (index * 1_000) / perSecond
    await sleep(Math.max(0, due - (performance.now() - started)))
    const file = Buffer.from(essay(index, begun.getTime()))
    const { status } = await handIn(server, 'raw', file, { name: 'essay.txt', studentId })
    waits.push(performance.now() - started - due)
    if (status === 201) accepted++
  })
  await Promise.all(sent)
  return { begun, tookMs: performance.now() - started, accepted, waits }
}

/** Waits until nothing is left to read or screen, and `runs` remote runs have ended; says how long each took. */
async function settled({ query }: Rush, log: (line: string) => void, begun: Date, runs: number) {
  let localMs: number | null = null
  let said = Date.now()
  await until(async () => {
    const [counted] = await query<{ local: number; ended: number }>(
      `select (select count(*)::int from submissions where status in ('received', 'extracted')) as local,
        (select count(*)::int from vendor_runs where created_at >= '${begun.toISOString()}'
          and state not in ('waiting', 'stalled', 'blocked')) as ended`,
    )
    const { local, ended } = counted!
    const remote = runs - ended
    if (local === 0) localMs ??= Date.now() - begun.getTime()
    if (Date.now() - said > 20_000) {
      log(`${local} wait for local results, ${remote} for remote ones`)
      said = Date.now()
    }
    return local === 0 && remote <= 0
  })
  return { localMs, remoteMs: Date.now() - begun.getTime() }
}

/** Seconds from hand-in to local results, for work that came since. */
async function localDelays({ query }: Rush, since: Date): Promise<number[]> {
  const rows = await query<{ seconds: number }>(
    `select extract(epoch from min(e.at) - s.received_at)::float as seconds from submissions s
      join audit_events e on e.submission_id = s.id
        and e.type in ('submission.released', 'submission.flagged', 'submission.sampled')
      where s.received_at >= '${since.toISOString()}' group by s.id`,
  )
  return rows.map(({ seconds }) => seconds)
}

interface Measured {
  begun: Date
  tookMs: number
  accepted: number
  waits: number[]
  localMs: number | null
  remoteMs: number
  delays: Record<string, number[]>
}

async function figures(rush: Rush, { papers, perSecond }: typeof whole, measured: Measured): Promise<Figure[]> {
  const { begun, tookMs, accepted, waits, localMs, remoteMs, delays } = measured
  const runs = await rush.query<{ state: string; seconds: number | null }>(
    `select state, extract(epoch from succeeded_at - s.received_at)::float as seconds from vendor_runs
      join submissions s on s.id = vendor_runs.submission_id where s.received_at >= '${begun.toISOString()}'`,
  )
  const ended = runs.filter(({ state }) => ['succeeded', 'skipped', 'failed', 'closed'].includes(state)).length
  const seconds = runs.flatMap(({ seconds }) => (seconds === null ? [] : [seconds]))
  const { calls, answers, uploads } = await rush.emulated()
  const twice = Object.entries(uploads).reduce((sum, [times, runs]) => sum + (Number(times) > 1 ? runs : 0), 0)
  const refused = Object.entries(answers).reduce((sum, [status, n]) => sum + (/429|5\d\d/.test(status) ? n : 0), 0)
  const half = (state: string) => quantile(delays[state]!, 0.5)
  const most = (state: string) => quantile(delays[state]!, 0.95)
  return [
    { name: 'papers accepted', value: accepted, unit: `of ${papers}`, goal: String(papers) },
    {
      name: 'until all were handed in',
      value: round(tookMs / 1_000, 1),
      unit: 's',
      goal: `${papers / perSecond}`,
      note: `fed at ${perSecond}/s, open loop; the answer came after ${round(quantile(waits, 0.5), 0)} ms (50 of 100), ${round(quantile(waits, 0.99), 0)} ms (99 of 100)`,
    },
    { name: 'remote runs that came to a terminal state', value: ended, unit: `of ${papers}`, goal: String(papers) },
    { name: 'remote runs that have a result', value: seconds.length, unit: `of ${papers}` },
    {
      name: 'runs that uploaded more than once',
      value: twice,
      unit: 'runs',
      goal: '0',
      note: Object.entries(uploads)
        .map(([times, runs]) => `${runs} × ${times}`)
        .join(', '),
    },
    {
      name: 'calls made',
      value: calls,
      unit: 'calls',
      note: `${round((refused / calls) * 100, 1)} % answered with 429 or 5xx; 1 callback in 5 lost`,
    },
    { name: 'until all have local results', value: localMs === null ? null : round(localMs / 1_000, 1), unit: 's' },
    { name: 'until all remote runs have ended', value: round(remoteMs / 1_000, 1), unit: 's' },
    {
      name: 'from hand-in to remote result, 50 and 95 of 100',
      value: round(quantile(seconds, 0.5), 1),
      unit: 's',
      note: `${round(quantile(seconds, 0.95), 1)} s`,
    },
    {
      name: 'hand-in to local results, with the remote detector ÷ without, in the middle',
      value: round((half('on') ?? Number.NaN) / (half('off') ?? Number.NaN), 2),
      unit: 'ratio',
      goal: '≈ 1',
      note: `${round(half('on'))} s with, ${round(half('off'))} s without; 95 of 100: ${round(most('on'))} s with, ${round(most('off'))} s without; rounds in turn`,
    },
  ]
}

async function until(done: () => Promise<boolean>) {
  const end = Date.now() + patience
  while (Date.now() < end && !(await done())) await sleep(500)
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const essay = (index: number, salt: number) =>
  `Paper ${index} of ${salt}. Play gives young children a safe place to test ideas about the world before those ideas have consequences. ${Array.from({ length: 120 }, (_, word) => `word${(index * 131 + word * 17 + salt) % 40_000}`).join(' ')}.`
