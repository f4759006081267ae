import type { Context } from '../../../context.ts'
import type { IntegrationEventState } from '../../../db/schema/index.ts'
import { follow, followed, oneAtATime } from '../../../db/webhooks/followed.ts'
import { findIntegration, type Integration, type IntegrationEvent } from '../../../db/webhooks/integrations.ts'
import { schedules } from '../../../domain/backoff.ts'
import { DomainError } from '../../../domain/error.ts'
import type { Actor } from '../../../domain/people/permission.ts'
import { type Inbound, readInbound } from '../../../lms/inbound.ts'
import { claimById, finish, postpone } from '../../../queue/due.ts'
import { receivedWebhooks } from '../../../queue/due-work.ts'
import { withdraw } from '../../submission/withdraw.ts'
import { setAssignment } from './assignments.ts'
import { deliverWork } from './deliver-work.ts'
import { setMembership } from './enrol.ts'

/** How a webhook ended, in words. */
interface Applied {
  state: Exclude<IntegrationEventState, 'accepted'>
  detail: string
  submissionId?: string | null
}

/**
 * Applies a webhook that was let in, once. What needs a person is parked with the reason, what the outside could not
 * give is tried again later, and what was overtaken by a newer event of the same work is left alone.
 */
export async function applyWebhook(context: Context, eventId: string): Promise<void> {
  const event = await claimById(context.db, receivedWebhooks, eventId)
  if (!event) return
  const integration = await findIntegration(context.db, event.integrationId)
  const inbound = readInbound(event.type, event.data!)!
  try {
    const applied = await apply(context, integration, event, inbound)
    await settle(context, event, applied)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    if (passing.has(error.code)) return putOff(context, event, error.message)
    await settle(context, event, { state: 'parked', detail: `${error.message} It waits for somebody to look at it.` })
  }
}

const passing = new Set(['UNAVAILABLE', 'STORAGE_FULL', 'UPLOAD_ABORTED'])

function apply(
  context: Context,
  integration: Integration,
  event: IntegrationEvent,
  inbound: Inbound,
): Promise<Applied> {
  const who: Actor = { id: integration.accountId, role: 'integration' }
  if (inbound.type === 'assignment.upserted') return setAssignment(context, who, integration, event.occurredAt, inbound)
  if (inbound.type === 'membership.upserted') return setMembership(context, who, integration, event.occurredAt, inbound)
  return inOrder(context, event, inbound.externalSubmissionId, async (submissionId) => {
    if (inbound.type !== 'submission.withdrawn') return deliverWork(context, who, integration, event, inbound)
    if (!submissionId) return { state: 'applied', detail: 'It was taken back before it was handed in here.' }
    await withdraw(context, who, submissionId)
    return { state: 'applied', detail: 'Withdrawn.', submissionId }
  })
}

/** One event of a piece of work at a time, and none that is older than what was applied already, by the LMS's clock. */
async function inOrder(
  { db }: Context,
  { integrationId, occurredAt }: IntegrationEvent,
  externalId: string,
  run: (submissionId: string | null) => Promise<Applied>,
): Promise<Applied> {
  return oneAtATime(db, `${integrationId} ${externalId}`, async () => {
    const last = await followed(db, integrationId, externalId)
    if (last && last.occurredAt > occurredAt) {
      const detail = 'A newer event of the same work was applied before it.'
      return { state: 'stale', detail, submissionId: last.submissionId }
    }
    const applied = await run(last?.submissionId ?? null)
    if (applied.state === 'applied') {
      await follow(db, { integrationId, externalId, submissionId: applied.submissionId ?? null, occurredAt })
    }
    return applied
  })
}

/** What an LMS said of people goes once it has been applied or can never be; its id and hash stay. */
async function settle({ db }: Context, event: IntegrationEvent, { state, detail, submissionId = null }: Applied) {
  const forget = ['applied', 'stale', 'ignored'].includes(state) && { data: null }
  await finish(db, receivedWebhooks, event, { state, detail, submissionId, nextAttemptAt: null, ...forget })
}

async function putOff(context: Context, event: IntegrationEvent, message: string) {
  const values = { detail: `${message} It will be tried again.` }
  const outcome = await postpone(context, receivedWebhooks, event, { schedule: schedules.webhook, values })
  if (outcome !== 'given_up') return
  const detail = `${message} It was tried ${event.attempts} times over several days.`
  await settle(context, event, { state: 'failed', detail })
}
