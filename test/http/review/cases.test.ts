import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { decideAdversely, propose } from '../../adverse.ts'
import { disclosed } from '../../db/disclosed.ts'
import { withoutRequestId } from '../../refusals.ts'
import { noAi } from '../../samples.ts'
import { aService, type Person } from '../../service.ts'

const service = await aService()
const { call, handIn, settled, people, person, assessment, owner, publish } = service
const work = `Play lets children set the problem.\nReferences\nChatGPT. (2025). How play supports language. https://chatgpt.com`
const reasons = 'The reference list names a tool as an author.'
const answerless = { evidence: [], answers: [] }

/** A submission that waits for a person, with the flag that made it wait. */
async function underReview(student?: Person) {
  const who = student ?? (await person('student'))
  const { body } = await handIn(`${work}\n${randomUUID()}`, 'essay.txt', { who })
  const view = await settled(body.id)
  expect(view.status).toBe('under_review')
  const path = `/v1/submissions/${body.id}`
  return { id: body.id as string, path, who, flagId: view.flags[0].id as string }
}
async function released() {
  const who = await person('student')
  const { body } = await handIn(`Quiet work. ${randomUUID()}`, 'essay.txt', { who, reflection: noAi() })
  await settled(body.id, ['released'])
  return { path: `/v1/submissions/${body.id}`, who }
}
const decide = (path: string, decision: object, who = people.tutor) => call(who, 'POST', `${path}/decisions`, decision)
const disclose = (path: string, items: object[]) =>
  call(people.tutor, 'POST', `${path}/disclosures`, { message: 'Please look at this.', items })

test('a referral waits for the student’s answer, and answers it', async () => {
  const { path, who, flagId } = await underReview()
  const referral = { outcome: 'referred' as const, reasons, evidence: [{ flagId }] }

  expect(fieldsOf(await propose(service, path, referral))).toEqual(['evidence[0]', 'points[0].evidence[0]'])
  expect((await disclose(path, [{ flagId }])).status).toBe(201)
  expect(fieldsOf(await propose(service, path, referral))).toEqual(['outcome'])
  const { body: response } = await call(who, 'POST', `${path}/responses`, { text: 'I followed a guide.' })
  expect(fieldsOf(await propose(service, path, referral))).toEqual(['answers'])

  const answered = { ...referral, answers: [{ responseId: response.id, text: 'Thank you; this guide differs.' }] }
  expect((await decideAdversely(service, path, answered)).status).toBe(201)
  expect((await call(who, 'GET', path)).body).toMatchObject({
    status: 'decided',
    decisions: [{ outcome: 'referred', decidedBy: people.tutor.id, standard: 'balance_of_probabilities' }],
    confirmations: [{ confirmedBy: people.lead.id }],
    proposals: [],
  })
})

test('a referral may follow when the time to respond is over without a word', async () => {
  const { id, path, flagId } = await underReview()
  await disclosed(owner, { submissionId: id, tutorId: people.tutor.id, items: [{ flagId }], arrivedDaysAgo: 11 })

  const { status } = await decideAdversely(service, path, { outcome: 'referred', reasons, evidence: [{ flagId }] })

  expect(status).toBe(201)
})

test('of two tutors who decide at once one is heard, and the other learns what was decided', async () => {
  const { path } = await underReview()
  const other = people.lead
  const outcomes = ['no_concern', 'advice_given'] as const

  const answers = await Promise.all([
    decide(path, { outcome: outcomes[0], reasons: 'A guide was followed.', ...answerless }),
    decide(path, { outcome: outcomes[1], reasons: 'Here is the form we use.', ...answerless }, other),
  ])

  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
  const won = answers.find(({ status }) => status === 201)!.body.outcome
  expect(answers.find(({ status }) => status === 409)!.body).toMatchObject({
    code: 'STATE_CHANGED',
    current: { status: 'decided', outcome: won, round: 1 },
  })
  expect((await call(people.tutor, 'GET', path)).body.decisions).toHaveLength(1)
})

