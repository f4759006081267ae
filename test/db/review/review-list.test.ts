import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { placeOf } from '../../../src/db/review/pile/place.ts'
import { type ReviewFilter, reviewList } from '../../../src/db/review/review-list.ts'
import { responseWindows } from '../../../src/db/schema/index.ts'
import type { Actor } from '../../../src/domain/people/permission.ts'
import { turnOf } from '../../../src/domain/submission/turn.ts'
import { aDatabase } from '../rows.ts'

const rows = await aDatabase()
const { db } = rows
const minute = (count: number) => new Date(Date.UTC(2026, 0, 1, 9, count))

async function aTutor() {
  const [tutor, student] = [await rows.person('tutor'), await rows.person('student', 'Kim')]
  const assessments = [
    await rows.assessment({ tutors: [tutor], title: 'Essay' }),
    await rows.assessment({ tutors: [tutor], title: 'Report' }),
  ]
  const work = async (count: number, assessment = 0, given = {}) =>
    (
      await rows.submission({
        assessmentId: assessments[assessment]!,
        studentId: student.id,
        receivedAt: minute(count),
        ...given,
      })
    ).id
  return { tutor, student, assessments, work }
}
const list = async (who: Actor, filter: Partial<ReviewFilter> = {}) =>
  reviewList(db, who, { status: 'under_review', ...filter })
const idsOf = ({ items }: Awaited<ReturnType<typeof reviewList>>) => items.map(({ id }) => id)

test('work of all of a tutor’s assessments comes oldest first', async () => {
  const { tutor, work } = await aTutor()
  const [third, first, second] = [await work(3, 0), await work(1, 1), await work(2, 0)]

  expect(idsOf(await list(tutor))).toEqual([first, second, third])
})

test('a page ends after fifty, and the next one begins where it ended', async () => {
  const { tutor, work } = await aTutor()
  const ids: string[] = []
  for (let count = 0; count < 53; count++) ids.push(await work(count, count % 2))

  const first = await list(tutor)
  const second = await list(tutor, { cursor: first.nextCursor! })

  expect(idsOf(first)).toEqual(ids.slice(0, 50))
  expect(idsOf(second)).toEqual(ids.slice(50))
  expect(second.nextCursor).toBeNull()
})

