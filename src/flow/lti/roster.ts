import { eq } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { findRegistration } from '../../db/lti/registrations.ts'
import { ltiContexts, ltiLinks, ltiMembers } from '../../db/schema/index.ts'
import { DomainError } from '../../domain/error.ts'
import { scopes } from '../../lms/lti/names.ts'
import { roleIn } from '../../lms/lti/roles.ts'
import { type Member, membersOf } from '../../lms/lti/roster.ts'
import { platformService } from './platform-service.ts'
import { endAccessOfOthers } from './tutor-access.ts'

/**
 * Reads the roster of the context of a link, and ends what that context gave to those who are no tutors of it any more.
 * A roster that cannot be read changes nothing.
 */
export async function readRoster(context: Context, linkId: string): Promise<void> {
  const { db } = context
  const [found] = await db
    .select({ link: ltiLinks, of: ltiContexts })
    .from(ltiLinks)
    .innerJoin(ltiContexts, eq(ltiContexts.id, ltiLinks.contextId))
    .where(eq(ltiLinks.id, linkId))
  if (!found?.link.membershipsUrl) return
  const members = await read(context, found.link)
  if (!members?.length) return

  const tutors = members.filter(({ roles, status }) => status === 'Active' && roleIn(roles) === 'tutor')
  await db.transaction(async (tx) => {
    await tx.delete(ltiMembers).where(eq(ltiMembers.contextId, found.of.id))
    for (const member of members) {
      await tx
        .insert(ltiMembers)
        .values({ contextId: found.of.id, ...member })
        .onConflictDoNothing()
    }
    await endAccessOfOthers(
      tx,
      found.of,
      tutors.map(({ subject }) => subject),
    )
  })
}

async function read(context: Context, link: typeof ltiLinks.$inferSelect): Promise<Member[] | null> {
  const registration = await findRegistration(context.db, link.registrationId)
  return membersOf(platformService(context, link, registration), link.membershipsUrl!).catch((err) => {
    if (!(err instanceof DomainError)) throw err
    context.log.warn({ link: link.id, scope: scopes.members, err }, 'a roster could not be read')
    return null
  })
}