test('a decision that is opened again keeps the one before it', async () => {
  const { path, who } = await underReview()
  await decide(path, { outcome: 'advice_given', reasons: 'First.', ...answerless })

  const reopened = await call(who, 'POST', `${path}/reopenings`, {
    kind: 'appeal',
    grounds: ['new_evidence'],
    reason: 'I have the guide here.',
  })
  const again = await decide(path, { outcome: 'no_concern', reasons: 'Second.', ...answerless }, people.lead)

  expect([reopened.status, again.status]).toEqual([201, 201])
  const { body } = await call(who, 'GET', path)
  expect(body.decisions.map(({ round, reasons: words }: { round: number; reasons: string }) => [round, words])).toEqual(
    [
      [1, 'First.'],
      [2, 'Second.'],
    ],
  )
  expect(body.reopenings).toMatchObject([
    { kind: 'appeal', grounds: ['new_evidence'], decisionId: body.decisions[0].id },
  ])
  expect(body.status).toBe('decided')
})

test('work that waits is decided once; work that does not wait is not decided', async () => {
  const { path } = await underReview()
  const decision = { outcome: 'no_concern', reasons: 'A guide was followed.', ...answerless }
  const { body: released } = await handIn(`Quiet work ${randomUUID()}.`, 'e.txt', {
    reflection: noAi(),
    who: await person('student'),
  })
  await settled(released.id)

  expect((await decide(path, decision)).status).toBe(201)
  expect((await decide(path, decision)).body).toMatchObject({ code: 'STATE_CHANGED', current: { round: 1 } })
  expect((await decide(`/v1/submissions/${released.id}`, decision)).body).toMatchObject({
    code: 'ILLEGAL_TRANSITION',
    status: 409,
    current: { status: 'released' },
  })
  expect(
    (await call(people.tutor, 'POST', `/v1/submissions/${released.id}/reopenings`, { kind: 'error', reason: 'None.' }))
      .status,
  ).toBe(409)
})

test('a tutor raises a concern about released work, with a place that is in the text', async () => {
  const { body } = await handIn(`Quiet work ${randomUUID()}.`, 'e.txt', {
    reflection: noAi(),
    who: await person('student'),
  })
  await settled(body.id)
  const raise = (observations: object[]) =>
    call(people.tutor, 'POST', `/v1/submissions/${body.id}/concerns`, {
      code: 'reflection_mismatch',
      particulars: 'See the end.',
      observations,
    })

  const outside = await raise([{ observation: 'Here.', start: 5, end: 9_999 }])
  const raised = await raise([{ observation: 'Here.', start: 0, end: 5 }])

  expect(fieldsOf(outside)).toEqual(['observations[0].start'])
  expect(raised.status).toBe(201)
  expect((await call(people.tutor, 'GET', `/v1/submissions/${body.id}`)).body.status).toBe('under_review')
  const elsewhere = {
    outcome: 'advice_given',
    reasons: 'See there.',
    evidence: [{ observation: 'There.', start: 0, end: 9_999 }],
    answers: [],
  }
  expect(fieldsOf(await decide(`/v1/submissions/${body.id}`, elsewhere))).toEqual(['evidence[0].start'])
})

test('a flag that does not apply is dismissed once, with a reason, and stays', async () => {
  const { path, flagId } = await underReview()
  const dismiss = (flag: string) =>
    call(people.tutor, 'POST', `${path}/flags/${flag}/dismissals`, { reason: 'The guide allows it.' })

  expect([(await dismiss(flagId)).status, (await dismiss(flagId)).status]).toEqual([201, 409])
  const other = await underReview()
  expect(withoutRequestId(await dismiss(other.flagId))).toBe(withoutRequestId(await dismiss(randomUUID())))
  expect((await call(people.tutor, 'GET', path)).body.flags[0].dismissed).toMatchObject({
    reason: 'The guide allows it.',
  })
})

test('work can be taken back until it has gone to a person for review', async () => {
  const [free, discussed, shown, decided] = [
    await released(),
    await underReview(),
    await underReview(),
    await underReview(),
  ]
  await call(people.tutor, 'POST', `${discussed.path}/concerns`, {
    code: 'collusion',
    particulars: 'Two essays share a page.',
  })
  await disclose(shown.path, [{ flagId: shown.flagId }])
  await decide(decided.path, { outcome: 'no_concern', reasons: 'A guide was followed.', ...answerless })
  const withdraw = ({ path, who }: typeof free) => call(who, 'POST', `${path}/withdrawals`)

  expect(await withdraw(free)).toMatchObject({ status: 201, body: { status: 'withdrawn' } })
  for (const work of [discussed, shown, decided, free]) {
    expect(await withdraw(work)).toMatchObject({ status: 409, body: { code: 'ILLEGAL_TRANSITION' } })
  }
})

