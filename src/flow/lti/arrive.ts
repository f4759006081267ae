import type { Context } from '../../context.ts'
import type { Transaction } from '../../db/client.ts'
import type { Registration } from '../../db/lti/registrations.ts'
import { addTicket } from '../../db/lti/tickets.ts'
import type { Link } from '../../db/lti/visits.ts'
import { accountFor } from '../../db/webhooks/outside-accounts.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import type { Json } from '../../domain/screening/detector.ts'
import type { Launch } from '../../lms/lti/launch.ts'
import { roleIn } from '../../lms/lti/roles.ts'
import { record } from '../record.ts'
import { linkOf, noteVisit, placeOf } from './links.ts'

/** Where somebody goes who came from an LMS: to a page as themselves, or to the choice of an assessment. */
export type Arrival = { who: Actor; go: string } | { ticket: string }

/** Who somebody is for a platform. A tutor here and a student there are two accounts, so neither can do what the other may. */
export const platformIssuer = (registrationId: string, role: 'student' | 'tutor') =>
  role === 'student' ? `lti ${registrationId}` : `lti ${registrationId} tutor`

/**
 * Lets somebody in whose launch was checked: a student to their hand-in, a tutor to the review list of that
 * assignment, or to the choice of an assessment where none is linked yet. Throws NOT_ALLOWED with a sentence for them.
 */
export async function arrive(context: Context, registration: Registration, launch: Launch): Promise<Arrival> {
  const role = roleIn(launch.roles)
  if (!role)
    throw new DomainError(
      'NOT_ALLOWED',
      'Your role in this course has nothing to do here. Students hand in work, tutors look at it.',
    )
  if (launch.deepLinking && role !== 'tutor')
    throw new DomainError('NOT_ALLOWED', 'Choosing an assessment is for tutors.')

  const arrived = await context.db.transaction(async (tx) => {
    const { subject, name } = launch
    const issuer = platformIssuer(registration.id, role)
    const { id } = await accountFor(tx, { issuer, subject, role, ...(name && { name }) })
    const who: Actor = { id, role }
    await record(tx, { type: 'lti.launched', who, data: { registration: registration.id } })

    const link = launch.link ? await linkOf(tx, registration, launch) : null
    if (!link) return { who, link, ticket: role === 'tutor' ? await choice(tx, registration, launch, id) : null }
    await noteVisit(tx, link, who, subject)
    return { who, link, ticket: null }
  })
  if (arrived.ticket) return { ticket: arrived.ticket }
  if (!arrived.link)
    throw new DomainError(
      'NOT_ALLOWED',
      'Your tutor has not said yet which assessment this is. Please come back later.',
    )
  if (launch.membershipsUrl && role === 'tutor') await askForRoster(context, arrived.link)
  const { assessmentId } = arrived.link
  return {
    who: arrived.who,
    go: role === 'student' ? `/assessments/${assessmentId}/hand-in` : `/review?assessmentId=${assessmentId}`,
  }
}

function choice(
  tx: Transaction,
  { id: registrationId }: Registration,
  launch: Launch,
  accountId: string,
): Promise<string> {
  const { deploymentId, deepLinking, subject } = launch
  const data = deepLinking
    ? { registrationId, deploymentId, deepLinking: { ...deepLinking } }
    : { registrationId, deploymentId, subject, place: { ...placeOf(launch) } }
  return addTicket(tx, { purpose: 'choice', accountId, data: data as Record<string, Json> })
}

/** The roster is read in the background, at most once in a quarter of an hour. */
async function askForRoster({ queue, clock }: Context, { id }: Link) {
  const quarter = Math.floor(clock().getTime() / 900_000)
  await queue.add([{ id: `n-${id}-${quarter}`, work: { worker: 'roster', submissionId: null, eventId: id } }])
}
