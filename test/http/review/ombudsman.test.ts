import { describe, expect, test } from 'vitest'
import { anAdverseDecision, decideAdversely, propose } from '../../adverse.ts'
import { reflection } from '../../samples.ts'
import { aService } from '../../service.ts'
import { aStatisticalFlag } from '../../statistical-flag.ts'

// Patterns of cases about AI that an ombudsman published (docs/reference/policy.md#fair-decisions): in five the complaint was
// upheld, and what went wrong cannot happen here; in the sixth it was not, and such a decision can be made.

const service = await aService()
const { call, people, person, handIn, settled, context } = service
const { tutor, lead } = people

/** Work of a new student that was shown a flag of it and answered, unless it says otherwise. */
async function aCase({ answer = true, disclose = true, also = [] as object[] } = {}) {
  const student = await person('student')
  const { body } = await handIn(
    `A play ${student.id}.\nReferences\nChatGPT. (2025). Play. https://chatgpt.com`,
    'e.txt',
    { who: student, reflection: reflection() },
  )
  const found = (await settled(body.id, ['under_review'])).flags
  const path = `/v1/submissions/${body.id}`
  const flag = { flagId: found[0].id as string }
  if (disclose) await call(tutor, 'POST', `${path}/disclosures`, { message: 'Please look.', items: [flag, ...also] })
  // Opening the work is how the notice arrives where there is no mail.
  await call(student, 'GET', path)
  const text = 'I followed a guide.'
  const response = answer ? (await call(student, 'POST', `${path}/responses`, { text })).body.id : null
  const answers = response ? [{ responseId: response as string, text: 'The guide is not ours.' }] : []
  return { id: body.id as string, path, student, flag, answers }
}

const fieldsOf = (answer: { body: { fields?: { field: string }[] } }) => answer.body.fields?.map(({ field }) => field)

describe('it is impossible that', () => {
  test('evidence is relied on that the student was not shown before', async () => {
    const { path, flag, answers } = await aCase()
    const late = { observation: 'The second half was typed in one hour.' }

    const refused = await propose(service, path, { outcome: 'breach_recorded', evidence: [flag, late], answers })
    const unseen = await aCase({ disclose: false, answer: false })
    const nothingShown = await propose(service, unseen.path, { outcome: 'referred', evidence: [unseen.flag] })

    expect(refused).toMatchObject({ status: 422, body: { code: 'DECISION_INCOMPLETE' } })
    expect(fieldsOf(refused)).toContain('evidence[1]')
    expect(fieldsOf(nothingShown)).toContain('evidence[0]')
  })

  test('the explanation of the student is passed over, or decided about before they could give one', async () => {
    const heard = await aCase()
    const waiting = await aCase({ answer: false })

    const unanswered = await propose(service, heard.path, { outcome: 'breach_recorded', evidence: [heard.flag] })
    const early = await propose(service, waiting.path, { outcome: 'resubmission_invited', evidence: [waiting.flag] })

    expect(fieldsOf(unanswered)).toContain('answers')
    expect(fieldsOf(early)).toContain('outcome')
  })

  test('a decision has no reasons', async () => {
    const { path, flag, answers } = await aCase()

    const refused = await propose(service, path, {
      outcome: 'breach_recorded',
      evidence: [flag],
      answers,
      reasons: ' ',
    })

    expect(fieldsOf(refused)).toEqual(expect.arrayContaining(['reasons', 'points[0].reasons']))
  })

  test('the limits of a detector are not addressed where its signal is cited', async () => {
    const student = await aCase({ disclose: false, answer: false })
    const signal = { flagId: await aStatisticalFlag(context, student.id) }
    const { path, flag } = student
    await call(tutor, 'POST', `${path}/first-readings`, { opinion: 'unsure', note: 'It is even.' })
    await call(tutor, 'POST', `${path}/disclosures`, { message: 'Please look.', items: [flag, signal] })
    const { body } = await call(student.student, 'POST', `${path}/responses`, {
      text: 'English is my second language.',
    })
    const answers = [{ responseId: body.id, text: 'That was weighed; see the limits.' }]

    const alone = await propose(service, path, { outcome: 'breach_recorded', evidence: [signal], answers })
    const beside = await propose(service, path, { outcome: 'breach_recorded', evidence: [flag, signal], answers })

    expect(fieldsOf(alone)).toContain('evidence')
    expect(fieldsOf(beside)).toContain('limitsConsidered')
  })

  test('a decision rests on an account of a conversation that the student has not seen, or hides that they dispute it', async () => {
    const { path, student, flag, answers } = await aCase()
    const record = await call(tutor, 'POST', `${path}/conversations`, {
      heldAt: new Date(),
      purpose: 'To hear how the list came about.',
      people: [{ name: 'Sam Hill', role: 'tutor' }],
      evidence: [flag],
      entries: [{ question: 'Did you write it alone?', answer: 'No.' }],
    })
    const cited = { outcome: 'breach_recorded' as const, evidence: [flag], answers }
    const talk = { conversationId: record.body.id as string }
    const decision = anAdverseDecision(cited)

    const unseen = await call(tutor, 'POST', `${path}/proposals`, {
      ...decision,
      evidence: [...decision.evidence, talk],
    })
    await call(student, 'GET', path)
    const dispute = { stance: 'disputes', text: 'I said that a friend read it, not that they wrote it.' }
    const disputed = await call(student, 'POST', `${path}/conversations/${record.body.id}/answers`, dispute)
    const view = await call(tutor, 'GET', path)

    expect(record.status).toBe(201)
    expect(fieldsOf(unseen)).toContain('evidence[1].conversationId')
    expect(disputed.status).toBe(201)
    expect(JSON.stringify(view.body.conversations)).toContain('a friend read it')
  })
})

test('a decision about a declaration that was left blank though it was asked for stands, with its reasons', async () => {
  const blank = {
    observation: 'The declaration of AI use was left blank; the brief asks for it and was read on 3 May.',
  }
  const { path, student, flag, answers } = await aCase({ also: [blank] })
  const reasons =
    'The declaration was asked for in the brief that you opened, and was left blank; the guide does not change that.'

  const decided = await decideAdversely(service, path, {
    outcome: 'breach_recorded',
    evidence: [flag, blank],
    answers,
    reasons,
  })
  const view = await call(student, 'GET', path)

  expect(decided.status).toBe(201)
  expect(view.body).toMatchObject({ status: 'decided', decisions: [{ outcome: 'breach_recorded', reasons }] })
  expect(view.body.confirmations).toMatchObject([{ agrees: true, confirmedBy: lead.id }])
})
