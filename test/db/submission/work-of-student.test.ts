import { expect, test } from 'vitest'
import { newId } from '../../../src/db/id.ts'
import { drafts, extensions } from '../../../src/db/schema/index.ts'
import { workOf } from '../../../src/db/submission/work-of-student.ts'
import { aDatabase } from '../rows.ts'

const rows = await aDatabase()
const { db } = rows

test('every assessment of the student’s courses is there with the newest attempt, the one due first at the top', async () => {
  const student = await rows.person('student')
  const at = (days: number) => new Date(Date.now() + days * 86_400_000)
  const [later, sooner, undated] = [
    await rows.assessment({ students: [student], dueAt: at(9) }),
    await rows.assessment({ students: [student], dueAt: at(2) }),
    await rows.assessment({ students: [student] }),
  ]
  await rows.submission({ assessmentId: later, studentId: student.id, status: 'superseded' })
  const newest = await rows.submission({ assessmentId: later, studentId: student.id, status: 'released' })

  const work = await workOf(db, student.id, 'UTC')

  expect(work.map(({ assessment }) => assessment.id)).toEqual([sooner, later, undated])
  expect(work.map(({ submission }) => submission?.id ?? null)).toEqual([null, newest.id, null])
})

test('a draft is its student’s alone, and so is the work', async () => {
  const [one, other] = [await rows.person('student'), await rows.person('student')]
  const assessmentId = await rows.assessment({ students: [one, other] })
  await db.insert(drafts).values({ accountId: one.id, assessmentId })
  await rows.submission({ assessmentId, studentId: one.id })
  const rowFor = async (id: string) =>
    (await workOf(db, id, 'UTC')).find(({ assessment }) => assessment.id === assessmentId)

  expect((await rowFor(one.id))!.draftSavedAt).toBeInstanceOf(Date)
  expect(await rowFor(other.id)).toMatchObject({ draftSavedAt: null, submission: null })
})

test('the due date that applies to the student orders the list, and says why', async () => {
  const student = await rows.person('student')
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)
  const extended = await rows.assessment({ students: [student], dueAt: inDays(1) })
  const other = await rows.assessment({ students: [student], dueAt: inDays(2) })
  const grantedBy = (await rows.person('tutor')).id
  const until = inDays(3)
  await db
    .insert(extensions)
    .values({ id: newId(), assessmentId: extended, studentId: student.id, until, ground: 'agreed', grantedBy })

  const work = await workOf(db, student.id, 'UTC')

  expect(work.map(({ assessment, due }) => [assessment.id, due.because])).toEqual([
    [other, 'base'],
    [extended, 'extension'],
  ])
  expect(work[1]!.due.at).toEqual(until)
})
