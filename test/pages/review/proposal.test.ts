import { beforeAll, expect, test } from 'vitest'
import { newId } from '../../../src/db/id.ts'
import { attestation } from '../../adverse.ts'
import { reflection } from '../../samples.ts'
import { aService, type Person } from '../../service.ts'
import { signedIn, type Visitor } from '../visitor.ts'

const service = await aService()
const { call, people, person, handIn, settled, enrol, course } = service
const { tutor, lead } = people
const other = await person('tutor', 'Kim Vale')
await enrol(course.id, [other])
const [asTutor, asLead, asOther] = [
  await signedIn(service, tutor),
  await signedIn(service, lead),
  await signedIn(service, other),
]
const ticked = Object.keys(attestation)

/** Sends a form of the page of a work, with its fields; several values of one name are sent one after another. */
async function send(visitor: Visitor, path: string, fields: Record<string, string | string[]>) {
  const form = new URLSearchParams({ _csrf: await visitor.csrf('/account'), _confirmed: 'yes' })
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one)
  return visitor.visit(path, form)
}

/** Work of a new student, with its flag disclosed and answered. */
async function aHeardCase(of?: Person) {
  const student = of ?? (await person('student', 'Robin Ash'))
  const { body } = await handIn(`A play ${newId()}.\nReferences\nChatGPT. (2025). Play. https://chatgpt.com`, 'e.txt', {
    who: student,
    reflection: reflection(),
  })
  const { flags } = await settled(body.id, ['under_review'])
  const path = `/v1/submissions/${body.id}`
  const disclosed = { message: 'Please look.', items: [{ flagId: flags[0].id }] }
  await call(tutor, 'POST', `${path}/disclosures`, disclosed)
  const response = await call(student, 'POST', `${path}/responses`, { text: 'I followed a guide.' })
  return { id: body.id as string, student, flag: flags[0].id as string, response: response.body.id as string }
}

type Case = Awaited<ReturnType<typeof aHeardCase>>
const written = ({ flag, response }: Case) => ({
  outcome: 'breach_recorded',
  reasons: 'The list names a tool as an author, against the guidance.',
  flag,
  code: 'ai_named_as_author',
  finding: 'established',
  intent: 'Nothing can be said about the intent.',
  policyPoint: 'ai_is_no_author',
  attestation: ticked,
  [`answer:${response}`]: 'The guide is not ours; ours says how to name a tool.',
})

/** The address of the proposal that is open on the page of a work. */
async function proposalOn(visitor: Visitor, id: string) {
  const { text } = await visitor.visit(`/review/${id}`)
  return /\/review\/[0-9a-f-]{36}\/proposals\/[0-9a-f-]{36}/.exec(text)![0]
}

/** The events of proposals in a trail. */
const proposedIn = ({ body }: { body: { items: { type: string }[] } }) =>
  body.items.filter(({ type }) => type === 'submission.proposed')

let one: Case
beforeAll(async () => {
  one = await aHeardCase()
})

test('an adverse decision is checked first, with what the student will read, and then proposed', async () => {
  const action = `/review/${one.id}/decisions`
  const checked = await send(asTutor, action, { ...written(one), do: 'check' })
  const before = await call(tutor, 'GET', `/v1/submissions/${one.id}`)
  const proposed = await send(asTutor, action, { ...written(one), do: 'decide' })

  expect(checked.text).toContain('What will be recorded, and what the student will read')
  expect(before.body).toMatchObject({ decisions: [], proposals: [] })
  expect(proposed.location).toContain('notice=proposed')
  expect((await asTutor.visit(`/review/${one.id}`)).text).toContain('You proposed it.')
})

test('a second person reads first, then sees the proposal and confirms it; the student reads who agreed', async () => {
  const trail = `/v1/submissions/${one.id}/audit-events`
  const blind = await asLead.visit(`/review/${one.id}`)
  const blindTrail = await call(lead, 'GET', trail)
  const path = await proposalOn(asLead, one.id)
  await send(asLead, `${path}/reading`, { opinion: 'concern', note: 'The list is odd.' })
  const seen = await asLead.visit(`/review/${one.id}`)
  const seenTrail = await call(lead, 'GET', trail)
  const answer = { agrees: 'yes', reasons: 'I read both and agree.', attestation: ticked }
  const confirmed = await send(asLead, `${path}/confirmation`, answer)
  const asStudent = await signedIn(service, one.student)
  const { text } = await asStudent.visit(`/submissions/${one.id}`)

  expect(blind.text).toContain('shown once you have noted your own reading')
  expect(blind.text).not.toContain('against the guidance')
  expect(seen.text).toContain('against the guidance')
  expect(proposedIn(blindTrail)).toMatchObject([{ actorId: null, actorRole: null }])
  expect(proposedIn(seenTrail)).toMatchObject([{ actorId: tutor.id, actorRole: 'tutor' }])
  expect(confirmed.location).toContain('notice=decided')
  expect(text).toContain('A second person, who had no part in the case before')
  expect(text).toContain('balance of probabilities')
  expect(text).toContain('What the policy asks: Content made with AI is not referenced as an author.')
  expect(text).toContain('<bdi>an integrity lead</bdi>')
  expect(text).not.toContain(`A ${lead.role}`)
  expect(text).toContain('Nothing can be said about the intent.')
})

