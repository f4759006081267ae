import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../src/config.ts'
import type { Context } from '../src/context.ts'
import { addAccount, addKey } from '../src/db/accounts.ts'
import { publishAssessment } from '../src/flow/assessments.ts'
import { importPolicy } from '../src/flow/policy.ts'
import { switchDetector } from '../src/flow/remote/switch.ts'
import { silent } from '../src/log.ts'
import { startService } from '../src/service.ts'
import { emulatorKey, startEmulator } from '../src/turnitin-emulator/start.ts'
import { type Figure, quantile, round } from './workload.ts'

/** The rush: so many papers, handed in over so long, in milliseconds. */
const rush = { papers: 3_000, overMs: 60_000 }
const quickRush = { papers: 60, overMs: 2_000 }
/** Nobody waits longer than this for the last of them, in milliseconds. */
const patience = 40 * 60_000

interface Options {
  quick: boolean
  log(line: string): void
  papers?: number
}

/**
 * Papers handed in within a minute, against an emulator that loses 20 % of its callbacks and answers 10 % of its calls
 * with 429 or 5xx; then the same papers with no remote detector, to see whether local results were delayed by it.
 */
export async function run({ quick, log, papers }: Options): Promise<Figure[]> {
  const size = quick
    ? quickRush
    : { papers: papers ?? rush.papers, overMs: ((papers ?? rush.papers) / rush.papers) * rush.overMs }
  const remote = await play(size, true, log)
  const local = await play(size, false, log)
  const note = `${size.papers} papers in ${Math.round(size.overMs / 1_000)} s; 1 callback in 5 lost, 1 call in 10 answered with 429 or 5xx`
  return [
    {
      name: 'remote runs that came to a terminal state',
      value: remote.ended,
      unit: `of ${size.papers}`,
      goal: String(size.papers),
      note,
    },
    { name: 'remote runs that have a result', value: remote.succeeded, unit: `of ${size.papers}` },
    { name: 'documents at the vendor that are one too many', value: remote.doubled, unit: 'documents', goal: '0' },
    { name: 'until the last remote result', value: round(remote.totalMs / 1_000, 1), unit: 's' },
    { name: 'from hand-in to remote result, 50 of 100', value: round(remote.half, 1), unit: 's' },
    { name: 'from hand-in to remote result, 95 of 100', value: round(remote.most, 1), unit: 's' },
    { name: 'calls made', value: remote.calls, unit: 'calls' },
    {
      name: 'from hand-in to local results, 95 of 100, with the remote detector',
      value: round(remote.localMost, 1),
      unit: 's',
    },
    { name: 'from hand-in to local results, 95 of 100, without it', value: round(local.localMost, 1), unit: 's' },
  ]
}

