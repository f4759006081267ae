import type { Context } from '../../context.ts'
import { newId } from '../../db/id.ts'
import { webhookDeliveries } from '../../db/schema/index.ts'
import { conversationsOf } from '../../db/submission/conversation.ts'
import { announcementOf } from '../../db/webhooks/announcements.ts'
import { anyEndpoint, endpointsFor } from '../../db/webhooks/endpoints.ts'
import { underReview, waysIntoReview } from '../../domain/submission/shared-history.ts'
import { submissionEventTypes } from '../../domain/submission/status.ts'
import { type Turn, turnOf } from '../../domain/submission/turn.ts'
import { jobFor } from '../../queue/due.ts'
import { deliveries } from '../../queue/due-work.ts'
import { checkpointType } from '../audit/witness.ts'
import { ownAddress } from '../own-address.ts'

/** The events of a submission's life, of which endpoints hear. */
export const announcedEvents = ['submission.received', 'submission.reflection_required', ...submissionEventTypes]

/**
 * The names under which endpoints hear of them: those of the audit log, and one name for every way into a review, so
 * that no message gives a concern or a flag away that was not disclosed.
 */
export const announcedTypes = [
  ...announcedEvents.filter((type) => !(waysIntoReview as readonly string[]).includes(type)),
  underReview,
]

/** All that an endpoint can ask for: these events, and once a day the newest checkpoint of the audit log. */
export const endpointTypes = [...announcedTypes, checkpointType]

/** Whether there is an endpoint at all. One that is made later hears of nothing that happened before. */
export const hasEndpoints = ({ db }: Context) => anyEndpoint(db)

/** An event becomes one delivery per endpoint that wants it; telling twice is telling once. */
export async function announce(context: Context, _submissionId: string, eventId: string | null): Promise<void> {
  const { db, queue } = context
  const event = eventId && (await announcementOf(db, eventId, announcedEvents))
  if (!event) return
  const wanting = await endpointsFor(db, event.type, event.at)
  if (!wanting.length) return

  const conversation = (await conversationsOf(db, [event.submission.id])).get(event.submission.id)!
  const turn = turnOf(conversation, context.clock())
  const body = JSON.stringify(messageOf(event, turn, ownAddress(context)))
  const made = await db
    .insert(webhookDeliveries)
    .values(
      wanting.map(({ id: endpointId }) => ({
        id: newId(),
        endpointId,
        eventId: event.id,
        type: event.type,
        submissionId: event.submission.id,
        body,
        nextAttemptAt: context.clock(),
      })),
    )
    .onConflictDoNothing()
    .returning({ id: webhookDeliveries.id })
  await queue.add(made.map(({ id }) => jobFor(deliveries, id, 1)))
}

type Announced = NonNullable<Awaited<ReturnType<typeof announcementOf>>>

/** A thin message: who wants to know more asks the API, where permission is checked (docs/reference/webhooks.md#outbound). */
function messageOf({ type, at, data, submission, externalId, sequence }: Announced, turn: Turn, address: string) {
  return {
    type,
    timestamp: at.toISOString(),
    data: {
      submissionId: submission.id,
      assessmentId: submission.assessmentId,
      ...(externalId && { externalSubmissionId: externalId }),
      attempt: submission.attempt,
      status: typeof data.to === 'string' ? data.to : firstStatus(type),
      turn: { on: turn.on, ...(turn.until && { until: turn.until.toISOString() }) },
      sequence,
      advisory: true,
      links: {
        submission: `${address}/v1/submissions/${submission.id}`,
        page: `${address}/submissions/${submission.id}`,
      },
    },
  }
}

const firstStatus = (type: string) => (type === 'submission.received' ? 'received' : 'awaiting_reflection')
