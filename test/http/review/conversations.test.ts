import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { newId } from '../../../src/db/id.ts'
import { withoutRequestId } from '../../refusals.ts'
import { aConversation, noAi } from '../../samples.ts'
import { aService, type Person } from '../../service.ts'

const { call, handIn, settled, people, person, owner, publish } = await aService()
const observation = 'Two pages are the same as a page of another work.'

/** Work under review, with evidence that was disclosed and, unless said otherwise, opened by the student. */
async function shown({ isOpened = true, assessmentId = undefined as string | undefined } = {}) {
  const student = await person('student')
  const { body } = await handIn(`Quiet work ${randomUUID()}.`, 'e.txt', {
    who: student,
    reflection: noAi(),
    ...(assessmentId && { assessmentId }),
  })
  await settled(body.id, ['released'])
  const path = `/v1/submissions/${body.id}`
  await call(people.tutor, 'POST', `${path}/concerns`, { code: 'collusion', particulars: observation })
  await call(people.tutor, 'POST', `${path}/disclosures`, { message: 'Please look.', items: [{ observation }] })
  if (isOpened) await call(student, 'GET', path)
  return { id: body.id as string, path, student }
}

type Work = Awaited<ReturnType<typeof shown>>
const record = ({ path }: Work, change: object = {}, who = people.tutor) =>
  call(who, 'POST', `${path}/conversations`, aConversation({ evidence: [{ observation }], ...change }))
const say = ({ path, student }: Work, conversationId: string, body: object, who: Person = student) =>
  call(who, 'POST', `${path}/conversations/${conversationId}/answers`, body)
const fieldsOf = ({ body }: { body: { fields?: { field: string }[] } }) => body.fields?.map(({ field }) => field)

test('a conversation is written down with who, when, why, what was shown before, questions, answers, companion, adjustments', async () => {
  const work = await shown()
  const change = { companion: 'A friend from the union', adjustments: 'A break after half an hour' }
  const kept = await record(work, change)

  expect(kept.status).toBe(201)
  const { body } = await call(work.student, 'GET', work.path)
  expect(body.conversations).toMatchObject([
    {
      purpose: 'How the list of sources came about.',
      people: [{ name: 'Dr Moor', role: 'module tutor' }],
      evidence: [{ observation }],
      entries: [{ question: 'Where is the first source from?', answer: 'From a guide that I followed.' }],
      ...change,
      daysAfterHandIn: 0,
      recordedBy: people.tutor.id,
      seenAt: expect.any(String),
      answers: [],
    },
  ])
})

test('the days since the hand-in are counted to the conversation, not to its record', async () => {
  const work = await shown()
  await owner('alter table submissions disable trigger user')
  await owner(`update submissions set received_at = received_at - interval '49 hours' where id = $1`, [work.id])
  await owner('alter table submissions enable trigger user')
  const at = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()
  await record(work, { heldAt: at(0) })
  await record(work, { heldAt: at(30), evidence: [] })

  const { body } = await call(people.tutor, 'GET', work.path)

  expect(body.conversations.map(({ daysAfterHandIn }: { daysAfterHandIn: number }) => daysAfterHandIn)).toEqual([2, 0])
})

test('it says of nothing that it was shown beforehand where it was not', async () => {
  const [before, unopened, opened] = [new Date().toISOString(), await shown({ isOpened: false }), await shown()]

  expect(fieldsOf(await record(unopened))).toEqual(['evidence[0]'])
  expect(fieldsOf(await record(opened, { heldAt: before }))).toEqual(['heldAt', 'evidence[0]'])
  expect(fieldsOf(await record(opened, { evidence: [{ observation: 'Something else.' }] }))).toEqual(['evidence[0]'])
  expect((await record(opened)).status).toBe(201)
})

test('a conversation that has not taken place is not written down, and none without a person, a question and an answer', async () => {
  const work = await shown()

  expect(fieldsOf(await record(work, { heldAt: new Date(Date.now() + 60_000).toISOString() }))).toEqual(['heldAt'])
  for (const change of [
    { people: [] },
    { entries: [] },
    { purpose: ' ' },
    { entries: [{ question: 'Why?', answer: ' ' }] },
    { recording: 'talk.mp3' },
    { transcript: 'By a program.' },
  ]) {
    expect(await record(work, change)).toMatchObject({ status: 422, body: { code: 'INVALID_INPUT' } })
  }
})

test('the student agrees, corrects or disputes; each stays beside the record, which stays as it was', async () => {
  const work = await shown()
  const { body: kept } = await record(work)

  expect(fieldsOf(await say(work, kept.id, { stance: 'disputes' }))).toEqual(['text'])
  expect(fieldsOf(await say(work, kept.id, { stance: 'corrects', text: ' ' }))).toEqual(['text'])
  for (const body of [
    { stance: 'agrees' },
    { stance: 'corrects', text: 'It was the second source.' },
    { stance: 'disputes', text: 'I did not say this.' },
  ]) {
    expect((await say(work, kept.id, body)).status).toBe(201)
  }

  const { body } = await call(people.tutor, 'GET', work.path)
  const { answers, seenAt: _, daysAfterHandIn: __, ...same } = body.conversations[0]
  expect(same).toEqual(kept)
  expect(answers.map(({ stance, text }: Record<string, string>) => [stance, text])).toEqual([
    ['agrees', ''],
    ['corrects', 'It was the second source.'],
    ['disputes', 'I did not say this.'],
  ])
})