test('a standing adjustment is shown to those who decide, and earlier cases once a finding stands', async () => {
  await call(lead, 'POST', `/v1/accounts/${one.student.id}/adjustments`, { days: 3, note: 'Agreed in May.' })
  const next = await aHeardCase(one.student)
  const [sealed, open] = ['stay sealed until a finding stands', 'Earlier cases of the student</h3>']
  const tutorBefore = await asTutor.visit(`/review/${next.id}`)
  const leadBefore = await asLead.visit(`/review/${next.id}`)
  await send(asTutor, `/review/${next.id}/decisions`, { ...written(next), do: 'decide' })
  const path = await proposalOn(asLead, next.id)
  await send(asLead, `${path}/reading`, { opinion: 'concern', note: 'The list is odd.' })
  await send(asLead, `${path}/confirmation`, { agrees: 'yes', reasons: 'I agree with it.', attestation: ticked })
  const [tutorAfter, leadAfter] = [await asTutor.visit(`/review/${next.id}`), await asLead.visit(`/review/${next.id}`)]
  const { body } = await call(lead, 'GET', `/v1/submissions/${next.id}`)

  for (const { text } of [tutorBefore, leadBefore]) {
    expect(text).toContain('a standing adjustment: 3 days more for each assessment.')
    expect(text).toContain(sealed)
    expect(text).not.toContain(open)
  }
  expect(tutorBefore.text).not.toContain('Agreed in May.')
  expect(leadBefore.text).toContain('Agreed in May.')
  expect(tutorAfter.text).toContain(sealed)
  expect(leadAfter.text).toContain(open)
  expect(body.background.earlierCases).toMatchObject([{ submissionId: one.id, outcome: 'breach_recorded' }])
  expect((await call(one.student, 'GET', `/v1/submissions/${next.id}`)).body.background).toBeNull()
})

test('a second person returns a proposal with reasons, and nothing is decided', async () => {
  const two = await aHeardCase()
  await send(asTutor, `/review/${two.id}/decisions`, { ...written(two), do: 'decide' })
  const path = await proposalOn(asOther, two.id)
  await send(asOther, `${path}/reading`, { opinion: 'no_concern', note: 'The guide explains it.' })
  const empty = await send(asOther, `${path}/confirmation`, { agrees: 'yes', reasons: 'I agree.' })
  await send(asOther, `${path}/confirmation`, { agrees: 'no', reasons: 'The guide was handed out by us.' })
  const { text } = await asTutor.visit(`/review/${two.id}`)
  const { body } = await call(lead, 'GET', `/v1/submissions/${two.id}/audit-events`)

  expect(empty.status).toBe(422)
  expect(body.items.map(({ type }: { type: string }) => type)).not.toContain('submission.proposal_returned')
  expect(text).toContain('Returned: The guide was handed out by us.')
  expect((await call(tutor, 'GET', `/v1/submissions/${two.id}`)).body.decisions).toEqual([])
})

test('a lead lets a proposal stand without a second person, and the student reads why', async () => {
  const three = await aHeardCase()
  await send(asTutor, `/review/${three.id}/decisions`, { ...written(three), do: 'decide' })
  const path = await proposalOn(asLead, three.id)
  await send(asLead, `${path}/reading`, { opinion: 'concern', note: 'The list is odd.' })
  const waived = await send(asLead, `${path}/waiver`, { reason: 'There is no other tutor this term.' })
  const asStudent = await signedIn(service, three.student)

  expect(waived.location).toContain('notice=decided')
  expect((await asStudent.visit(`/submissions/${three.id}`)).text).toContain('There is no other tutor this term.')
})

test('who declares a conflict of interest decides nothing about the work any more', async () => {
  const four = await aHeardCase()
  await send(asTutor, `/review/${four.id}/conflicts`, { reason: 'A neighbour.' })
  const refused = await send(asTutor, `/review/${four.id}/decisions`, { ...written(four), do: 'decide' })
  const { text } = await asTutor.visit(`/review/${four.id}`)

  expect(refused.status).toBe(403)
  expect(text).toContain('You declared a conflict of interest')
})

test('a mark is recorded on the page, and held back while the work is under review', async () => {
  const five = await aHeardCase()
  const wrong = await send(asTutor, `/review/${five.id}/marks`, { mark: 'good' })
  await send(asTutor, `/review/${five.id}/marks`, { mark: '62,5', note: 'A sound argument.' })
  const { text } = await asTutor.visit(`/review/${five.id}`)
  const { body } = await call(tutor, 'GET', `/v1/submissions/${five.id}`)

  expect(wrong.status).toBe(422)
  expect(text).toContain('The mark that stands: 62.5.')
  expect(text).toContain(body.mark.held)
})
