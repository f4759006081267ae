import { and, eq, inArray, notInArray, sql } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { findRegistration } from '../../db/lti/registrations.ts'
import { assessmentTutors, identities, ltiLinks, ltiMembers } from '../../db/schema/index.ts'
import { DomainError } from '../../domain/error.ts'
import { scopes } from '../../lms/lti/names.ts'
import { roleIn } from '../../lms/lti/roles.ts'
import { membersOf } from '../../lms/lti/roster.ts'
import { platformIssuer } from './arrive.ts'
import { platformService } from './platform-service.ts'

/**
 * Reads the roster of the course behind a link. Whoever is no longer a tutor of the course is no longer a tutor on the
 * assessment of that link. A roster that cannot be read changes nothing.
 */
export async function readRoster(context: Context, linkId: string): Promise<void> {
  const { db, log } = context
  const [link] = await db.select().from(ltiLinks).where(eq(ltiLinks.id, linkId))
  if (!link?.membershipsUrl || !link.contextId) return
  const { registrationId, contextId, assessmentId } = link
  const registration = await findRegistration(db, registrationId)
  const members = await membersOf(platformService(context, link, registration), link.membershipsUrl).catch((err) => {
    if (!(err instanceof DomainError)) throw err
    log.warn({ link: linkId, scope: scopes.members, err }, 'a roster could not be read')
    return null
  })
  if (!members?.length) return

  const tutors = members
    .filter(({ roles, status }) => status === 'Active' && roleIn(roles) === 'tutor')
    .map(({ subject }) => subject)
  await db.transaction(async (tx) => {
    await tx
      .delete(ltiMembers)
      .where(and(eq(ltiMembers.registrationId, registrationId), eq(ltiMembers.contextId, contextId)))
    for (const member of members) {
      await tx
        .insert(ltiMembers)
        .values({ registrationId, contextId, ...member })
        .onConflictDoNothing()
    }
    const former = tx
      .select({ id: identities.accountId })
      .from(identities)
      .where(
        and(
          eq(identities.issuer, platformIssuer(registrationId, 'tutor')),
          tutors.length ? notInArray(identities.subject, tutors) : sql`true`,
        ),
      )
    await tx
      .delete(assessmentTutors)
      .where(and(eq(assessmentTutors.assessmentId, assessmentId), inArray(assessmentTutors.accountId, former)))
  })
}
