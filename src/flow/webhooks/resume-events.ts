import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { findAssessment } from '../../db/policy/assessments.ts'
import { externalAssignments, integrationEvents } from '../../db/schema/index.ts'
import { findIntegration } from '../../db/webhooks/integrations.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { jobFor } from '../../queue/due.ts'
import { receivedWebhooks } from '../../queue/due-work.ts'
import { record } from '../record.ts'

/** Says which assessment an assignment of the LMS is, and lets work that waited for that go on. Throws NOT_FOUND. */
export async function mapAssignment(
  context: Context,
  who: Actor,
  { integrationId, externalId, assessmentId }: { integrationId: string; externalId: string; assessmentId: string },
) {
  const waiting = await context.db.transaction(async (tx) => {
    await findIntegration(tx, integrationId)
    await findAssessment(tx, assessmentId)
    await tx
      .insert(externalAssignments)
      .values({ integrationId, externalId, assessmentId, occurredAt: new Date(0) })
      .onConflictDoUpdate({
        target: [externalAssignments.integrationId, externalAssignments.externalId],
        set: { assessmentId },
      })
    await record(tx, {
      type: 'integration.assignment_mapped',
      who,
      data: { integration: integrationId, assessment: assessmentId },
    })
    return tx
      .select({ id: integrationEvents.id })
      .from(integrationEvents)
      .where(
        and(
          eq(integrationEvents.integrationId, integrationId),
          eq(integrationEvents.state, 'parked'),
          sql`${integrationEvents.data}->'assignment'->>'externalId' = ${externalId}`,
        ),
      )
  })
  await again(
    context,
    waiting.map(({ id }) => id),
  )
  return { integrationId, externalId, assessmentId, resumed: waiting.length }
}

/** Applies a webhook once more that waited for a person or was given up. Throws NOT_FOUND, ILLEGAL_TRANSITION. */
export async function retryEvent(context: Context, integrationId: string, eventId: string) {
  const [event] = await context.db
    .select()
    .from(integrationEvents)
    .where(and(eq(integrationEvents.id, eventId), eq(integrationEvents.integrationId, integrationId)))
  if (!event) throw new DomainError('NOT_FOUND', 'There is no such webhook.')
  if (!['parked', 'failed'].includes(event.state)) {
    throw new DomainError('ILLEGAL_TRANSITION', `This webhook is ${event.state}; there is nothing to try again.`)
  }
  if (!event.data) {
    throw new DomainError('ILLEGAL_TRANSITION', 'The content of this webhook was removed; the LMS can send it again.')
  }
  await again(context, [eventId])
  return { id: eventId, state: 'accepted' as const }
}

async function again({ db, queue, clock }: Context, ids: string[]) {
  if (!ids.length) return
  await db
    .update(integrationEvents)
    .set({ state: 'accepted', attempts: 0, detail: null, nextAttemptAt: clock() })
    .where(and(inArray(integrationEvents.id, ids), inArray(integrationEvents.state, ['parked', 'failed'])))
  const round = clock().getTime()
  await queue.add(ids.map((id) => jobFor(receivedWebhooks, id, round)))
}