test('the answer to a withdrawal is the same, byte for byte, whether or not a tutor has noted a concern', async () => {
  const [plain, discussed] = [await underReview(), await underReview()]
  await call(people.tutor, 'POST', `${discussed.path}/concerns`, { code: 'collusion', particulars: 'One page.' })

  const [one, other] = await Promise.all(
    [plain, discussed].map(({ path, who }) => call(who, 'POST', `${path}/withdrawals`)),
  )

  expect(one).toMatchObject({ status: 409, body: { code: 'ILLEGAL_TRANSITION' } })
  expect(withoutRequestId(other!)).toBe(withoutRequestId(one!))
})

test('a newer attempt takes the place of an earlier one, unless a person is talking about it', async () => {
  const who = await person('student')
  const first = await underReview(who)
  const second = await underReview(who)
  await settled(first.id, ['superseded'])
  await disclose(second.path, [{ flagId: second.flagId }])

  const third = await underReview(who)
  const trail = (await call(people.tutor, 'GET', `${third.path}`)).body

  expect(trail.attempt).toBe(3)
  expect((await call(people.tutor, 'GET', second.path)).body.status).toBe('under_review')
  expect(await decide(first.path, { outcome: 'no_concern', reasons: 'Late.', ...answerless })).toMatchObject({
    status: 409,
  })
})

test('work after the due date is taken, marked late, and supersedes nothing', async () => {
  const who = await person('student')
  const dueAt = new Date(Date.now() + 1_500)
  const essay = await publish(people.tutor, {
    title: 'Due',
    brief: '',
    aiLevel: 2,
    guidance: 'Plan with AI.',
    dueAt,
  })
  const send = () => handIn(`Work ${randomUUID()}.`, 'e.txt', { who, assessmentId: essay.id, reflection: noAi() })
  const early = (await send()).body.id
  await settled(early)
  while (Date.now() <= dueAt.getTime() + 50) await new Promise((resolve) => setTimeout(resolve, 50))

  const late = (await send()).body
  const view = await settled(late.id)

  expect(view).toMatchObject({ late: true, attempt: 2 })
  expect(JSON.parse(Buffer.from(late.receipt.split('.')[1], 'base64url').toString()).late).toBe(true)
  expect((await call(people.tutor, 'GET', `/v1/submissions/${early}`)).body).toMatchObject({
    status: 'released',
    late: false,
  })
})

test('at a sampling rate of 1 a person reads unflagged work too', async () => {
  const all = await publish(people.tutor, {
    title: 'All',
    brief: '',
    aiLevel: 2,
    guidance: 'Plan.',
    sampleRate: 1,
  })
  const { body } = await handIn(`Quiet work ${randomUUID()}.`, 'e.txt', { assessmentId: all.id, reflection: noAi() })

  const view = await settled(body.id)

  expect(view).toMatchObject({ status: 'under_review', flags: [] })
  const { items } = (await call(people.tutor, 'GET', `/v1/submissions/${body.id}/audit-events`)).body
  expect(items.map(({ type }: { type: string }) => type)).toContain('submission.sampled')
})

test('an assessment that has not opened takes no work yet', async () => {
  const soon = await publish(people.tutor, {
    title: 'Soon',
    brief: '',
    aiLevel: 2,
    guidance: 'Plan.',
    opensAt: new Date(Date.now() + 86_400_000),
  })

  expect(await handIn('Early work.', 'e.txt', { assessmentId: soon.id })).toMatchObject({
    status: 403,
    body: { code: 'NOT_ALLOWED' },
  })
})

test('a student sees their flags when they are disclosed, and concerns never before', async () => {
  const { path, who, flagId } = await underReview()
  await call(people.tutor, 'POST', `${path}/concerns`, { code: 'collusion', particulars: 'A note among tutors.' })
  const seen = async () => (await call(who, 'GET', path)).body

  expect(await seen()).toMatchObject({ flags: [], concerns: [] })
  await disclose(path, [{ flagId }])

  expect((await seen()).flags).toMatchObject([{ id: flagId, limits: expect.arrayContaining([expect.any(String)]) }])
  expect(assessment.anonymous).toBe(false)
})

const fieldsOf = ({ body }: { body: { fields?: { field: string }[] } }) => body.fields?.map(({ field }) => field)
