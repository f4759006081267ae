import { and, eq, sql } from 'drizzle-orm'
import type { Transaction } from '../../db/client.ts'
import { isId, newId } from '../../db/id.ts'
import { addContext, contextNamed, type LtiContext, offerIn, wasOfferedTo } from '../../db/lti/contexts.ts'
import type { Registration } from '../../db/lti/registrations.ts'
import type { Link } from '../../db/lti/visits.ts'
import { ltiLinks } from '../../db/schema/index.ts'
import type { Actor } from '../../domain/people/permission.ts'
import type { Launch } from '../../lms/lti/launch.ts'
import { customs } from '../../lms/lti/names.ts'
import { insertCourse } from '../people/courses.ts'

/** The context of a launch. A platform that names none has one for each of its links, so that no right spreads. */
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

/** What a link leads to: an assessment, one of another course that its tutor has to choose about, or nothing yet. */
export type Found = { link: Link } | { elsewhere: string } | null

/**
 * The link of a launch, with the services that the platform names today. A link that is not known yet leads to the
 * assessment that it names where that is open to the context. One that names an assessment of another context, as in a
 * copied course, leads nowhere until a tutor of this one has chosen (docs/reference/lti.md#contexts).
 */
export async function linkOf(tx: Transaction, context: LtiContext, launch: Launch): Promise<Found> {
  const known = await updatedLink(tx, context, launch)
  const assessmentId = known?.assessmentId ?? launch.custom[customs.assessment] ?? ''
  if (!isId(assessmentId)) return null
  const offer = await offerIn(tx, context.id, assessmentId)
  if (offer?.state === 'open') return { link: known ?? (await addLink(tx, placeOf(context, launch), assessmentId)) }
  if (!offer && !(await wasOfferedTo(tx, context.registrationId, assessmentId))) return null
  return { elsewhere: assessmentId }
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
