import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { outbox, runs } from '../../../src/db/schema/index.ts'
import { stalledWork } from '../../../src/db/submission/stalled.ts'
import { readerVersion } from '../../../src/domain/screening/document.ts'
import { type SubmissionStatus, submissionStatuses } from '../../../src/domain/submission/status.ts'
import { processing } from '../../../src/domain/submission/status-sets.ts'
import { aDatabase } from '../rows.ts'

const rows = await aDatabase()
const { db } = rows
const hour = 3_600_000

async function work(status: SubmissionStatus, ageMs = 2 * hour) {
  const student = await rows.person('student')
  const assessmentId = await rows.assessment()
  const statusSince = new Date(Date.now() - ageMs)
  return (await rows.submission({ assessmentId, studentId: student.id, status, statusSince })).id
}
const waitingFor = async (id: string) =>
  (await stalledWork(db, hour)).filter(({ submissionId }) => submissionId === id).map(({ worker }) => worker)

test.each([
  ['received', 'extract'],
  ['extracted', 'screen'],
] as const)('work that has stood as %s for too long waits for “%s”', async (status, worker) => {
  expect(await waitingFor(await work(status))).toEqual([worker])
})

test.each(submissionStatuses.filter((status) => !processing.includes(status)))(
  'work that stands as %s waits for no program',
  async (status) => {
    expect(await waitingFor(await work(status))).toEqual([])
  },
)

test('work that has not stood for long, or whose event is on its way, is left alone', async () => {
  const [fresh, announced] = [await work('received', hour / 2), await work('received')]
  await db.insert(outbox).values({ eventId: randomUUID(), type: 'submission.received', submissionId: announced })

  expect([await waitingFor(fresh), await waitingFor(announced)]).toEqual([[], []])
})

test('a run that is due for another try is screened again, until a later one followed', async () => {
  const submissionId = await work('released')
  const run = {
    submissionId,
    detector: 'overlap',
    version: '1',
    point: 'own_work' as const,
    detail: '',
    measurements: [],
  }
  const nextAttemptAt = new Date(Date.now() - 60_000)
  await db.insert(runs).values({ id: randomUUID(), ...run, attempt: 1, state: 'failed', nextAttemptAt })
  const due = await waitingFor(submissionId)
  await rows.text(submissionId)
  await db.insert(runs).values({ id: randomUUID(), ...run, attempt: 2, readerVersion, state: 'succeeded' })

  expect(due).toEqual(['screen'])
  expect(await waitingFor(submissionId)).toEqual([])
})

test('a run whose next try is not due yet is left alone', async () => {
  const submissionId = await work('released')
  await db.insert(runs).values({
    id: randomUUID(),
    submissionId,
    detector: 'overlap',
    version: '1',
    point: 'own_work',
    attempt: 1,
    state: 'failed',
    detail: '',
    measurements: [],
    nextAttemptAt: new Date(Date.now() + hour),
  })

  expect(await waitingFor(submissionId)).toEqual([])
})
