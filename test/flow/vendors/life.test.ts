import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { auditEvents, vendorSpending } from '../../../src/db/schema/index.ts'
import { erase } from '../../../src/flow/submission/erase.ts'
import { setAsideAtVendors } from '../../../src/flow/vendors/erase.ts'
import { claimDue } from '../../../src/flow/vendors/run/claim.ts'
import { finish } from '../../../src/queue/due.ts'
import { vendorSteps } from '../../../src/queue/due-work.ts'
import { changeScore } from '../../../tools/turnitin-emulator/routes/reports.ts'
import { aTenant } from './tenant.ts'

const tenant = await aTenant()
const { state } = tenant.emulator
const { people, call } = tenant
const seen = async (id: string) => (await call(people.tutor, 'GET', `/v1/submissions/${id}`)).body
const clock = async (id: string) => (await call(people.tutor, 'GET', `/v1/submissions/${id}/remote-runs`)).body.items[0]
const events = async (type: string) => tenant.context.db.select().from(auditEvents).where(eq(auditEvents.type, type))
const percentages = (body: { runs: { detector: string; state: string; measurements: { value: number }[] }[] }) =>
  body.runs
    .filter((run) => run.detector === 'turnitin' && run.state === 'succeeded')
    .map((run) => run.measurements[0]!.value)

describe('a result', () => {
  test('that comes late and asks for a look brings released work back to a person', async () => {
    await call(people.admin, 'PUT', '/v1/detectors/turnitin/options', { options: { checkFrom: 20 } })
    const id = await tenant.paper()
    expect((await seen(id)).status).toBe('released')

    await tenant.play()

    const body = await seen(id)
    expect(body.status).toBe('under_review')
    expect(body.flags.map(({ severity }: { severity: string }) => severity)).toEqual(['check'])
    await call(people.admin, 'PUT', '/v1/detectors/turnitin/options', { options: {} })
  })

  test('that changes in the viewer is added beside the earlier one', async () => {
    const id = await tenant.paper()
    await tenant.play()

    changeScore(state, (await tenant.runOf(id)).externalId!, 7)
    await tenant.play()

    expect(percentages(await seen(id))).toEqual([35, 7])
  })

  test('is not replaced by a refresh that fails for good', async () => {
    const id = await tenant.paper()
    await tenant.play()
    state.faults.push({ method: 'GET', path: /\/similarity$/, knob: { kind: 'status', status: 400 }, times: 1 })

    changeScore(state, (await tenant.runOf(id)).externalId!, 8)
    await tenant.play()

    const body = await seen(id)
    expect(percentages(body)).toEqual([35])
    expect(body.runs.at(-1).state).toBe('succeeded')
    expect((await clock(id)).sentence).toContain('the result has been there since')
  })

  test('of an earlier attempt does not count as a match for the next', async () => {
    await call(people.admin, 'PUT', '/v1/detectors/turnitin/options', {
      options: { addToIndex: true, selfMatchScope: 'NONE' },
    })
    const first = await tenant.paper()
    await tenant.play()
    const second = await tenant.paper()
    await tenant.play()

    const asked = state.journal.findLast(({ method, path }) => method === 'PUT' && path.endsWith('/similarity'))!
    const settings = JSON.parse(asked.body.toString()).generation_settings
    expect(settings.submission_auto_excludes).toContain((await tenant.runOf(first)).externalId)
    expect(percentages(await seen(second))).toEqual([35])
    await call(people.admin, 'PUT', '/v1/detectors/turnitin/options', { options: {} })
  })
})

describe('waiting', () => {
  test('longer than a day is shown as stalled, and after seven days as failed with another try', {
    timeout: 180_000,
  }, async () => {
    state.setup.delays.process = 30 * 86_400_000
    const id = await tenant.paper()

    await tenant.play(25 * 3_600_000)
    expect(await clock(id)).toMatchObject({
      state: 'stalled',
      sentence: expect.stringContaining('longer than it should'),
    })
    await tenant.play(7 * 86_400_000)
    expect(await clock(id)).toMatchObject({ state: 'failed', sentence: expect.stringContaining('another try') })

    state.setup.delays.process = 0
    for (const document of state.documents.values()) document.processedAt = tenant.time.now.getTime()
    const retried = await call(people.tutor, 'POST', `/v1/submissions/${id}/remote-runs/turnitin/retries`)
    await tenant.play()
    expect(retried.status).toBe(202)
    expect((await clock(id)).state).toBe('succeeded')
    state.setup.delays.process = 2_000
  })

  test('for eight hours of maintenance ends by itself, with few calls in between', { timeout: 180_000 }, async () => {
    const id = await tenant.paper()
    const before = state.journal.length
    state.faults.push({ knob: { kind: 'status', status: 503 }, times: 10_000 })

    await tenant.play(8 * 3_600_000)
    const asked = state.journal.length - before
    expect(await clock(id)).toMatchObject({ state: 'waiting', sentence: expect.stringContaining('Attempt') })
    state.faults = []
    await tenant.play()

    expect(asked).toBeLessThan(150)
    expect((await clock(id)).state).toBe('succeeded')
  })

  test('is not before the vendor asked for with Retry-After', async () => {
    const id = await tenant.paper()
    state.faults.push({
      method: 'POST',
      path: /^\/submissions$/,
      knob: { kind: 'status', status: 429, retryAfter: '120' },
      times: 1,
    })
    await tenant.drain()

    const { nextStepAt, fault } = await tenant.runOf(id)

    expect(fault).toMatchObject({ code: 'rate_limited', retryAfterMs: 120_000 })
    expect(nextStepAt!.getTime() - tenant.time.now.getTime()).toBeGreaterThanOrEqual(120_000)
    await tenant.play()
  })
})

