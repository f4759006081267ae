import type { Context } from '../../context.ts'
import { assessmentOfAssignment } from '../../db/webhooks/followed.ts'
import type { Integration } from '../../db/webhooks/integrations.ts'
import type { Announced } from '../../domain/tca/announced.ts'
import { assessmentFor } from '../webhooks/apply/assignments.ts'
import { actorOf } from './door.ts'

/** Ends with the assessment that is made now; the next begins after it. */
let making: Promise<unknown> = Promise.resolve()

/**
 * The assessment that an assignment of the LMS is, made with the integration's defaults where it is new. One is made at a
 * time in a process: making one holds a connection while it uses others, so that many at once could wait for each other.
 */
export async function assessmentOf(
  context: Context,
  integration: Integration,
  { assignment, anonymous }: Pick<Announced, 'assignment' | 'anonymous'>,
): Promise<string> {
  const known = await assessmentOfAssignment(context.db, integration.id, assignment.externalId)
  if (known) return known.assessmentId
  const made = making.then(() =>
    assessmentFor(context, actorOf(integration), integration, { ...assignment, anonymous }),
  )
  making = made.catch(() => {})
  return made
}
