import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { reviewList } from '../../../src/db/review/review-list.ts'
import {
  findSubmission,
  findWithAccess,
  lockForWork,
  lockSubmission,
  type Submission,
} from '../../../src/db/submission/access.ts'
import { listSubmissions } from '../../../src/db/submission/listing.ts'
import type { Actor } from '../../../src/domain/people/permission.ts'
import { waitChoices } from '../../../src/domain/review/first-reading.ts'
import { submissionStatuses } from '../../../src/domain/submission/status.ts'
import { visibilityOf } from '../../../src/domain/submission/visibility.ts'
import { aDatabase } from '../rows.ts'

const rows = await aDatabase()
const { db } = rows

const outcomeOf = (query: Promise<unknown>) =>
  query.then(
    () => 'found',
    (error) => error.code as string,
  )

describe('over providers of every kind', () => {
  /** Who is a tutor where, which assessments are anonymous, and work in every state; numbers stand for people. */
  const aProvider = fc.record({
    assessments: fc.array(fc.record({ anonymous: fc.boolean(), tutors: fc.uniqueArray(fc.nat(2), { maxLength: 3 }) }), {
      minLength: 1,
      maxLength: 3,
    }),
    works: fc.array(
      fc.record({
        assessment: fc.nat(2),
        student: fc.nat(1),
        deliveredBy: fc.option(fc.nat(1)),
        status: fc.constantFrom(...submissionStatuses),
        disclosed: fc.boolean(),
        readBy: fc.option(fc.nat(2)),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  })
  type Provider = typeof aProvider extends fc.Arbitrary<infer Value> ? Value : never

  const several = (role: Actor['role'], count: number) =>
    Promise.all(Array.from({ length: count }, () => rows.person(role)))

  async function added({ assessments, works }: Provider) {
    const [students, tutors, integrations] = [
      await several('student', 2),
      await several('tutor', 3),
      await several('integration', 2),
    ]
    const others = [await rows.person('lead'), await rows.person('auditor'), await rows.person('admin')]
    const ids: string[] = []
    for (const { anonymous, tutors: chosen } of assessments)
      ids.push(await rows.assessment({ anonymous, tutors: chosen.map((n) => tutors[n]!) }))

    const submissions: Submission[] = []
    for (const { assessment, student, deliveredBy, status, disclosed, readBy } of works) {
      const studentId = students[student]!.id
      const submission = await rows.submission({
        assessmentId: ids[assessment % ids.length]!,
        studentId,
        submittedBy: deliveredBy === null ? studentId : integrations[deliveredBy]!.id,
        status,
      })
      if (disclosed) await rows.disclosure(submission.id, tutors[0]!)
      if (readBy !== null) await rows.reading(submission.id, tutors[readBy]!)
      submissions.push(submission)
    }
    const tutorsOf = (assessmentId: string) => assessments[ids.indexOf(assessmentId)]!.tutors.map((n) => tutors[n]!.id)
    const isAnonymous = (assessmentId: string) => assessments[ids.indexOf(assessmentId)]!.anonymous
    return {
      people: [...students, ...tutors, ...integrations, ...others],
      submissions,
      works,
      tutors,
      tutorsOf,
      isAnonymous,
    }
  }

  /** What a person finds listed, page after page, among these submissions. */
  async function listed(who: Actor, among: Submission[]) {
    const found: Awaited<ReturnType<typeof listSubmissions>>['items'] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: Awaited<ReturnType<typeof listSubmissions>> = await listSubmissions(db, who, {
        limit: 200,
        ...(cursor && { cursor }),
      })
      found.push(...page.items)
      cursor = page.nextCursor
    }
    return found.filter(({ id }) => among.some((one) => one.id === id))
  }

  async function toReview(who: Actor, among: Submission[]) {
    const pages = await Promise.all(submissionStatuses.map((status) => reviewList(db, who, { status })))
    return pages.flatMap(({ items }) => items).filter(({ id }) => among.some((one) => one.id === id))
  }

  test('the query and the domain agree on who finds which submission and sees whose name, in finds and in lists', async () => {
    await fc.assert(
      fc.asyncProperty(aProvider, async (provider) => {
        const { people, submissions, works, tutors, tutorsOf, isAnonymous } = await added(provider)

        for (const who of people) {
          const list = await listed(who, submissions)
          const reviews = await toReview(who, submissions)
          for (const [index, submission] of submissions.entries()) {
            const { status, disclosed, readBy } = works[index]!
            const {
              extent,
              names,
              reviews: isReviewer,
            } = visibilityOf(
              {
                ...who,
                isTutor: tutorsOf(submission.assessmentId).includes(who.id),
                hasRead: readBy !== null && tutors[readBy]!.id === who.id,
              },
              { ...submission, status, isDisclosed: disclosed },
              { anonymous: isAnonymous(submission.assessmentId) },
              waitChoices[0],
            )
            const isFound = extent !== 'nothing'
            const row = list.find(({ id }) => id === submission.id)
            const review = reviews.find(({ id }) => id === submission.id)

            expect(await outcomeOf(findSubmission(db, who, submission.id))).toBe(isFound ? 'found' : 'NOT_FOUND')
            expect(row !== undefined).toBe(isFound)
            if (row) expect(row.studentName !== null).toBe(names)
            if (who.role === 'tutor' || who.role === 'lead') expect(review !== undefined).toBe(isReviewer)
            if (review) expect(isFound).toBe(true)
            if (review) expect(review.studentName !== null).toBe(names)
          }
        }
      }),
      { numRuns: 8 },
    )
  })
})

describe('one submission', async () => {
  const [student, tutor, otherTutor] = [
    await rows.person('student'),
    await rows.person('tutor'),
    await rows.person('tutor'),
  ]
  const assessmentId = await rows.assessment({ anonymous: true, tutors: [tutor] })
  const submission = await rows.submission({ assessmentId, studentId: student.id })

  test('comes with all that decides what a person may see of it', async () => {
    const before = await findWithAccess(db, tutor, submission.id)
    await rows.disclosure(submission.id, tutor)
    await rows.reading(submission.id, tutor)
    const after = await findWithAccess(db, tutor, submission.id)

    expect(before).toMatchObject({ anonymous: true, isTutor: true, isDisclosed: false, reading: null })
    expect(after).toMatchObject({
      isTutor: true,
      isDisclosed: true,
      reading: { readerId: tutor.id, opinion: 'unsure' },
    })
  })

  test('comes with no reading of somebody else', async () => {
    const lead = await rows.person('lead')
    await rows.reading(submission.id, lead)

    expect(await findWithAccess(db, student, submission.id)).toMatchObject({ reading: null, isTutor: false })
  })

  test('is answered to outsiders like an unknown one, in every way of asking', async () => {
    const message = (query: Promise<unknown>) =>
      query.then(
        () => 'found',
        (error: Error) => error.message,
      )
    const asked = (id: string) => [
      message(findSubmission(db, otherTutor, id)),
      message(findWithAccess(db, otherTutor, id)),
      message(db.transaction((tx) => lockSubmission(tx, otherTutor, id))),
    ]

    const answers = new Set(await Promise.all([...asked(submission.id), ...asked(randomUUID())]))

    expect([...answers]).toEqual(['There is no such submission, or it is not yours to see.'])
  })

  test.each([
    ['a person', (tx: Parameters<typeof lockSubmission>[0]) => lockSubmission(tx, tutor, submission.id)],
    ['the background', (tx: Parameters<typeof lockSubmission>[0]) => lockForWork(tx, submission.id)],
  ])('is held by %s until the transaction ends', async (_, lock) => {
    const order: string[] = []
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const first = db.transaction(async (tx) => {
      await lock(tx)
      order.push('first has it')
      await held
      order.push('first is done')
    })
    while (!order.length) await new Promise((resolve) => setImmediate(resolve))
    const second = db.transaction(async (tx) => {
      await lockForWork(tx, submission.id)
      order.push('second has it')
    })
    await db.execute('select 1')
    release()
    await Promise.all([first, second])

    expect(order).toEqual(['first has it', 'first is done', 'second has it'])
  })

  test('is null to the background when there is none', async () => {
    expect(await db.transaction((tx) => lockForWork(tx, randomUUID()))).toBeNull()
  })
})
