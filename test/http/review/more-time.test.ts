import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { newId } from '../../../src/db/id.ts'
import { noticesWithFacts } from '../../../src/db/notices/facts.ts'
import { notices } from '../../../src/db/schema/index.ts'
import { remind } from '../../../src/flow/notices/remind.ts'
import { propose } from '../../adverse.ts'
import { disclosed } from '../../db/disclosed.ts'
import { noAi } from '../../samples.ts'
import { aService, type Person } from '../../service.ts'

const { call, handIn, settled, people, person, owner, context } = await aService()
const observation = 'Two pages are the same as a page of another work.'
const day = 86_400_000
const inDays = (days: number) => new Date(Date.now() + days * day).toISOString()

/** Work under review without a disclosure. */
async function underReview() {
  const student = await person('student')
  const { body } = await handIn(`Quiet work ${randomUUID()}.`, 'e.txt', { who: student, reflection: noAi() })
  await settled(body.id, ['released'])
  const path = `/v1/submissions/${body.id}`
  await call(people.tutor, 'POST', `${path}/concerns`, { code: 'collusion', particulars: observation })
  return { id: body.id as string, path, student }
}

/** The same with evidence that the student was shown so many days ago, and ten days to respond. */
async function shown(arrivedDaysAgo = 2) {
  const work = await underReview()
  await owner(`update submissions set status_since = status_since - interval '30 days' where id = $1`, [work.id])
  const times = { daysAgo: arrivedDaysAgo, arrivedDaysAgo }
  const disclosureId = await disclosed(owner, {
    submissionId: work.id,
    tutorId: people.tutor.id,
    items: [{ observation }],
    ...times,
  })
  return { ...work, disclosureId }
}

/** Moves the first end of the time to respond, without the time that was granted, so many days into the past. */
async function moveEnd(submissionId: string, days: number) {
  await owner('alter table response_windows disable trigger user')
  await owner(
    'update response_windows set at = at - make_interval(hours => $1), respond_by = respond_by - make_interval(hours => $1) where submission_id = $2',
    [days * 24, submissionId],
  )
  await owner('alter table response_windows enable trigger user')
}

type Work = { path: string; student: Person }
const ask = ({ path, student }: Work, until = inDays(20), reason = 'I have an exam that week.') =>
  call(student, 'POST', `${path}/time-requests`, { until, reason })
const answer = ({ path }: Work, requestId: string, body: object, who = people.tutor) =>
  call(who, 'POST', `${path}/time-requests/${requestId}/answers`, body)
const viewOf = async ({ path, student }: Work) => (await call(student, 'GET', path)).body
const fieldsOf = ({ body }: { body: { fields?: { field: string }[] } }) => body.fields?.map(({ field }) => field)

test('time that is granted moves the end everywhere: the disclosure, the turn, the notice', async () => {
  const work = await shown()
  const until = inDays(20)
  const { body: request } = await ask(work, until)

  expect((await viewOf(work)).turn).toMatchObject({ on: 'tutor', why: 'time_asked' })
  const granted = await answer(work, request.id, { granted: true, until })

  expect(granted).toMatchObject({ status: 201, body: { granted: true, until } })
  const view = await viewOf(work)
  expect(view.disclosures[0].respondBy).toBe(until)
  expect(view.turn).toMatchObject({ on: 'student', why: 'to_respond', until })
  expect(view.timeRequests).toMatchObject([{ reason: 'I have an exam that week.', answer: { granted: true, until } }])
  const [notice] = await noticesWithFacts(context.db).where(
    and(eq(notices.submissionId, work.id), eq(notices.kind, 'time_answered')),
  )
  expect(notice).toMatchObject({ personId: work.student.id, respondBy: new Date(until) })
})