test('who answers has seen the record; nobody but the student makes it seen', async () => {
  const [read, answered, unseen] = [await shown(), await shown(), await shown()]
  const seenAt = async ({ path }: Work) => (await call(people.tutor, 'GET', path)).body.conversations[0].seenAt
  for (const work of [read, answered, unseen]) await record(work)
  const { body } = await call(people.tutor, 'GET', answered.path)

  await call(read.student, 'GET', read.path)
  await say(answered, body.conversations[0].id, { stance: 'agrees' })
  await call(people.lead, 'GET', unseen.path)
  await call(people.auditor, 'GET', unseen.path)

  expect(await seenAt(read)).not.toBeNull()
  expect(await seenAt(answered)).not.toBeNull()
  expect(await seenAt(unseen)).toBeNull()
  const { items } = (await call(people.tutor, 'GET', `${read.path}/audit-events`)).body
  const types = items.map(({ type }: { type: string }) => type)
  expect(types.filter((type: string) => type === 'conversation.seen')).toHaveLength(1)
})

test('a dispute can still be said after the decision, and a record of another work is not found', async () => {
  const [work, other] = [await shown(), await shown()]
  const { body: kept } = await record(work)
  const { body: foreign } = await record(other)
  await call(people.tutor, 'POST', `${work.path}/decisions`, {
    outcome: 'no_concern',
    reasons: 'A guide was followed.',
  })

  expect((await say(work, kept.id, { stance: 'disputes', text: 'I did not say this.' })).status).toBe(201)
  const [theirs, nobodys] = [
    await say(work, foreign.id, { stance: 'agrees' }),
    await say(work, newId(), { stance: 'agrees' }),
  ]
  expect(theirs.status).toBe(404)
  expect(withoutRequestId(theirs)).toBe(withoutRequestId(nobodys))
})

test('in marking without names neither the record nor its answers tell who the student is', async () => {
  const anonymous = await publish(people.tutor, {
    title: 'Blind',
    brief: '',
    aiLevel: 1,
    guidance: 'No AI.',
    anonymous: true,
  })
  const work = await shown({ assessmentId: anonymous.id })
  const { body: kept } = await record(work)
  await say(work, kept.id, { stance: 'disputes', text: 'I did not say this.' })
  const until = new Date(Date.now() + 60 * 86_400_000).toISOString()
  await call(work.student, 'POST', `${work.path}/time-requests`, { until, reason: 'An exam.' })

  const seen = await call(people.tutor, 'GET', work.path)

  expect(seen.text).not.toContain(work.student.id)
  expect(seen.body.conversations[0].answers[0]).toMatchObject({ studentId: null, stance: 'disputes' })
})

test('raw SQL records, reads and answers nothing that the rules refuse, for the owner either', async () => {
  const [work, other] = [await shown(), await shown()]
  const row = {
    id: newId(),
    submission_id: work.id,
    held_at: new Date(),
    purpose: 'How it came about.',
    people: '[{"name": "Dr Moor", "role": "tutor"}]',
    evidence: '[]',
    entries: '[{"question": "How?", "answer": "By hand."}]',
    recorded_by: people.tutor.id,
  }
  for (const [change, constraint] of [
    [{ recorded_by: work.student.id }, 'conversation_is_recorded_by_a_person'],
    [{ recorded_by: people.admin.id }, 'conversation_is_recorded_by_a_person'],
    [{ held_at: new Date(Date.now() + 60_000) }, 'conversation_was_held'],
    [{ held_at: new Date(0) }, 'conversation_was_held'],
    [{ people: '[]' }, 'conversation_is_complete'],
    [{ entries: '[]' }, 'conversation_is_complete'],
    [{ evidence: '[{"observation": "Else."}]' }, 'conversation_evidence_was_shown'],
  ] as const) {
    await expect(insert('conversations', { ...row, ...change })).rejects.toMatchObject({ constraint })
  }
  await insert('conversations', row)
  const read = { conversation_id: row.id, submission_id: work.id, student_id: work.student.id }
  const answer = { ...read, id: newId(), stance: 'agrees', text: '' }

  await expect(insert('conversation_answers', answer)).rejects.toMatchObject({
    constraint: 'conversation_is_read_first',
  })
  for (const change of [
    { student_id: other.student.id },
    { student_id: people.tutor.id },
    { submission_id: other.id },
  ]) {
    await expect(insert('conversation_reads', { ...read, ...change })).rejects.toMatchObject({
      constraint: 'conversation_is_its_students',
    })
  }
  await insert('conversation_reads', read)
  await expect(insert('conversation_answers', { ...answer, stance: 'disputes' })).rejects.toMatchObject({
    constraint: 'stance_has_words',
  })
})

function insert(table: string, row: Record<string, unknown>) {
  const names = Object.keys(row)
  return owner(
    `insert into ${table} (${names}) values (${names.map((_, index) => `$${index + 1}`)})`,
    Object.values(row),
  )
}
