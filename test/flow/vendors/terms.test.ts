import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditEvents, termsAcceptances } from '../../../src/db/schema/index.ts'
import { claimDue } from '../../../src/flow/vendors/run/claim.ts'
import { recordStep } from '../../../src/flow/vendors/run/record-step.ts'
import { take } from '../../../src/flow/vendors/run/step.ts'
import { upkeep } from '../../../src/flow/vendors/upkeep.ts'
import { aTenant, essay } from './tenant.ts'

const tenant = await aTenant({ requireEula: true })
const { state } = tenant.emulator
const terms = '/v1/detectors/turnitin/terms'
const version = () => `v${state.eulaVersion}beta`

test('work of a student who accepted nothing is taken, receipted and released; only this run waits', async () => {
  const id = await tenant.paper()

  await tenant.play(60_000)

  expect(await tenant.runOf(id)).toMatchObject({ state: 'blocked', reason: 'consent', handle: null })
  const { body } = await tenant.call(tenant.learner, 'GET', `/v1/submissions/${id}`)
  expect(body).toMatchObject({ status: 'released', receipt: expect.any(String) })
  const clocks = await tenant.call(tenant.people.tutor, 'GET', `/v1/submissions/${id}/remote-runs`)
  expect(clocks.body.items[0].sentence).toContain("the student has not accepted Turnitin's terms")
  expect(state.documents.size).toBe(0)
})

test('the terms can be read without anything in them that runs', async () => {
  const { body } = await tenant.call(tenant.learner, 'GET', `${terms}?locale=de-AT`)

  expect(body).toMatchObject({ required: true, version: 'v1beta', language: 'de-DE', acceptedAt: null })
  expect(body.html).toContain('<h1>Emulated terms v1beta</h1>')
  expect(body.html).not.toMatch(/script|onclick|javascript|href/)
})

test('nobody but the student can accept, and only the version in force', async () => {
  const sent = { version: 'v1beta', language: 'en-US' }

  for (const who of [tenant.people.tutor, tenant.people.admin, tenant.people.integration, tenant.people.lead]) {
    expect((await tenant.call(who, 'POST', `${terms}/acceptances`, sent)).status).toBe(403)
  }
  expect((await tenant.call(tenant.learner, 'POST', `${terms}/acceptances`, { ...sent, version: 'v0' })).status).toBe(
    409,
  )
  expect(await tenant.context.db.select().from(termsAcceptances)).toEqual([])
})

test("accepting lets every waiting run of that student go on, and nobody else's", async () => {
  const other = await tenant.person('student', 'Somebody Else')
  const mine = [await tenant.paper(), await tenant.paper(essay)]
  const theirs = await tenant.paper(essay, other)
  await tenant.play(60_000)

  const { status, body } = await tenant.call(tenant.learner, 'POST', `${terms}/acceptances`, {
    version: version(),
    language: 'en-US',
  })
  await tenant.play(3_600_000)

  expect(status).toBe(201)
  for (const id of mine) expect((await tenant.runOf(id)).state).toBe('succeeded')
  expect(await tenant.runOf(theirs)).toMatchObject({ state: 'blocked', reason: 'consent' })
  const sent = state.journal.filter(({ method, path }) => method === 'POST' && path === '/submissions')
  for (const { body: bytes } of sent) {
    expect(JSON.parse(bytes.toString()).eula).toEqual({
      version: version(),
      language: 'en-US',
      accepted_timestamp: body.acceptedAt,
    })
  }
  const events = await tenant.context.db.select().from(auditEvents).where(eq(auditEvents.type, 'terms.accepted'))
  expect(events).toHaveLength(1)
  expect(events[0]!.actorId).toBe(tenant.learner.id)
})

test('accepting twice is accepting once, at the first time', async () => {
  const sent = { version: version(), language: 'fr-FR' }

  const again = await tenant.call(tenant.learner, 'POST', `${terms}/acceptances`, sent)

  expect(again.body).toMatchObject({ version: version(), language: 'en-US' })
  expect(await tenant.context.db.select().from(termsAcceptances)).toHaveLength(1)
})

test('new terms block new runs until they are accepted, and what was taken earlier goes on', async () => {
  state.eulaVersion++
  const id = await tenant.paper()
  await tenant.play(60_000)
  expect(await tenant.runOf(id)).toMatchObject({ state: 'blocked', reason: 'consent' })

  await tenant.call(tenant.learner, 'POST', `${terms}/acceptances`, { version: version(), language: 'en-US' })
  await tenant.play(3_600_000)

  expect((await tenant.runOf(id)).state).toBe('succeeded')
  expect(await tenant.context.db.select().from(termsAcceptances)).toHaveLength(2)
})

test('an acceptance can be neither changed nor taken away', async () => {
  const query = (sql: string) => tenant.context.db.$client.query(sql)

  await expect(query("update terms_acceptances set version = 'v9'")).rejects.toThrow()
  await expect(query('delete from terms_acceptances')).rejects.toThrow()
})

test('Turnitin being away when somebody accepts loses nothing', async () => {
  state.eulaVersion++
  const id = await tenant.paper()
  await tenant.play(60_000)
  state.faults.push({ method: 'POST', path: /\/accept$/, knob: { kind: 'drop', when: 'before' }, times: 1 })

  const { status } = await tenant.call(tenant.learner, 'POST', `${terms}/acceptances`, {
    version: version(),
    language: 'en-US',
  })
  await tenant.play(3_600_000)

  expect(status).toBe(201)
  expect((await tenant.runOf(id)).state).toBe('succeeded')
})

test('accepting while a step finds out that it must wait loses no time', async () => {
  state.eulaVersion++
  await upkeep(tenant.context, tenant.detector, new AbortController().signal)
  const id = await tenant.paper()
  const run = await claimDue(tenant.context.db, tenant.detector, tenant.context.clock())
  const taken = await take(tenant.context, tenant.detector, run!, new AbortController().signal)

  await tenant.call(tenant.learner, 'POST', `${terms}/acceptances`, { version: version(), language: 'en-US' })
  await recordStep(tenant.context, tenant.detector, run!, taken)
  await tenant.play(3_600_000)

  expect(taken).toMatchObject({ state: 'blocked', on: 'consent' })
  expect((await tenant.runOf(id)).state).toBe('succeeded')
})
