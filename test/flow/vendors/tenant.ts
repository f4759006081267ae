import { randomBytes } from 'node:crypto'
import { and, eq, isNotNull } from 'drizzle-orm'
import { afterAll, vi } from 'vitest'
import type { Context } from '../../../src/context.ts'
import { texts, vendorRuns } from '../../../src/db/schema/index.ts'
import { lockForWork } from '../../../src/db/submission/access.ts'
import { statusOf } from '../../../src/db/vendors/status.ts'
import { sha256Hex } from '../../../src/domain/hash.ts'
import type { RemoteDetector } from '../../../src/domain/screening/detector.ts'
import { plainDocument, readerVersion } from '../../../src/domain/screening/document.ts'
import { advance } from '../../../src/flow/advance.ts'
import { setWhatWaits } from '../../../src/flow/review/first-reading.ts'
import { openRuns } from '../../../src/flow/vendors/open.ts'
import { carryOut } from '../../../src/flow/vendors/run/carry-out.ts'
import { claimDue } from '../../../src/flow/vendors/run/claim.ts'
import { maintain } from '../../../src/flow/vendors/upkeep.ts'
import type { Settings } from '../../../src/vendors/turnitin/api/settings.ts'
import { turnitin } from '../../../src/vendors/turnitin/detector.ts'
import { createEmulator } from '../../../tools/turnitin-emulator/emulator.ts'
import type { Setup } from '../../../tools/turnitin-emulator/state.ts'
import { aService, type Person } from '../../service.ts'

/** A name that no other text holds, so that any byte of it that leaves is found. */
export const student = { name: 'Zebulon Quackenbush', email: 'zebulon.quackenbush@college.example' }

export const essay = `Play and learning, by ${student.name}
Contact: ${student.email}

Play gives young children a safe place to test ideas about the world before those ideas have consequences. On my own
placement I watched two children share out buttons and argue about what was fair, and I wrote down every turn they took.
`

export const declaration = {
  recipient: 'The vendor',
  region: 'EU',
  retention: 'Until erased',
  lawfulBasis: 'Public task, DPIA 12',
}

// A played week is many steps, and none of these tests is about how long they take.
vi.setConfig({ testTimeout: 180_000 })

export type Tenant = Awaited<ReturnType<typeof withDetector>>

const never = new AbortController().signal

/** A service without a background, with one remote detector switched on and a clock that only the test moves. */
export async function withDetector(make: (time: { now: Date }) => Promise<RemoteDetector>) {
  const time = { now: new Date() }
  const detector = await make(time)
  const service = await aService({ maxAttempts: 10_000, uploadsPerHour: 10_000 }, { background: false })
  const { context } = service
  context.clock = () => time.now
  context.config.publicUrl = service.baseUrl
  // What is shown before a reviewer's own reading is tested by itself (test/http/review/first-reading.test.ts).
  await setWhatWaits(context, service.people.admin, 'none')
  context.detectors = [...context.detectors.filter(({ id }) => id !== detector.id), detector]
  const learner = await service.person('student', student.name)
  await service.owner('update accounts set email = $1 where id = $2', [student.email, learner.id])
  const switchOn = (body: object = {}) =>
    service.call(service.people.admin, 'PUT', `/v1/detectors/${detector.id}/switch`, {
      state: 'on',
      owner: 'Director of Quality',
      reason: 'Agreed by the academic board.',
      declaration,
      ...body,
    })
  await switchOn()

  /** Hands in a text, reads it and opens its runs. */
  const paper = async (text = essay, who: Person = learner, options: { assessmentId?: string } = {}) => {
    const { body } = await service.handIn(
      `${text}\n${randomBytes(4).toString('hex')}`,
      'Zebulon Quackenbush essay.txt',
      { who, ...options },
    )
    await readAs(context, body.id, text)
    await openRuns(context, body.id)
    return body.id as string
  }

  const runOf = async (submissionId: string) => {
    const [run] = await context.db.select().from(vendorRuns).where(eq(vendorRuns.submissionId, submissionId))
    return run!
  }

  return { ...service, time, detector, learner, switchOn, paper, runOf, ...player(context, detector, time) }
}

/** A Turnitin tenant played by the emulator. */
export async function aTenant(setup: Partial<Setup> = {}, settings: Partial<Settings> = {}) {
  let emulator = createEmulator()
  const tenant = await withDetector(async (time) => {
    emulator = createEmulator({ ...setup, clock: () => time.now })
    const baseUrl = `${await emulator.listen()}/api/v1`
    afterAll(() => emulator.app.close())
    const timeouts = { json: 20_000, upload: 20_000 }
    return turnitin({
      baseUrl,
      apiKey: 'emulator-key',
      product: 'turnitin',
      atOnce: 4,
      perSecond: 1_000,
      timeouts,
      ...settings,
    })
  })
  /** Steps, callbacks and time, until nothing is left to do by itself. */
  const play = (untilMs?: number) => tenant.playWith(() => emulator.deliver(), untilMs)
  return { ...tenant, emulator, play }
}

/** Takes the next due step, as the background does. False when there is none to take now. */
export async function stepOne(context: Context, detector: RemoteDetector, signal: AbortSignal): Promise<boolean> {
  const run = await claimDue(context.db, detector, context.clock())
  if (run) await carryOut(context, detector, run, signal)
  return run !== null
}

/** Moves the clock from one due moment to the next, so that hours pass without anybody sleeping. */
function player(context: Context, detector: RemoteDetector, time: { now: Date }) {
  const drain = async () => {
    let steps = 0
    while (await stepOne(context, detector, never)) steps++
    return steps
  }
  const playWith = async (between: () => Promise<unknown>, untilMs = 30 * 86_400_000) => {
    const end = time.now.getTime() + untilMs
    await maintain(context, detector, never)
    for (;;) {
      if ((await statusOf(context.db, detector.id)).pausedAt) await maintain(context, detector, never)
      await drain()
      await between()
      if (await drain()) continue
      const next = await nextMoment(context, detector)
      if (!next || next.getTime() > end) return
      if (next > time.now) time.now = next
    }
  }
  return { drain, playWith, play: (untilMs?: number) => playWith(async () => {}, untilMs) }
}

async function nextMoment({ db, clock }: Context, { id }: RemoteDetector): Promise<Date | null> {
  const status = await statusOf(db, id)
  const due = await db
    .select()
    .from(vendorRuns)
    .where(and(eq(vendorRuns.detector, id), isNotNull(vendorRuns.nextStepAt)))
  const moments = due.map(({ nextStepAt, claim, claimedUntil }) =>
    Math.max(nextStepAt!.getTime(), claim ? claimedUntil!.getTime() : 0, status.circuitOpenUntil?.getTime() ?? 0),
  )
  if (status.pausedAt && due.length) return new Date(status.upkeepAt!.getTime() + 600_001)
  return moments.length ? new Date(Math.max(Math.min(...moments), clock().getTime() + 1)) : null
}

/** What the extractor and the screener do, without them: the text is there and nobody has to look. */
async function readAs({ db }: Context, submissionId: string, text: string) {
  await db.transaction(async (tx) => {
    const { text: _, ...layout } = plainDocument(text)
    await tx.insert(texts).values({ submissionId, readerVersion, text, sha256: sha256Hex(text), layout })
    await advance(tx, (await lockForWork(tx, submissionId))!, { type: 'submission.text_extracted', who: null })
    await advance(tx, (await lockForWork(tx, submissionId))!, { type: 'submission.released', who: null })
  })
}