test('a referral that the old end would have allowed waits for the new one, for the service and for the owner', async () => {
  const work = await shown(9)
  const { body: request } = await ask(work)
  await answer(work, request.id, { granted: true, until: inDays(20) })
  await moveEnd(work.id, 5)

  const refused = await propose({ call, people }, work.path, { outcome: 'referred', evidence: [{ observation }] })

  expect(refused).toMatchObject({ status: 422, body: { code: 'DECISION_INCOMPLETE', fields: [{ field: 'outcome' }] } })
  await expect(
    owner(
      `insert into decisions (id, submission_id, round, decided_by, outcome, reasons, evidence, answers)
       values ($1, $2, 1, $3, 'referred', 'A page is the same.', $4, '[]')`,
      [newId(), work.id, people.tutor.id, JSON.stringify([{ observation, confirmedBy: people.tutor.id }])],
    ),
  ).rejects.toMatchObject({ constraint: 'student_was_heard' })
})

test('a refusal has a reason, reaches the student, and leaves the end as it was', async () => {
  const work = await shown()
  const before = (await viewOf(work)).disclosures[0].respondBy
  const { body: request } = await ask(work)

  expect(fieldsOf(await answer(work, request.id, { granted: false }))).toEqual(['reason'])
  expect((await answer(work, request.id, { granted: false, reason: 'The board meets on the 3rd.' })).status).toBe(201)

  const view = await viewOf(work)
  expect(view.disclosures[0].respondBy).toBe(before)
  expect(view.turn).toMatchObject({ on: 'student', why: 'to_respond', until: before })
  expect(view.timeRequests[0].answer).toMatchObject({
    granted: false,
    until: null,
    reason: 'The board meets on the 3rd.',
  })
})

test('less than was asked for needs a reason, and more time is more', async () => {
  const work = await shown()
  const { body: request } = await ask(work, inDays(20))

  expect(fieldsOf(await answer(work, request.id, { granted: true, until: inDays(12) }))).toEqual(['reason'])
  expect(fieldsOf(await answer(work, request.id, { granted: true, until: inDays(1), reason: 'x' }))).toEqual(['until'])
  expect(
    (await answer(work, request.id, { granted: true, until: inDays(12), reason: 'The board meets.' })).status,
  ).toBe(201)
})

test('a request asks for a later time with a reason, before the time is over, and one at a time', async () => {
  const [work, over, quiet] = [await shown(), await shown(11), await underReview()]

  expect(fieldsOf(await ask(work, inDays(1)))).toEqual(['until'])
  expect(fieldsOf(await ask(work, inDays(400)))).toEqual(['until'])
  expect(fieldsOf(await ask(work, inDays(20), ' '))).toEqual(['reason'])
  expect((await ask(work)).status).toBe(201)
  expect(await ask(work)).toMatchObject({ status: 409, body: { code: 'STATE_CHANGED' } })
  expect(await ask(over)).toMatchObject({ status: 409, body: { code: 'ILLEGAL_TRANSITION' } })
  expect(await ask(quiet)).toMatchObject({ status: 409, body: { code: 'ILLEGAL_TRANSITION' } })
})

test('after an answer more time can be asked for again', async () => {
  const work = await shown()
  const { body: first } = await ask(work, inDays(15))
  await answer(work, first.id, { granted: true, until: inDays(15) })

  expect((await ask(work, inDays(25))).status).toBe(201)
})

test('a request is answered once: of two people at the same time one is heard', async () => {
  const work = await shown()
  const { body: request } = await ask(work)

  const answers = await Promise.all([
    answer(work, request.id, { granted: true, until: inDays(20) }),
    answer(work, request.id, { granted: false, reason: 'The board meets.' }, people.lead),
  ])

  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
  expect(answers.find(({ status }) => status === 409)!.body.code).toBe('STATE_CHANGED')
})

test('a request that was left without an answer until the time was over can only be granted', async () => {
  const work = await shown()
  const { body: request } = await ask(work)
  await moveEnd(work.id, 10)

  expect((await viewOf(work)).turn).toMatchObject({ on: 'tutor', why: 'time_asked' })
  expect(fieldsOf(await answer(work, request.id, { granted: false, reason: 'Too late.' }))).toEqual(['granted'])
  expect((await answer(work, request.id, { granted: true, until: inDays(20) })).status).toBe(201)
  expect((await viewOf(work)).turn).toMatchObject({ on: 'student', why: 'to_respond' })
})

