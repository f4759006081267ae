import { beforeAll, describe, expect, test } from 'vitest'
import { seal } from '../../../src/flow/audit/seal.ts'
import { verifyAudit } from '../../../src/flow/audit/verify-audit.ts'
import { reflection } from '../../samples.ts'
import { aService, type Person } from '../../service.ts'

const service = await aService()
const { call, people, person, handIn, settled, owner, enrol } = service
const { tutor, lead, auditor } = people
const day = 86_400_000
const period = { from: new Date(Date.now() - day), until: new Date(Date.now() + day) }

/** A review that the tutor closed. */
async function aClosedReview(outcome: string) {
  const student = await person('student')
  const essay = `Play ${student.id}.\nReferences\nChatGPT. (2025). Play. https://chatgpt.com`
  const { body } = await handIn(essay, 'e.txt', { who: student, reflection: reflection() })
  await settled(body.id)
  const path = `/v1/submissions/${body.id}`
  await call(tutor, 'POST', `${path}/first-readings`, { opinion: 'unsure', note: 'One entry is odd.' })
  const { status } = await call(tutor, 'POST', `${path}/decisions`, { outcome, reasons: 'The entry is explained.' })
  expect(status).toBe(201)
  return { id: body.id as string, student }
}

const draw = (who: Person, asked: object) => call(who, 'POST', '/v1/decision-samples', { ...period, rate: 1, ...asked })
const waiting = async (who: Person) => (await call(who, 'GET', '/v1/sampled-decisions')).body.items as { id: string }[]
const opinion = (who: Person, id: string, outcome = 'no_concern') =>
  call(who, 'POST', `/v1/sampled-decisions/${id}/opinion`, {
    outcome,
    reasons: 'The entry names the tool as required.',
  })