test('a cursor that is none is refused', async () => {
  const { tutor } = await aTutor()

  await expect(list(tutor, { cursor: 'x' })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
})

test('is narrowed to one assessment, for a tutor and for a lead', async () => {
  const { tutor, assessments, work } = await aTutor()
  const lead = await rows.person('lead')
  await work(1, 0)
  const report = await work(2, 1)
  const filter = { assessmentId: assessments[1]! }

  expect([idsOf(await list(tutor, filter)), idsOf(await list(lead, filter))]).toEqual([[report], [report]])
})

test('a lead finds there no work that no person reviews or has decided about', async () => {
  const { work, assessments } = await aTutor()
  const lead = await rows.person('lead')
  await work(1, 0, { status: 'released' })

  expect(idsOf(await list(lead, { status: 'released', assessmentId: assessments[0]! }))).toEqual([])
})

describe('why work is there', () => {
  test('is said by detectors that point at something and that no person dismissed', async () => {
    const { tutor, work } = await aTutor()
    const id = await work(1)
    await rows.flag(id, { detector: 'overlap' })
    await rows.flag(id, { detector: 'declared-use', severity: 'info' })
    const dismissed = await rows.flag(id, { detector: 'hidden-text' })
    await rows.dismissal(dismissed, id, tutor)

    expect((await list(tutor)).items).toMatchObject([{ detectors: ['overlap'], concerns: 0, unreadable: false }])
  })

  test('narrows the list', async () => {
    const { tutor, work } = await aTutor()
    const flagged = await work(1)
    await rows.flag(flagged, { detector: 'overlap' })
    const discussed = await work(2)
    await rows.concern(discussed, tutor)
    const unreadable = await work(3, 0, { unreadable: 'It is a picture.' })

    expect(idsOf(await list(tutor, { kind: 'overlap' }))).toEqual([flagged])
    expect(idsOf(await list(tutor, { kind: 'concern' }))).toEqual([discussed])
    expect(idsOf(await list(tutor, { kind: 'unreadable' }))).toEqual([unreadable])
  })
})

test('the newest disclosure and the newest response are the ones that count', async () => {
  const { tutor, student, work } = await aTutor()
  const id = await work(1)
  await rows.disclosure(id, tutor, { at: minute(10) })
  const disclosure = await rows.disclosure(id, tutor, { at: minute(20) })
  await rows.response(id, disclosure, student, { at: minute(30) })
  await rows.response(id, disclosure, student, { at: minute(40) })

  expect((await list(tutor)).items).toMatchObject([{ disclosedAt: minute(20), respondedAt: minute(40) }])
})

test('has the title, and the name where it is not hidden', async () => {
  const { tutor, student, work } = await aTutor()
  const open = await work(1)
  const assessmentId = await rows.assessment({ tutors: [tutor], anonymous: true })
  const anonymous = await rows.submission({ assessmentId, studentId: student.id, receivedAt: minute(2) })

  expect((await list(tutor)).items).toMatchObject([
    { id: open, title: 'Essay', studentName: 'Kim' },
    { id: anonymous.id, studentName: null },
  ])
})

describe('whose turn it is', () => {
  const day = 86_400_000
  const inDays = (days: number) => new Date(Date.now() + days * day)

  /** A time to respond as it would stand, however it began. */
  const aWindow = async (window: typeof responseWindows.$inferInsert) => {
    await db.execute(sql`alter table response_windows disable trigger user`)
    await db.insert(responseWindows).values(window)
    await db.execute(sql`alter table response_windows enable trigger user`)
  }

  test('the filter says the same as the domain, and each work is on one side', async () => {
    const { tutor, student, work } = await aTutor()
    const shown = async (
      count: number,
      respondBy: Date | null,
      { answered = false, statusSince = inDays(-40) } = {},
    ) => {
      const id = await work(count, 0, { statusSince })
      const disclosureId = await rows.disclosure(id, tutor, { at: inDays(-20) })
      if (respondBy) {
        await aWindow({ disclosureId, submissionId: id, openedBy: 'page', respondBy })
      }
      if (answered) await rows.response(id, disclosureId, student)
      return id
    }
    await work(1)
    const students = [await shown(2, null), await shown(3, inDays(1))]
    await shown(4, inDays(-1))
    await shown(5, inDays(1), { answered: true })
    await shown(6, inDays(1), { statusSince: inDays(-1) })

    const all = (await list(tutor)).items
    const onTurn = (on: string) => all.filter((row) => turnOf(row, new Date()).on === on).map(({ id }) => id)

    expect(idsOf(await list(tutor, { turn: 'student' }))).toEqual(students)
    expect(onTurn('student')).toEqual(students)
    expect(idsOf(await list(tutor, { turn: 'tutor' }))).toEqual(onTurn('tutor'))
  })

  test('the place of a work is counted in the order of the list, with its neighbours', async () => {
    const { tutor, work } = await aTutor()
    const [first, second, third] = [await work(1, 0), await work(2, 1), await work(3, 0)]
    const decided = await work(4, 0, { status: 'decided' })
    const place = (id: string, filter = {}) => placeOf(db, tutor, { status: 'under_review', ...filter }, id)

    expect(await place(second)).toEqual({
      number: 2,
      total: 3,
      previous: { id: first },
      next: { id: third },
      nextWaiting: { id: third },
    })
    expect(await place(third, { order: 'newest' })).toMatchObject({ number: 1, previous: null, next: { id: second } })
    expect(await place(third)).toMatchObject({ next: null, nextWaiting: { id: first } })
    expect(await place(decided)).toMatchObject({ number: null, total: 3, previous: { id: third }, next: null })
  })
})
