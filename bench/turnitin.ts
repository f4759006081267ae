import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../src/config.ts'
import type { Context } from '../src/context.ts'
import { lockForWork } from '../src/db/access.ts'
import { addAccount, addKey } from '../src/db/accounts.ts'
import { texts } from '../src/db/schema.ts'
import { plainDocument, readerVersion } from '../src/domain/document.ts'
import { advance } from '../src/flow/advance.ts'
import { publishAssessment } from '../src/flow/assessments.ts'
import { importPolicy } from '../src/flow/policy.ts'
import { startRemoteLanes } from '../src/flow/remote/lanes.ts'
import { openRuns } from '../src/flow/remote/open.ts'
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

/** Papers whose local results are timed with and without the remote detector; reading and screening take most of it. */
const compared = { papers: 150, overMs: 30_000 }

/**
 * Papers handed in within a minute, against an emulator that loses 20 % of its callbacks and answers 10 % of its calls
 * with 429 or 5xx. Their texts are put in place directly, so that the rush meets the remote part alone. Then fewer
 * papers go through everything, with the remote detector and without, to see whether local results were delayed by it.
 */
export async function run({ quick, log, papers }: Options): Promise<Figure[]> {
  const size = quick
    ? quickRush
    : { papers: papers ?? rush.papers, overMs: ((papers ?? rush.papers) / rush.papers) * rush.overMs }
  const remote = await play({ ...size, withTurnitin: true, whole: false }, log)
  const some = quick ? quickRush : compared
  const beside = await play({ ...some, withTurnitin: true, whole: true }, log)
  const alone = await play({ ...some, withTurnitin: false, whole: true }, log)
  const note = `${size.papers} papers, meant to come within ${Math.round(size.overMs / 1_000)} s; 1 callback in 5 lost, 1 call in 10 answered with 429 or 5xx`
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
    {
      name: 'until all were handed in',
      value: round(remote.handedMs / 1_000, 1),
      unit: 's',
      goal: String(size.overMs / 1_000),
    },
    { name: 'until the last remote result', value: round(remote.totalMs / 1_000, 1), unit: 's' },
    { name: 'from hand-in to remote result, 50 of 100', value: round(remote.half, 1), unit: 's' },
    { name: 'from hand-in to remote result, 95 of 100', value: round(remote.most, 1), unit: 's' },
    { name: 'calls made', value: remote.calls, unit: 'calls' },
    {
      name: 'from hand-in to local results, 95 of 100, with the remote detector',
      value: round(beside.localMost, 1),
      unit: 's',
    },
    { name: 'from hand-in to local results, 95 of 100, without it', value: round(alone.localMost, 1), unit: 's' },
  ]
}

interface Rush {
  papers: number
  overMs: number
  withTurnitin: boolean
  /** With reading and screening, or with the remote part alone. */
  whole: boolean
}

async function play({ papers, overMs, withTurnitin, whole }: Rush, log: (line: string) => void) {
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
  const service = await startService(config, silent, { api: true, background: whole })
  try {
    const { context } = service
    config.publicUrl = service.baseUrl
    const { key, assessmentId, students } = await people(context, papers, withTurnitin)
    const lanes = whole ? null : startRemoteLanes(context)
    const begun = performance.now()
    const read = (id: string) => (whole ? Promise.resolve() : readAtOnce(context, id))
    const handed = await handInAll({ url: service.baseUrl!, key, assessmentId, students, overMs, read })
    const handedMs = performance.now() - begun
    log(`${handed} handed in after ${Math.round((performance.now() - begun) / 1_000)} s`)
    await until(context, log, withTurnitin, papers)
    await lanes?.stop()
    return {
      ...(await figures(context)),
      handedMs,
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

/** How many hand-ins are under way at once at most. */
const atOnce = 24

/** Hands in at an even pace, or as fast as the machine takes it. Returns how many were accepted. */
async function handInAll(rushed: {
  url: string
  key: string
  assessmentId: string
  students: string[]
  overMs: number
  read(id: string): Promise<void>
}): Promise<number> {
  const { url, key, assessmentId, students, overMs, read } = rushed
  const begun = performance.now()
  let next = 0
  let accepted = 0
  const sender = async () => {
    for (let index = next++; index < students.length; index = next++) {
      const wait = (overMs / students.length) * index - (performance.now() - begun)
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
      const form = new FormData()
      form.set('assessmentId', assessmentId)
      form.set('studentId', students[index]!)
      form.set('reflection', JSON.stringify(reflection(index)))
      form.set('file', new Blob([essay(index)]), 'essay.txt')
      const headers = { authorization: `Bearer ${key}` }
      const response = await fetch(`${url}/v1/submissions`, { method: 'POST', body: form, headers })
      const { id } = (await response.json()) as { id: string }
      if (response.status !== 201) continue
      accepted++
      await read(id)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, sender))
  return accepted
}

/** What the extractor and the screener do, without them. */
async function readAtOnce(context: Context, submissionId: string) {
  const { text, ...layout } = plainDocument(essay(Number.parseInt(submissionId.slice(-4), 16)))
  await context.db.transaction(async (tx) => {
    await tx.insert(texts).values({ submissionId, reader: readerVersion, text, sha256: 'bench', layout })
    await advance(tx, (await lockForWork(tx, submissionId))!, { type: 'submission.text_extracted', who: null })
    await advance(tx, (await lockForWork(tx, submissionId))!, { type: 'submission.released', who: null })
  })
  await openRuns(context, submissionId)
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