describe('another try', () => {
  test('begins from the start where the vendor no longer has the document', async () => {
    const id = await tenant.paper()
    await tenant.play(1_000)
    const { externalId } = await tenant.runOf(id)
    state.documents.delete(externalId!)
    await tenant.play()
    expect(await clock(id)).toMatchObject({ state: 'failed', reason: 'gone' })

    await call(people.tutor, 'POST', `/v1/submissions/${id}/remote-runs/turnitin/retries`)
    await tenant.play()

    expect((await clock(id)).state).toBe('succeeded')
    expect((await tenant.runOf(id)).externalId).not.toBe(externalId)
  })

  test('sends the work anew where the vendor could not process it, and leaves one document there', async () => {
    const id = await tenant.paper()
    await tenant.play(1_000)
    const { externalId } = await tenant.runOf(id)
    state.documents.get(externalId!)!.errorCode = 'PROCESSING_ERROR'
    await tenant.play()
    expect(await clock(id)).toMatchObject({ state: 'failed', sentence: expect.stringContaining('PROCESSING_ERROR') })
    const before = state.documents.size

    await call(people.tutor, 'POST', `/v1/submissions/${id}/remote-runs/turnitin/retries`)
    await tenant.play()

    expect((await clock(id)).state).toBe('succeeded')
    expect(state.documents.has(externalId!)).toBe(false)
    expect(state.documents.size).toBe(before)
  })

  test('deletes the useless document once, though the first answer to that was lost', async () => {
    const id = await tenant.paper()
    await tenant.play(1_000)
    const { externalId } = await tenant.runOf(id)
    state.documents.get(externalId!)!.errorCode = 'PROCESSING_ERROR'
    await tenant.play()
    state.faults = [{ method: 'DELETE', path: /^\/submissions\//, knob: { kind: 'drop', when: 'after' }, times: 1 }]

    await call(people.tutor, 'POST', `/v1/submissions/${id}/remote-runs/turnitin/retries`)
    await tenant.play()

    expect(state.faults).toEqual([])
    expect((await clock(id)).state).toBe('succeeded')
    expect(state.documents.has(externalId!)).toBe(false)
  })
})

describe('refused credentials', () => {
  test('pause the detector, tell the admin once, spend no attempt, and all goes on when they work', {
    timeout: 180_000,
  }, async () => {
    const ids = [await tenant.paper(), await tenant.paper(), await tenant.paper()]
    const paused = (await events('detector.paused')).length
    state.keyRevoked = true

    await tenant.play(3 * 3_600_000)

    for (const id of ids) {
      expect(await tenant.runOf(id)).toMatchObject({ attempts: 0 })
      expect((await clock(id)).sentence).toContain('refused our credentials')
    }
    expect((await events('detector.paused')).length - paused).toBe(1)
    state.keyRevoked = false
    await tenant.play()
    for (const id of ids) expect((await tenant.runOf(id)).state).toBe('succeeded')
  })
})

describe('the budget', () => {
  test('holds runs back before anything is sent, and lets them go when it is raised', async () => {
    const { rows } = await tenant.context.db.$client.query(
      'select coalesce(sum(units), 0)::int as units from vendor_spending',
    )
    const set = (monthlyBudget: number | null) =>
      call(people.admin, 'PUT', '/v1/detectors/turnitin/options', { options: {}, monthlyBudget })
    await set(rows[0].units + 1)
    const documents = state.documents.size
    const ids = [await tenant.paper(), await tenant.paper()]

    await tenant.play(3_600_000)

    const states = await Promise.all(ids.map(async (id) => (await tenant.runOf(id)).state))
    expect(states.sort()).toEqual(['blocked', 'succeeded'])
    expect(state.documents.size - documents).toBe(1)
    await set(rows[0].units + 2)
    await tenant.play(3_600_000)
    for (const id of ids) expect((await tenant.runOf(id)).state).toBe('succeeded')
    const spent = await tenant.context.db.select().from(vendorSpending)
    expect(new Set(spent.map(({ runId }) => runId)).size).toBe(spent.length)
    await set(null)
  })
})

describe("the vendor's own report", () => {
  test('is looked at again after a tutor opened it, so that a lost callback costs no newer result', async () => {
    const id = await tenant.paper()
    await tenant.play()
    state.post = () => 'lost'

    await call(people.tutor, 'POST', `/v1/submissions/${id}/remote-runs/turnitin/report-links`)
    const { sentence } = await clock(id)
    changeScore(state, (await tenant.runOf(id)).externalId!, 9)
    await tenant.play()
    state.post = () => 'sent'

    expect(sentence).toMatch(/A newer result is looked for at .*; until then this one stands\./)
    expect(percentages(await seen(id))).toEqual([35, 9])
    expect(await tenant.runOf(id)).toMatchObject({ state: 'succeeded', nextStepAt: null })
  })

  test('opens by a link made for each click, for tutors, and for students only where that is allowed', async () => {
    const id = await tenant.paper()
    await tenant.play()
    const link = (who: typeof people.tutor) =>
      call(who, 'POST', `/v1/submissions/${id}/remote-runs/turnitin/report-links?locale=de-DE`)

    const [one, two] = [await link(people.tutor), await link(people.tutor)]

    expect(one.status).toBe(201)
    expect(one.body.url).not.toBe(two.body.url)
    expect(await (await fetch(one.body.url)).text()).toContain('not a real report')
    expect((await fetch(one.body.url)).status).toBe(404)
    expect((await link(tenant.learner)).status).toBe(403)
    expect((await link(people.admin)).status).toBe(403)
    expect((await link(people.student)).status).toBe(404)
  })

  test('never carries who the student is where the assessment is marked without names', async () => {
    const { id: assessmentId } = await tenant.publish(people.tutor, {
      title: 'Without names',
      brief: '',
      aiLevel: 2,
      guidance: 'AI may help you to understand sources.',
      anonymous: true,
    })
    const id = await tenant.paper(undefined, undefined, { assessmentId })
    await tenant.play()

    await call(people.tutor, 'POST', `/v1/submissions/${id}/remote-runs/turnitin/report-links`)

    const asked = state.journal.findLast(({ path }) => path.endsWith('/viewer-url'))!
    expect(JSON.parse(asked.body.toString()).viewer_permissions.may_view_match_submission_info).toBe(false)
    expect(asked.body.toString()).not.toContain('eula')
  })

  test('is a PDF once it is made, and 202 until then', async () => {
    const id = await tenant.paper()
    await tenant.play()
    const ask = () =>
      fetch(`${tenant.baseUrl}/v1/submissions/${id}/remote-runs/turnitin/report.pdf`, {
        headers: { authorization: `Bearer ${people.tutor.key}` },
      })

    const statuses = [(await ask()).status, (await ask()).status]
    tenant.time.now = new Date(tenant.time.now.getTime() + 5_000)
    statuses.push((await ask()).status)
    const last = await ask()

    expect(statuses).toEqual([202, 202, 202])
    expect(last.headers.get('content-type')).toBe('application/pdf')
    expect(
      Buffer.from(await last.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
  })
})

test('steps are never under way at more places than the card says, however many processes ask', async () => {
  const ids: string[] = []
  for (let count = 0; count < 6; count++) ids.push(await tenant.paper())
  const now = tenant.context.clock()
  const slow = { ...tenant.detector, limits: { atOnce: 2, perSecond: 1_000 } }

  const claimed = await Promise.all(ids.map(() => claimDue(tenant.context.db, slow, now)))

  const held = claimed.filter((run) => run !== null)
  expect(held).toHaveLength(2)
  for (const run of held) await finish(tenant.context.db, vendorSteps, run!, {})
  await tenant.play()
  for (const id of ids) expect((await tenant.runOf(id)).state).toBe('succeeded')
})

test('work that is taken back is set aside at the vendor with proof, and goes for good when it is erased', async () => {
  const id = await tenant.paper()
  await tenant.play()
  const { externalId } = await tenant.runOf(id)

  await call(tenant.learner, 'POST', `/v1/submissions/${id}/withdrawals`)
  await setAsideAtVendors(tenant.context, id)
  await tenant.play()
  const taken = [state.documents.get(externalId!)?.softDeleted, (await clock(id)).sentence]
  await setAsideAtVendors(tenant.context, id)
  await tenant.play()
  await erase(tenant.context, people.admin, id, 'Asked for.')
  await tenant.play()

  expect(taken).toEqual([true, expect.stringContaining('set aside: nothing is compared with it any more (since')])
  expect(state.documents.has(externalId!)).toBe(false)
  expect((await tenant.runOf(id)).state).toBe('erased')
  const told = (await tenant.context.db.select().from(auditEvents).where(eq(auditEvents.submissionId, id))).filter(
    ({ type }) => type.startsWith('remote.'),
  )
  expect(told.map(({ type }) => type)).toEqual(['remote.set_aside', 'remote.erased'])
  expect(told.map(({ data }) => data.proof)).toEqual([
    expect.objectContaining({ document: externalId }),
    expect.objectContaining({ looked: expect.objectContaining({ status: 404 }) }),
  ])
})

test('a copy at the vendor goes even if the news of the erasure was lost, and though the service is switched off', async () => {
  const id = await tenant.paper()
  await tenant.play()
  const { externalId } = await tenant.runOf(id)
  await tenant.switchOn({ state: 'off', reason: 'Contract ended.' })

  await erase(tenant.context, people.admin, id, 'Asked for.')
  await tenant.play()

  expect(state.documents.has(externalId!)).toBe(false)
  expect((await tenant.runOf(id)).state).toBe('erased')
})
