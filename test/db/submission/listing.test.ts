import { expect, test } from 'vitest'
import { listSubmissions } from '../../../src/db/submission/listing.ts'
import { aDatabase } from '../rows.ts'

const rows = await aDatabase()
const { db } = rows

/** A tutor's assessment with work received a minute apart, in this order. */
async function work(statuses: Parameters<typeof rows.submission>[0]['status'][], given: { anonymous?: boolean } = {}) {
  const [tutor, student] = [await rows.person('tutor'), await rows.person('student', 'Kim')]
  const assessmentId = await rows.assessment({ tutors: [tutor], title: 'Report', ...given })
  const ids: string[] = []
  for (const [minute, status] of statuses.entries()) {
    const receivedAt = new Date(Date.UTC(2026, 0, 1, 9, minute))
    ids.push((await rows.submission({ assessmentId, studentId: student.id, receivedAt, ...(status && { status }) })).id)
  }
  return { tutor, student, assessmentId, ids }
}
const idsOf = ({ items }: Awaited<ReturnType<typeof listSubmissions>>) => items.map(({ id }) => id)

test('lists newest first, and what waits for a person oldest first', async () => {
  const { tutor, ids } = await work(['released', 'under_review', 'under_review'])

  expect(idsOf(await listSubmissions(db, tutor, {}))).toEqual(ids.toReversed())
  expect(idsOf(await listSubmissions(db, tutor, { status: 'under_review' }))).toEqual(ids.slice(1))
})

test.each([{}, { status: 'under_review' as const }])(
  'walks every page to the end, and no further (%#)',
  async (filter) => {
    const { tutor, ids } = await work(['under_review', 'under_review', 'under_review'])

    const first = await listSubmissions(db, tutor, { ...filter, limit: 2 })
    const second = await listSubmissions(db, tutor, { ...filter, limit: 2, cursor: first.nextCursor! })

    expect(idsOf(first)).toHaveLength(2)
    expect(new Set([...idsOf(first), ...idsOf(second)])).toEqual(new Set(ids))
    expect(second.nextCursor).toBeNull()
  },
)

test('names the student and the assessment, but no student in anonymous marking', async () => {
  const [open, anonymous] = [await work(['released']), await work(['released'], { anonymous: true })]

  expect((await listSubmissions(db, open.tutor, {})).items).toMatchObject([
    { studentName: 'Kim', assessment: { id: open.assessmentId, title: 'Report' }, status: 'released', late: false },
  ])
  expect((await listSubmissions(db, anonymous.tutor, {})).items).toMatchObject([{ studentName: null }])
  expect((await listSubmissions(db, anonymous.student, {})).items).toMatchObject([{ studentName: 'Kim' }])
})

test('is narrowed to one assessment', async () => {
  const one = await work(['released'])
  const other = await work(['released'])
  const auditor = await rows.person('auditor')

  expect(idsOf(await listSubmissions(db, auditor, { assessmentId: one.assessmentId }))).toEqual(one.ids)
  expect(idsOf(await listSubmissions(db, one.tutor, { assessmentId: other.assessmentId }))).toEqual([])
})

test.each(['x', Buffer.from('2022-01-01T00:00:00.000Z not-an-id').toString('base64url')])(
  'a cursor of no earlier page is refused (%#)',
  async (cursor) => {
    const { tutor } = await work([])

    await expect(listSubmissions(db, tutor, { cursor })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ field: 'cursor' }],
    })
  },
)
