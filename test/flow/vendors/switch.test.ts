import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { auditEvents, detectorSwitches, vendorRuns } from '../../../src/db/schema/index.ts'
import { maintain } from '../../../src/flow/vendors/upkeep.ts'
import { aTenant, declaration } from './tenant.ts'

const tenant = await aTenant()
const { state } = tenant.emulator
const { people, call } = tenant
/** A paper that lends its place to a run that has to go missing. */
const lost = await tenant.paper()
const turn = (body: object, id = 'turnitin') =>
  call(people.admin, 'PUT', `/v1/detectors/${id}/switch`, {
    state: 'on',
    owner: 'Director',
    reason: 'Agreed.',
    ...body,
  })

describe('switching an outside service on', () => {
  test.each(Object.keys(declaration))('needs its %s', async (field) => {
    const { status, body } = await turn({ declaration: { ...declaration, [field]: ' ' } })

    expect(status).toBe(422)
    expect(body.fields.map((problem: { field: string }) => problem.field)).toEqual([`declaration.${field}`])
  })

  test('needs a named owner and a reason', async () => {
    expect((await turn({ owner: ' ', declaration })).status).toBe(422)
    expect((await turn({ reason: '', declaration })).status).toBe(422)
  })

  test('is for admins only', async () => {
    for (const who of [people.tutor, people.lead, people.student, people.auditor, people.integration]) {
      expect((await call(who, 'PUT', '/v1/detectors/turnitin/switch', {})).status).toBe(403)
    }
  })

  test('keeps every choice and says who made it', async () => {
    await turn({ state: 'off', reason: 'Contract ended.' })
    await turn({ declaration })

    const kept = await tenant.context.db
      .select()
      .from(detectorSwitches)
      .where(eq(detectorSwitches.detector, 'turnitin'))
    const events = await tenant.context.db
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.type, 'detector.switched_off'))
    expect(kept.length).toBeGreaterThanOrEqual(3)
    expect(events.at(-1)!.actorId).toBe(people.admin.id)
    await expect(tenant.context.db.$client.query('delete from detector_switches')).rejects.toThrow()
  })
})

describe('while it is off', () => {
  test('nothing leaves, and a tutor reads “not asked”, never “pending”', async () => {
    await turn({ state: 'off', reason: 'Contract ended.' })
    const calls = state.journal.length
    const id = await tenant.paper()

    await tenant.play(3_600_000)

    const { body } = await call(people.tutor, 'GET', `/v1/submissions/${id}/remote-runs`)
    expect(state.journal.length).toBe(calls)
    expect(body.items[0]).toMatchObject({ state: 'not_asked', sentence: expect.stringContaining('was not asked') })
    await turn({ declaration })
  })

  test('runs that were under way stop in words', async () => {
    const id = await tenant.paper()
    await turn({ state: 'off', reason: 'Contract ended.' })

    await tenant.play(3_600_000)

    expect(await tenant.runOf(id)).toMatchObject({
      state: 'skipped',
      reason: 'switched_off',
      detail: expect.stringContaining('Contract ended'),
    })
    await turn({ declaration })
  })

  test('for one assessment, it stays on for others', async () => {
    await turn({ state: 'off', assessmentId: tenant.assessment.id, reason: 'Poems.' })
    const id = await tenant.paper()

    await tenant.play(3_600_000)

    expect(await tenant.context.db.select().from(vendorRuns).where(eq(vendorRuns.submissionId, id))).toEqual([])
    await turn({ assessmentId: tenant.assessment.id })
  })

  test('work handed in then can be asked about later', async () => {
    await turn({ state: 'off', reason: 'Holidays.' })
    const id = await tenant.paper()
    await turn({ declaration })

    const { body } = await call(people.admin, 'POST', '/v1/detectors/turnitin/backfill', {
      since: '2020-01-01T00:00:00Z',
    })
    await tenant.play()

    expect(body.opened).toBeGreaterThan(0)
    expect((await tenant.runOf(id)).state).toBe('succeeded')
  })
})

test('a local detector is switched off for an assessment with an owner and a reason', async () => {
  const { status, body } = await turn(
    { state: 'off', assessmentId: tenant.assessment.id, reason: 'Code, not prose.' },
    'hidden-text',
  )

  expect(status).toBe(200)
  expect(body).toMatchObject({ detector: 'hidden-text', state: 'off', owner: 'Director' })
})

test('a run whose opening was lost on the way is opened by the sweeper', async () => {
  await turn({ state: 'off', reason: 'A moment.' })
  await turn({ declaration })
  const id = await tenant.paper()
  await tenant.owner(
    "update vendor_runs set submission_id = $1, idempotency_key = 'another' where submission_id = $2",
    [lost, id],
  )

  await maintain(tenant.context, tenant.detector, new AbortController().signal)

  expect((await tenant.runOf(id)).state).toBe('waiting')
  await tenant.play()
})

test('what an admin downloads for support holds no name, no text and no secret', async () => {
  await call(people.admin, 'POST', '/v1/detectors/turnitin/upkeep')
  const id = await tenant.paper()
  state.faults.push({
    method: 'POST',
    path: /^\/submissions$/,
    knob: { kind: 'status', status: 400, body: '{"message":"no"}' },
    times: 1,
  })
  await tenant.play()

  const { text, body } = await call(people.admin, 'GET', '/v1/detectors/turnitin/diagnostics')

  expect(body.faults[0]).toMatchObject({ run: (await tenant.runOf(id)).id, reason: 'bad_request' })
  for (const secret of ['emulator-key', 'Quackenbush', 'young children', tenant.learner.id])
    expect(text).not.toContain(secret)
  expect((await call(people.tutor, 'GET', '/v1/detectors/turnitin/diagnostics')).status).toBe(403)
})

test('secrets lie sealed in the database', async () => {
  await call(people.admin, 'POST', '/v1/detectors/turnitin/upkeep')
  const [webhook] = [...state.webhooks.values()]

  const { rows } = await tenant.context.db.$client.query('select * from vendor_notes')

  const stored = rows.map(({ sealed }: { sealed: Buffer }) => sealed.toString('latin1')).join()
  expect(stored.length).toBeGreaterThan(100)
  expect(stored).not.toContain(webhook!.secret)
  expect(stored).not.toContain(webhook!.url)
})