describe('a sample of closed reviews', () => {
  let sample: { id: string; seed: string }
  let items: { id: string; submissionId: string; outcome: string | null }[]
  let other: Person
  beforeAll(async () => {
    for (const outcome of ['no_concern', 'advice_given', 'no_concern', 'advice_given']) await aClosedReview(outcome)
    other = await person('tutor')
    await enrol(service.course.id, [other])
    sample = (await draw(lead, {})).body
    items = (await call(lead, 'GET', `/v1/decision-samples/${sample.id}`)).body.items
  })

  test('holds favourable decisions too, and the same seed draws the same ones', async () => {
    const again = await draw(lead, { seed: sample.seed, rate: 0.5 })
    const twice = await draw(lead, { seed: sample.seed, rate: 0.5 })
    const drawnIn = async (id: string) =>
      (await call(lead, 'GET', `/v1/decision-samples/${id}`)).body.items.map(
        (item: (typeof items)[0]) => item.submissionId,
      )

    expect(items).toHaveLength(4)
    expect(await drawnIn(again.body.id)).toHaveLength(2)
    expect(await drawnIn(again.body.id)).toEqual(await drawnIn(twice.body.id))
  })

  test('does not say what was decided before a second person has given their opinion', () => {
    expect(items.map(({ outcome }) => outcome)).toEqual([null, null, null, null])
  })

  test('waits for people who read the work and had no part in the case', async () => {
    const ids = items.map(({ id }) => id)

    expect((await waiting(lead)).map(({ id }) => id)).toEqual(expect.arrayContaining(ids))
    expect((await waiting(other)).map(({ id }) => id)).toEqual(expect.arrayContaining(ids))
    expect(await waiting(tutor)).toEqual([])
    expect((await opinion(tutor, ids[0]!)).body.code).toBe('NOT_ALLOWED')
  })

  test('is nothing for a tutor of another course', async () => {
    const stranger = await person('tutor')
    const id = items[0]!.id

    expect(await waiting(stranger)).toEqual([])
    expect((await call(stranger, 'GET', `/v1/sampled-decisions/${id}`)).status).toBe(404)
    expect((await opinion(stranger, id)).status).toBe(404)
  })

  test('is read without the decision, which is shown once the opinion is there', async () => {
    const id = items[0]!.id
    const before = (await call(lead, 'GET', `/v1/sampled-decisions/${id}`)).body
    const given = await opinion(lead, id)
    const after = (await call(lead, 'GET', `/v1/sampled-decisions/${id}`)).body

    expect(before).toMatchObject({ opinion: null, decision: null })
    expect(JSON.stringify(before)).not.toContain('The entry is explained.')
    expect(given.status).toBe(201)
    expect(after).toMatchObject({
      opinion: { outcome: 'no_concern' },
      decision: { reasons: 'The entry is explained.' },
    })
    expect((await opinion(other, id)).body.code).toBe('STATE_CHANGED')
  })

  test('is no longer for a person who has looked at the decided case', async () => {
    const { id, submissionId } = items[1]!
    await call(lead, 'GET', `/v1/submissions/${submissionId}`)

    expect((await waiting(lead)).map((one) => one.id)).not.toContain(id)
    expect(await opinion(lead, id)).toMatchObject({ status: 403, body: { code: 'NOT_ALLOWED' } })
    expect((await opinion(other, id, 'advice_given')).status).toBe(201)
  })

  test('takes actions after the opinion, not before', async () => {
    const action = { action: 'The tutors talk about how to name tools.' }
    const early = await call(lead, 'POST', `/v1/sampled-decisions/${items[2]!.id}/actions`, action)
    const noted = await call(lead, 'POST', `/v1/sampled-decisions/${items[1]!.id}/actions`, action)

    expect(early.body.code).toBe('ILLEGAL_TRANSITION')
    expect(noted.status).toBe(201)
  })

  test('is told as agreement with its interval, and as CSV without names or texts', async () => {
    await opinion(other, items[2]!.id, 'advice_given')
    await opinion(other, items[3]!.id, 'advice_given')
    const report = (await call(auditor, 'GET', `/v1/decision-samples/${sample.id}`)).body
    const csv = (await call(auditor, 'GET', `/v1/decision-samples/${sample.id}/report.csv`)).text

    // no_concern / no_concern, advice / advice, no_concern / advice, advice / advice: 3 of 4 agree, by chance half.
    expect(report.agreement).toMatchObject({ n: 4, observed: 0.75, kappa: 0.5 })
    expect(report.agreement.low).toBeLessThan(0.5)
    expect(report.agreement.high).toBeGreaterThan(0.5)
    expect(csv.split('\r\n')[0]).toBe('id,submission,round,decided,outcome,second opinion,agrees,actions')
    expect(csv.match(/,yes,/g)).toHaveLength(3)
    expect(csv.match(/,no,/g)).toHaveLength(1)
    expect(csv).not.toContain('entry')
  })
})

test('a period without closed reviews, and one that ends before it begins, are refused by field', async () => {
  const long = { from: new Date(0), until: new Date(day) }

  expect((await draw(lead, long)).body).toMatchObject({ code: 'INVALID_INPUT', fields: [{ field: 'from' }] })
  expect((await draw(lead, { from: period.until, until: period.from })).body.fields).toMatchObject([{ field: 'until' }])
})

test('the database refuses a second opinion of a person who had a part in the case', async () => {
  const { id } = await aClosedReview('no_concern')
  const { body } = await draw(lead, {})
  const [sampled] = await owner('select id from sampled_decisions where submission_id = $1 and sample_id = $2', [
    id,
    body.id,
  ])

  await expect(
    owner(
      `insert into sample_opinions (id, submission_id, sampled_id, reviewer_id, outcome, reasons)
       values (gen_random_uuid(), $1, $2, $3, 'no_concern', 'Fine.')`,
      [id, sampled!.id, tutor.id],
    ),
  ).rejects.toThrow(/without a part/)
})

test('erasing the work takes it out of the samples, and the log still verifies', async () => {
  const { id } = await aClosedReview('no_concern')
  await draw(lead, {})
  const erased = await call(people.admin, 'POST', `/v1/submissions/${id}/erasures`, { reason: 'request' })

  expect(erased.status).toBe(201)
  expect(await owner('select id from sampled_decisions where submission_id = $1', [id])).toEqual([])
  await seal(service.context)
  expect(await verifyAudit(service.context, auditor, '')).toMatchObject({ ok: true, problems: [] })
})