async function play({ papers, overMs }: typeof rush, withTurnitin: boolean, log: (line: string) => void) {
  const dataDir = await mkdtemp(join(tmpdir(), 'candour-turnitin-'))
  const { baseUrl, emulator, stop } = await startEmulator({ production: false })
  const { state } = emulator
  state.post = (_event, count) => (count % 5 === 0 ? 'lost' : 'sent')
  for (const [index, status] of [429, 500, 503, 504].entries()) {
    state.faults.push({ knob: { kind: 'status', status }, every: 37 + index, times: Number.POSITIVE_INFINITY })
  }
  const tenant = {
    baseUrl: `${baseUrl}/api/v1`,
    apiKey: emulatorKey,
    product: 'turnitin' as const,
    atOnce: 8,
    perSecond: 200,
  }
  const config = { ...readConfig({}), port: 0, dataDir, turnitin: withTurnitin ? tenant : null }
  const service = await startService(config, silent, { api: true, background: true })
  try {
    const { context } = service
    config.publicUrl = service.baseUrl
    const { key, assessmentId, students } = await people(context, papers, withTurnitin)
    const begun = performance.now()
    const handed = await handInAll({ url: service.baseUrl!, key, assessmentId, students, overMs })
    log(`${handed} handed in after ${Math.round((performance.now() - begun) / 1_000)} s`)
    await until(context, log, withTurnitin, papers)
    return {
      ...(await figures(context)),
      totalMs: performance.now() - begun,
      calls: state.journal.length,
      doubled: doubled(state.documents.values(), papers),
    }
  } finally {
    await service.stop()
    await stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function people(context: Context, papers: number, withTurnitin: boolean) {
  await importPolicy(context, null, {
    text: 'Version: 1\n\n4.2 Integrity\n\nSay how AI was used.\n',
    authorisedBy: 'Bench',
    authorisedOn: '2026-01-01',
    activate: true,
  })
  const { id: tutor } = await addAccount(context.db, { role: 'tutor', name: 'A tutor' })
  const { id: admin } = await addAccount(context.db, { role: 'admin', name: 'An admin' })
  const { id: lms } = await addAccount(context.db, { role: 'integration', name: 'An LMS' })
  const { key } = await addKey(context.db, lms, 'bench')
  const students: string[] = []
  for (let count = 0; count < papers; count++)
    students.push((await addAccount(context.db, { role: 'student', name: `Student ${count}` })).id)
  const assessment = await publishAssessment(
    context,
    { id: tutor, role: 'tutor' },
    { title: 'Essay', brief: 'Write about play.', aiLevel: 2, guidance: 'Ask first.' },
  )
  if (withTurnitin) {
    const declaration = { recipient: 'Emulator', region: 'Here', retention: 'None', lawfulBasis: 'Bench' }
    await switchDetector(context, { id: admin, role: 'admin' }, 'turnitin', {
      state: 'on',
      owner: 'Bench',
      reason: 'Bench',
      declaration,
    })
  }
  return { key, assessmentId: assessment.id, students }
}

/** Hands in at an even pace, whatever the answers take. */
async function handInAll(rushed: {
  url: string
  key: string
  assessmentId: string
  students: string[]
  overMs: number
}): Promise<number> {
  const { url, key, assessmentId, students, overMs } = rushed
  const begun = performance.now()
  const answers = students.map(async (student, index) => {
    const wait = (overMs / students.length) * index - (performance.now() - begun)
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, wait)))
    const form = new FormData()
    form.set('assessmentId', assessmentId)
    form.set('studentId', student)
    form.set('reflection', JSON.stringify(reflection(index)))
    form.set('file', new Blob([essay(index)]), 'essay.txt')
    const response = await fetch(`${url}/v1/submissions`, {
      method: 'POST',
      body: form,
      headers: { authorization: `Bearer ${key}` },
    })
    await response.arrayBuffer()
    return response.status === 201
  })
  return (await Promise.all(answers)).filter(Boolean).length
}

const essay = (index: number) =>
  `Paper ${index}. Play gives young children a safe place to test ideas about the world before those ideas have consequences. ${Array.from({ length: 120 }, (_, word) => `word${(index * 131 + word * 17) % 4_000}`).join(' ')}.`

const reflection = (index: number) => ({
  aiUsed: false,
  otherTools: ['spelling'],
  whyNot: `I wanted to find my own words for part ${index}.`,
  priorLearning: `The running records of week ${index} gave me my examples.`,
  responsibilityAccepted: true,
})

const open = "state in ('waiting', 'stalled', 'blocked')"

async function until({ db }: Context, log: (line: string) => void, withTurnitin: boolean, papers: number) {
  const end = performance.now() + patience
  for (let turn = 1; performance.now() < end; turn++) {
    const { rows } = await db.$client.query(
      `select (select count(*)::int from submissions where status in ('received', 'extracted')) as local,
        (select count(*)::int from remote_runs where ${open}) as waiting, (select count(*)::int from remote_runs) as runs`,
    )
    const { local, waiting, runs } = rows[0]
    if (local === 0 && waiting === 0 && (!withTurnitin || runs === papers)) return
    if (turn % 20 === 0) log(`${local} wait for local results, ${waiting} of ${runs} runs for remote ones`)
    await new Promise((resolve) => setTimeout(resolve, 1_000))
  }
}

async function figures({ db }: Context) {
  const { rows } = await db.$client.query(
    `select state, extract(epoch from succeeded_at - submissions.received_at)::float as seconds
     from remote_runs join submissions on submissions.id = remote_runs.submission_id`,
  )
  const { rows: locals } = await db.$client.query(
    `select extract(epoch from min(e.at) - s.received_at)::float as seconds from submissions s
     join audit_events e on e.submission_id = s.id and e.type in ('submission.released', 'submission.flagged', 'submission.sampled')
     group by s.id`,
  )
  const seconds = rows.filter((row) => row.state === 'succeeded').map((row) => Number(row.seconds))
  return {
    ended: rows.filter(({ state }) => ['succeeded', 'skipped', 'failed', 'closed'].includes(state)).length,
    succeeded: seconds.length,
    half: quantile(seconds, 0.5),
    most: quantile(seconds, 0.95),
    localMost: quantile(
      locals.map((row) => Number(row.seconds)),
      0.95,
    ),
  }
}

/** Documents with content beyond one for each paper. */
function doubled(documents: Iterable<{ text: string | null }>, papers: number): number {
  return Math.max(0, [...documents].filter(({ text }) => text !== null).length - papers)
}