/** Moves what happened to a work into the past, with the end of its time to respond, as if so many days had gone by. */
async function passDays(submissionId: string, days: number) {
  const later = [days * 24, submissionId]
  for (const table of ['response_windows', 'time_answers', 'audit_events']) {
    await owner(`alter table ${table} disable trigger user`)
  }
  await owner(
    'update response_windows set at = at - make_interval(hours => $1), respond_by = respond_by - make_interval(hours => $1) where submission_id = $2',
    later,
  )
  await owner('update time_answers set until = until - make_interval(hours => $1) where submission_id = $2', later)
  await owner('update audit_events set at = at - make_interval(hours => $1) where submission_id = $2', later)
  for (const table of ['response_windows', 'time_answers', 'audit_events']) {
    await owner(`alter table ${table} enable trigger user`)
  }
}

test('tutors hear of a request and the student of its answer, and the new end has reminders of its own', async () => {
  const work = await underReview()
  const disclosure = { message: 'Please look.', items: [{ observation }], responseDays: 10 }
  await call(people.tutor, 'POST', `${work.path}/disclosures`, disclosure)
  await viewOf(work)
  await passDays(work.id, 10)
  await remind(context)
  const { body: request } = await ask(work, inDays(10))
  await remind(context)
  await answer(work, request.id, { granted: true, until: inDays(10) })
  await remind(context)
  const before = await lastDays(work)
  await passDays(work.id, 9.5)
  await remind(context)
  await remind(context)

  const rows = await context.db.select().from(notices).where(eq(notices.submissionId, work.id))
  expect([before, await lastDays(work)]).toEqual([1, 2])
  expect(rows.find(({ kind }) => kind === 'time_answered')?.personId).toBe(work.student.id)
  expect(rows.find(({ kind }) => kind === 'time_asked')?.personId).toBe(people.tutor.id)
})

async function lastDays({ id }: { id: string }) {
  const rows = await context.db.select().from(notices).where(eq(notices.submissionId, id))
  return rows.filter(({ kind }) => kind === 'response_last_day').length
}

test('raw SQL gets no more, and no less, than the rules allow, for the owner either', async () => {
  const [work, over, other] = [await shown(), await shown(11), await shown()]
  const request = (at: typeof work, change: Record<string, unknown> = {}) => {
    const row = {
      id: newId(),
      submission_id: at.id,
      disclosure_id: at.disclosureId,
      student_id: at.student.id,
      reason: 'An exam.',
      until_asked: inDays(20),
      ...change,
    }
    return insert('time_requests', row)
  }

  await expect(request(over)).rejects.toMatchObject({ constraint: 'time_is_asked_in_time' })
  await expect(request(work, { student_id: other.student.id })).rejects.toMatchObject({
    constraint: 'time_is_asked_by_its_student',
  })
  await expect(request(work, { disclosure_id: other.disclosureId })).rejects.toMatchObject({
    constraint: 'time_is_asked_by_its_student',
  })
  await expect(request(work, { until_asked: inDays(1) })).rejects.toMatchObject({ constraint: 'time_asked_is_more' })
  await expect(request(work, { reason: ' ' })).rejects.toMatchObject({ constraint: 'time_is_asked_with_reason' })
  const id = newId()
  await request(work, { id })
  await expect(request(work)).rejects.toMatchObject({ constraint: 'one_open_time_request' })

  const row = { id: newId(), submission_id: work.id, request_id: id, answered_by: people.tutor.id, reason: 'x' }
  const until = inDays(20)
  for (const [change, constraint] of [
    [{ granted: true, until, answered_by: work.student.id }, 'time_is_answered_by_a_person'],
    [{ granted: true, until, submission_id: other.id }, 'time_is_answered_by_a_person'],
    [{ granted: true, until: inDays(1) }, 'granted_time_is_more'],
    [{ granted: true, until: null }, 'granted_time_has_end'],
    [{ granted: false, until }, 'granted_time_has_end'],
    [{ granted: false, until: null, reason: ' ' }, 'refused_time_has_reason'],
  ] as const) {
    await expect(insert('time_answers', { ...row, ...change })).rejects.toMatchObject({ constraint })
  }
})

function insert(table: string, row: Record<string, unknown>) {
  const names = Object.keys(row)
  return owner(
    `insert into ${table} (${names}) values (${names.map((_, index) => `$${index + 1}`)})`,
    Object.values(row),
  )
}
