import { and, eq, sql } from 'drizzle-orm'
import type { Transaction } from '../../db/client.ts'
import { isId, newId } from '../../db/id.ts'
import type { Registration } from '../../db/lti/registrations.ts'
import type { Link } from '../../db/lti/visits.ts'
import { assessmentTutors, ltiLinks, ltiOffers, ltiVisits } from '../../db/schema/index.ts'
import type { Actor } from '../../domain/people/permission.ts'
import type { Launch } from '../../lms/lti/launch.ts'

/** The link, with the services that the platform names today; made when it names an assessment that was offered to it. */
export async function linkOf(
  tx: Transaction,
  { id: registrationId }: Registration,
  launch: Launch,
): Promise<Link | null> {
  const place = and(
    eq(ltiLinks.registrationId, registrationId),
    eq(ltiLinks.deploymentId, launch.deploymentId),
    eq(ltiLinks.resourceLinkId, launch.link!.id),
  )
  const [known] = await tx
    .update(ltiLinks)
    .set({
      // A platform that has since got a second line item for the link names none: ours is remembered (docs/reference/lti.md#grades).
      lineItem: launch.grades.lineItem ?? sql`${ltiLinks.lineItem}`,
      lineItems: launch.grades.lineItems,
      scopes: launch.grades.scopes,
      membershipsUrl: launch.membershipsUrl,
      contextId: launch.contextId,
    })
    .where(place)
    .returning()
  if (known) return known
  const chosen = launch.custom.candour_assessment ?? ''
  if (!isId(chosen)) return null
  const [offered] = await tx
    .select()
    .from(ltiOffers)
    .where(
      and(
        eq(ltiOffers.registrationId, registrationId),
        eq(ltiOffers.deploymentId, launch.deploymentId),
        eq(ltiOffers.assessmentId, chosen),
      ),
    )
  return offered ? addLink(tx, registrationId, placeOf(launch), offered.assessmentId) : null
}

/** What a choice has to remember of the launch that led to it. */
export interface Place {
  deploymentId: string
  resourceLinkId: string
  contextId: string | null
  lineItem: string | null
  lineItems: string | null
  scopes: string[]
  membershipsUrl: string | null
}

export const placeOf = ({ deploymentId, link, contextId, grades, membershipsUrl }: Launch): Place => ({
  deploymentId,
  resourceLinkId: link!.id,
  contextId,
  ...grades,
  membershipsUrl,
})

/** Two people may open a new link at once; it is one link. */
export async function addLink(
  tx: Transaction,
  registrationId: string,
  place: Place,
  assessmentId: string,
): Promise<Link> {
  const [link] = await tx
    .insert(ltiLinks)
    .values({ id: newId(), registrationId, ...place, assessmentId })
    .onConflictDoUpdate({
      target: [ltiLinks.registrationId, ltiLinks.deploymentId, ltiLinks.resourceLinkId],
      set: { contextId: place.contextId },
    })
    .returning()
  return link!
}

/** A tutor of the course is a tutor on its assessment. */
export async function noteVisit(tx: Transaction, link: Link, who: Actor, subject: string): Promise<void> {
  await tx
    .insert(ltiVisits)
    .values({ linkId: link.id, accountId: who.id, subject })
    .onConflictDoUpdate({ target: [ltiVisits.linkId, ltiVisits.accountId], set: { at: sql`clock_timestamp()` } })
  if (who.role !== 'tutor') return
  await tx.insert(assessmentTutors).values({ assessmentId: link.assessmentId, accountId: who.id }).onConflictDoNothing()
}
