import { expect, test } from 'vitest'
import { noAi, policyPointNumbers, policyText, reflection } from '../../samples.ts'
import { aService } from '../../service.ts'

const { call, handIn, settled, people } = await aService()

test('a review month counts as passed when it is over', async () => {
  const { body } = await call(people.student, 'GET', '/v1/policy-versions')

  expect(body.items[0]).toMatchObject({ active: true, nextReviewOn: '2026-04', policyReviewOverdue: true })
})

test('a new version comes into force in place of the one before, and both stay readable', async () => {
  const text = policyText.replace('2.0/April 2025', '3.0/May 2026').replace('April 2026', 'May 2099')
  const points = policyPointNumbers
  const sent = { text, points, authorisedBy: 'Director', authorisedOn: '2026-05-01', activate: true }

  const { status, body } = await call(people.lead, 'POST', '/v1/policy-versions', sent)

  expect(status).toBe(201)
  expect(body).toMatchObject({ version: '3.0', active: true, policyReviewOverdue: false })
  const { items } = (await call(people.student, 'GET', '/v1/policy-versions')).body
  expect(items.filter(({ active }: { active: boolean }) => active)).toHaveLength(1)
  expect(items.length).toBeGreaterThan(1)
})

test('a policy version that nobody authorised does not come into force', async () => {
  const { body: imported } = await call(people.admin, 'POST', '/v1/policy-versions', {
    text: policyText,
    points: policyPointNumbers,
  })

  const { status, body } = await call(people.admin, 'POST', `/v1/policy-versions/${imported.id}/activations`)

  expect(status).toBe(422)
  expect(body.fields).toMatchObject([{ field: 'authorisedBy' }])
})

test('a text without numbered clauses is not a policy yet, and is told so', async () => {
  const { status, body } = await call(people.lead, 'POST', '/v1/policy-versions', { text: 'Be good.' })

  expect(status).toBe(422)
  expect(body.fields).toMatchObject([{ field: 'text' }])
})

test('a policy version is acknowledged once, however often somebody says so', async () => {
  const { items } = (await call(people.student, 'GET', '/v1/policy-versions')).body

  const first = await call(people.student, 'POST', '/v1/policy-acknowledgements', { policyVersionId: items[0].id })
  const again = await call(people.student, 'POST', '/v1/policy-acknowledgements', { policyVersionId: items[0].id })

  expect(first.status).toBe(201)
  expect(again.body).toEqual(first.body)
})

test('a permission that a tutor granted before the use keeps the note away', async () => {
  const asked = await call(people.student, 'POST', '/v1/ai-permissions', {
    assessmentId: (await call(people.tutor, 'GET', '/v1/assessments')).body.items[0].id,
    tools: ['ChatGPT'],
    purposes: ['draft_text'],
    request: 'May I draft my introduction with it?',
  })
  const granted = await call(people.tutor, 'PUT', `/v1/ai-permissions/${asked.body.id}`, {
    state: 'granted',
    conditions: 'The introduction only.',
  })
  expect(granted.body).toMatchObject({ state: 'granted' })
  const today = new Date().toISOString().slice(0, 10)
  const [use] = reflection().uses

  const { body } = await handIn('A short essay about play.', 'essay.txt', {
    reflection: reflection({ uses: [{ ...use, purpose: 'draft_text', firstUsed: today, lastUsed: today }] }),
  })
  const submission = await settled(body.id)

  expect(submission.flags.filter(({ detector }: { detector: string }) => detector === 'declared-use')).toEqual([])
})

test('a permission is answered once', async () => {
  const asked = await call(people.student, 'POST', '/v1/ai-permissions', {
    assessmentId: (await call(people.tutor, 'GET', '/v1/assessments')).body.items[0].id,
    tools: ['Gemini'],
    purposes: [],
  })
  await call(people.tutor, 'PUT', `/v1/ai-permissions/${asked.body.id}`, { state: 'refused' })

  const { status, body } = await call(people.tutor, 'PUT', `/v1/ai-permissions/${asked.body.id}`, { state: 'granted' })

  expect(status).toBe(409)
  expect(body.code).toBe('STATE_CHANGED')
})

test('a student sees every check that ran on their work, and why one did not', async () => {
  const { body } = await handIn('A short essay about waiting.', 'essay.txt', { reflection: noAi() })
  const asTutor = await settled(body.id)

  const asStudent = (await call(people.student, 'GET', `/v1/submissions/${body.id}`)).body

  const names = (view: { runs: { detector: string; state: string; detail: string }[] }) =>
    view.runs.map(({ detector, state, detail }) => [detector, state, state === 'succeeded' || detail])
  expect(names(asStudent)).toEqual(names(asTutor))
  expect(asStudent.runs.length).toBeGreaterThan(0)
})

test('what the product does about each point of the policy can be read', async () => {
  const { status, body } = await call(people.auditor, 'GET', '/v1/policy-coverage')

  expect(status).toBe(200)
  expect(body.items.map(({ clause }: { clause: string }) => clause)).toContain('4.2')
})
