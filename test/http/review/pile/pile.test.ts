import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { aService, type Person } from '../../../service.ts'

const service = await aService()
const { call, handIn, settled, people, person, owner, context } = service
const { tutor, lead } = people
const other = await person('lead')

/** Work that waits for a person. */
async function underReview() {
  const essay = `Play.\nReferences\nChatGPT. (2025). Play. https://chatgpt.com\n${randomUUID()}`
  const student = await person('student')
  const { body } = await handIn(essay, 'essay.txt', { who: student })
  await settled(body.id, ['under_review'])
  return { id: body.id as string, student, path: `/v1/submissions/${body.id}` }
}
const assign = (who: Person, path: string, assigneeId: string, replaces: string | null = null) =>
  call(who, 'POST', `${path}/assignments`, { assigneeId, replaces })
const assignmentOf = async (path: string) => (await call(lead, 'GET', path)).body.assignment

const work = await underReview()

test('a lead assigns work, the assignee gets a notice, and reassigning names what it replaces', async () => {
  const { path, id, student } = await underReview()

  const first = await assign(lead, path, tutor.id)
  const second = await assign(lead, path, other.id, first.body.id)

  expect([first.status, second.status]).toEqual([201, 201])
  expect(await assignmentOf(path)).toMatchObject({ id: second.body.id, assigneeId: other.id, stands: true })
  const { rows } = await context.db.$client.query(
    `select person_id from notices where kind = 'work_assigned' and submission_id = $1 order by created_at`,
    [id],
  )
  expect(rows.map((row) => row.person_id)).toEqual([tutor.id, other.id])
  expect((await call(student, 'GET', path)).body).toMatchObject({ assignment: null, notes: [] })
})

test('of two who assign at once one wins, and the other reads what they missed', async () => {
  const { path } = await underReview()

  const answers = await Promise.all([assign(lead, path, tutor.id), assign(other, path, other.id)])

  const [won, lost] = answers.toSorted((a, b) => a.status - b.status)
  expect([won!.status, lost!.status, lost!.body.code]).toEqual([201, 409, 'STATE_CHANGED'])
  expect(lost!.body.current).toMatchObject({ assignment: won!.body.id, assigneeId: won!.body.assigneeId })
})

test('a tutor takes work that is not assigned, and cannot assign it to others or take what is', async () => {
  const { path } = await underReview()

  const toAnother = await assign(tutor, path, lead.id)
  const taken = await assign(tutor, path, tutor.id)
  await assign(lead, path, lead.id, taken.body.id)
  const again = await assign(tutor, path, tutor.id, (await assignmentOf(path)).id)

  expect([toAnother, taken, again].map(({ status }) => status)).toEqual([403, 201, 403])
})

test.each([
  ['a tutor of another course', async () => (await person('tutor')).id],
  ['a student', async () => people.student.id],
  ['an unknown id', async () => randomUUID()],
])('work is not assigned to %s', async (_, anId) => {
  const answer = await assign(lead, work.path, await anId())

  expect(answer).toMatchObject({ status: 422, body: { fields: [{ field: 'assigneeId' }] } })
})

test('a person with a conflict of interest cannot be assigned, and one who declares it later is out', async () => {
  const { path, id } = await underReview()
  const { body: first } = await assign(lead, path, tutor.id)
  await call(tutor, 'POST', `${path}/conflicts`, { reason: 'A neighbour.' })

  expect(await assignmentOf(path)).toMatchObject({ stands: false })
  expect((await assign(lead, path, tutor.id, first.id)).status).toBe(422)
  await expect(
    owner(
      `insert into assignments (id, submission_id, round, assignee_id, assigned_by, replaces)
       values (gen_random_uuid(), $1, 1, $2, $3, $4)`,
      [id, tutor.id, lead.id, first.id],
    ),
  ).rejects.toMatchObject({ constraint: 'assigned_without_conflict' })
})

test('an appeal is a round of its own, and is not assigned to a person with an earlier part', async () => {
  const { path, id, student } = await underReview()
  await assign(lead, path, tutor.id)
  await call(tutor, 'POST', `${path}/decisions`, { outcome: 'advice_given', reasons: 'The list can be put right.' })
  await call(student, 'GET', path)
  await call(student, 'POST', `${path}/reopenings`, { kind: 'appeal', grounds: ['bias'], reason: 'Not fair.' })

  expect(await assignmentOf(path)).toBeNull()
  expect((await assign(lead, path, tutor.id)).body.fields[0].problem).toContain('decided')
  await expect(
    owner(
      `insert into assignments (id, submission_id, round, assignee_id, assigned_by) values (gen_random_uuid(), $1, 2, $2, $3)`,
      [id, tutor.id, lead.id],
    ),
  ).rejects.toMatchObject({ constraint: 'appeal_is_assigned_to_another' })
  expect((await assign(lead, path, other.id)).status).toBe(201)
})

test('a note is read by those who review, and by no student', async () => {
  const { path, student } = await underReview()

  const written = await call(tutor, 'POST', `${path}/notes`, { text: 'See page two.' })

  expect(written.status).toBe(201)
  expect((await call(tutor, 'GET', path)).body.notes).toMatchObject([{ text: 'See page two.', writtenBy: tutor.id }])
  expect((await call(student, 'GET', path)).text).not.toContain('See page two.')
})

test('a note of another reviewer waits for the reader’s own first reading', async () => {
  const { path } = await underReview()
  await call(tutor, 'POST', `${path}/notes`, { text: 'See page two.' })

  const before = (await call(lead, 'GET', path)).body.notes
  await call(lead, 'POST', `${path}/first-readings`, { opinion: 'unsure', note: 'I read it.' })
  const after = (await call(lead, 'GET', path)).body.notes

  expect([before.length, after.length]).toEqual([0, 1])
})

test('a comment is kept for oneself, shared by a lead alone, and removed by its owner alone', async () => {
  const comment = { kind: 'advice', title: 'Name tools', text: 'Please name each tool that you used.' }

  const own = await call(tutor, 'POST', '/v1/comments', comment)
  const refused = await call(tutor, 'POST', '/v1/comments', { ...comment, isShared: true })
  const shared = await call(lead, 'POST', '/v1/comments', { ...comment, title: 'For all', isShared: true })

  expect([own.status, refused.status, shared.status]).toEqual([201, 403, 201])
  const titles = async (who: Person) =>
    (await call(who, 'GET', '/v1/comments?kind=advice')).body.items.map(({ title }: { title: string }) => title)
  expect(await titles(tutor)).toEqual(['For all', 'Name tools'])
  expect(await titles(other)).toEqual(['For all'])
  expect((await call(tutor, 'DELETE', `/v1/comments/${shared.body.id}`)).status).toBe(404)
  expect((await call(lead, 'DELETE', `/v1/comments/${shared.body.id}`)).status).toBe(204)
  expect(await titles(tutor)).toEqual(['Name tools'])
})
