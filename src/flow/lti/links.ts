import { and, eq, sql } from 'drizzle-orm'
import type { Transaction } from '../../db/client.ts'
import { isId, newId } from '../../db/id.ts'
import { addContext, contextNamed, type LtiContext, offerIn, wasOfferedTo } from '../../db/lti/contexts.ts'
import type { Registration } from '../../db/lti/registrations.ts'
import type { Link } from '../../db/lti/visits.ts'
import { ltiLinks, ltiVisits } from '../../db/schema/index.ts'
import type { Actor } from '../../domain/people/permission.ts'
import type { Launch } from '../../lms/lti/launch.ts'
import { customs } from '../../lms/lti/names.ts'
import { insertCourse } from '../people/courses.ts'
import { askFor } from './offers.ts'

/**
 * The context of a launch, which becomes a course when it is new. A platform that names none has one for each of its links,
 * so that no right spreads.
 */
export async function contextOf(
  tx: Transaction,
  who: Actor,
  { id: registrationId, name: platform }: Registration,
  { deploymentId, context, link }: Pick<Launch, 'deploymentId' | 'context' | 'link'>,
): Promise<LtiContext> {
  const externalId = context?.id ?? (link ? `link ${link.id}` : 'none')
  const named = { registrationId, deploymentId, externalId, title: context?.title ?? null }
  const known = await contextNamed(tx, named)
  if (known) return known
  const { id: courseId } = await insertCourse(tx, who, { title: named.title ?? `A course of ${platform}` })
  return addContext(tx, { ...named, courseId })
}

/**
 * The link of a launch, with the services that the platform names today. A link that is not known yet, such as one in a
 * copied course, leads to the assessment that it names where that is open to the context; where it is not, the tutors of
 * the assessment are asked. Null where the link names none.
 */
export async function linkOf(
  tx: Transaction,
  who: Actor,
  context: LtiContext,
  launch: Launch,
): Promise<Link | 'asked' | null> {
  const known = await updatedLink(tx, context, launch)
  const assessmentId = known?.assessmentId ?? launch.custom[customs.assessment] ?? ''
  if (!isId(assessmentId)) return null
  const offer = await offerIn(tx, context.id, assessmentId)
  if (offer?.state === 'open') return known ?? addLink(tx, placeOf(context, launch), assessmentId)
  if (!offer && !(await wasOfferedTo(tx, context.registrationId, assessmentId))) return null
  await askFor(tx, who, context.id, assessmentId)
  return 'asked'
}

async function updatedLink(tx: Transaction, context: LtiContext, { link, grades, membershipsUrl }: Launch) {
  const [known] = await tx
    .update(ltiLinks)
    .set({
      // A platform that has since got a second line item for the link names none: ours is remembered (docs/reference/lti.md#grades).
      lineItem: grades.lineItem ?? sql`${ltiLinks.lineItem}`,
      lineItems: grades.lineItems,
      scopes: grades.scopes,
      membershipsUrl,
    })
    .where(and(eq(ltiLinks.contextId, context.id), eq(ltiLinks.resourceLinkId, link!.id)))
    .returning()
  return known
}

/** What a choice has to remember of the launch that led to it. */
export interface Place {
  registrationId: string
  deploymentId: string
  contextId: string
  resourceLinkId: string
  lineItem: string | null
  lineItems: string | null
  scopes: string[]
  membershipsUrl: string | null
}

export const placeOf = (
  { id: contextId, registrationId, deploymentId }: LtiContext,
  { link, grades, membershipsUrl }: Launch,
): Place => ({ registrationId, deploymentId, contextId, resourceLinkId: link!.id, ...grades, membershipsUrl })

/** Two people may open a new link at once; it is one link. */
export async function addLink(tx: Transaction, place: Place, assessmentId: string): Promise<Link> {
  const [link] = await tx
    .insert(ltiLinks)
    .values({ id: newId(), ...place, assessmentId })
    .onConflictDoUpdate({
      target: [ltiLinks.contextId, ltiLinks.resourceLinkId],
      set: { scopes: place.scopes },
    })
    .returning()
  return link!
}

/** Notes who came through a link. */
export async function noteVisit(tx: Transaction, link: Link, who: Actor, subject: string): Promise<void> {
  await tx
    .insert(ltiVisits)
    .values({ linkId: link.id, accountId: who.id, subject })
    .onConflictDoUpdate({ target: [ltiVisits.linkId, ltiVisits.accountId], set: { at: sql`clock_timestamp()` } })
}
