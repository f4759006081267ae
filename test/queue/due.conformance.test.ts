import { eq, type SQL, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { newId } from '../../src/db/id.ts'
import {
  integrationEvents,
  integrations,
  ltiContexts,
  ltiLinks,
  ltiRegistrations,
  ltiReports,
  vendorRuns,
  webhookDeliveries,
  webhookEndpoints,
} from '../../src/db/schema/index.ts'
import { schedules } from '../../src/domain/backoff.ts'
import { claimById, type DueWork, finish, jobFor, overdue, postpone } from '../../src/queue/due.ts'
import { deliveries, gradebookReports, receivedWebhooks, rosters, vendorSteps } from '../../src/queue/due-work.ts'
import { aService } from '../service.ts'

const { context, people, course, assessment, handIn } = await aService({}, { background: false })
const { db } = context
const due = sql`clock_timestamp()` as unknown as Date
const { body: submission } = await handIn('What I saw.')

const [endpointId, integrationId, registrationId, linkId] = [newId(), newId(), newId(), newId()]
const secret = Buffer.from('sealed')
await db
  .insert(webhookEndpoints)
  .values({ id: endpointId, url: 'https://a.org', description: '', types: [], secret, createdBy: people.admin.id })
await db.insert(integrations).values({
  id: integrationId,
  accountId: people.integration.id,
  name: 'LMS',
  method: 'standard-webhooks',
  secret,
  fileHosts: [],
})
const urls = { issuer: 'i', authUrl: 'a', tokenUrl: 't', jwksUrl: 'j' }
await db.insert(ltiRegistrations).values({ id: registrationId, clientId: 'c', name: 'LMS', state: 'active', ...urls })
const contextId = newId()
await db
  .insert(ltiContexts)
  .values({ id: contextId, courseId: course.id, registrationId, deploymentId: 'd', externalId: 'c' })
await db.insert(ltiLinks).values({
  contextId,
  id: linkId,
  registrationId,
  deploymentId: 'd',
  resourceLinkId: 'r',
  assessmentId: assessment.id,
  scopes: [],
})

conforms('a webhook delivery', deliveries, async (id) => {
  await db.insert(webhookDeliveries).values({ id, endpointId, type: 'ping', body: '{}', nextAttemptAt: due })
  return { state: 'delivered' }
})

conforms('a received webhook', receivedWebhooks, async (id) => {
  const row = { integrationId, webhookId: id, bodySha256: 'x', type: 'ping', occurredAt: new Date() }
  await db.insert(integrationEvents).values({ id, ...row, nextAttemptAt: due })
  return { state: 'applied' }
})

conforms('a report to a gradebook', gradebookReports, async (id) => {
  const row = { linkId, submissionId: submission.id, eventId: newId(), kind: 'submitted' as const }
  await db.insert(ltiReports).values({ id, ...row, nextAttemptAt: due })
  return { state: 'done' }
})

conforms('the roster of a context', rosters, async (id) => {
  const row = { courseId: course.id, registrationId, deploymentId: 'd', externalId: id }
  await db.insert(ltiContexts).values({ id, ...row, nextAttemptAt: due })
  return { attempts: 0 }
})

conforms('a step of a vendor’s run', vendorSteps, async (id) => {
  await db.insert(vendorRuns).values({
    id,
    submissionId: submission.id,
    detector: 'turnitin',
    version: '1',
    options: {},
    idempotencyKey: id,
    state: 'waiting',
    detail: 'Waits.',
    since: new Date(),
    activeSince: new Date(),
    nextStepAt: due,
  })
  return { state: 'succeeded' }
})

/** What the engine promises for every kind of leased, retried work. `make` adds a row that is due and says its end. */
function conforms(name: string, work: DueWork, make: (id: string) => Promise<Record<string, unknown>>) {
  const table = work.table as typeof webhookDeliveries
  const aRow = async () => {
    const id = newId()
    return { id, end: { ...(await make(id)), [work.due]: null } }
  }
  const change = (id: string, set: Record<string, SQL>) =>
    db
      .update(table)
      .set(set as never)
      .where(eq(table.id, id))
  const lapse = (id: string) => change(id, { claimedUntil: sql`clock_timestamp() - interval '1 hour'` })
  const longAgo = (id: string) => change(id, { [work.due]: sql`clock_timestamp() - interval '1 hour'` })
  const rowOf = async (id: string) =>
    (await db.select().from(table).where(eq(table.id, id)))[0] as unknown as Record<string, unknown>

  describe(name, () => {
    test('is claimed once, however many processes try at the same time', async () => {
      const { id } = await aRow()

      const claims = await Promise.all(Array.from({ length: 12 }, () => claimById(db, work, id)))

      expect(claims.filter(Boolean)).toHaveLength(1)
    })

    test('is not claimed before it is due, nor once it is finished', async () => {
      const [early, done] = [await aRow(), await aRow()]
      await change(early.id, { [work.due]: sql`clock_timestamp() + interval '1 minute'` })
      await finish(db, work, (await claimById(db, work, done.id)) as never, done.end)

      expect([await claimById(db, work, early.id), await claimById(db, work, done.id)]).toEqual([null, null])
    })

    test('is taken over once the lease of a dead process ends, and the late process writes nothing', async () => {
      const { id, end } = await aRow()
      const dead = (await claimById(db, work, id)) as never
      await lapse(id)
      const successor = (await claimById(db, work, id)) as never

      const late = await finish(db, work, dead, { ...end, state: 'failed' })
      const lateAgain = await postpone(context, work, { ...(dead as object), attempts: 1 } as never, {
        schedule: schedules.webhook,
      })
      const ended = await finish(db, work, successor, end)

      expect([late, lateAgain, ended]).toEqual([false, 'lost', true])
      expect(await rowOf(id)).toMatchObject({ ...end, claim: null, claimedUntil: null })
    })

    test('is postponed by the schedule with a job for the next attempt, and given up after the last', async () => {
      const { id } = await aRow()
      const jobs: unknown[] = []
      const queue = { ...context.queue, add: async (more: unknown[]) => void jobs.push(...more) }
      const claimed = (await claimById(db, work, id)) as unknown as { id: string; claim: string }
      const options = { schedule: schedules.webhook, askedMs: 3_600_000 }

      const last = await postpone({ db, queue }, work, { ...claimed, attempts: 10 }, options)
      const first = await postpone({ db, queue }, work, { ...claimed, attempts: 1 }, options)

      expect([last, first]).toEqual(['given_up', 'postponed'])
      expect(jobs).toEqual(work.worker ? [jobFor(work, id, 2, 3_600_000)] : [])
      expect(Number((await rowOf(id))[work.due]) - Date.now()).toBeGreaterThan(3_500_000)
      expect(await claimById(db, work, id)).toBeNull()
    })

    test('is overdue when nothing happens to it, but not while it is held or once it is finished', async () => {
      const [lost, held, done] = [await aRow(), await aRow(), await aRow()]
      await claimById(db, work, held.id)
      await finish(db, work, (await claimById(db, work, done.id)) as never, done.end)
      for (const { id } of [lost, held]) await longAgo(id)

      const found = await overdue(db, work, 60_000)
      await lapse(held.id)
      const later = await overdue(db, work, 60_000)

      expect([lost, held, done].map(({ id }) => found.includes(id))).toEqual([true, false, false])
      expect([lost, held, done].map(({ id }) => later.includes(id))).toEqual([true, true, false])
    })
  })
}
