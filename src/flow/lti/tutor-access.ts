import { and, eq, inArray, notInArray, type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '../../db/client.ts'
import type { LtiContext } from '../../db/lti/contexts.ts'
import { assessmentTutors, identities } from '../../db/schema/index.ts'

/** Who a person is for a platform. A tutor here and a student there are two accounts, so neither can do what the other may. */
export const platformIssuer = (registrationId: string, role: 'student' | 'tutor') =>
  role === 'student' ? `lti ${registrationId}` : `lti ${registrationId} tutor`

/** A tutor of a context is a tutor on an assessment that is open there, for as long as the context says so. */
export async function giveTutorAccess(tx: Transaction, contextId: string, assessmentId: string, accountId: string) {
  await tx.insert(assessmentTutors).values({ contextId, assessmentId, accountId }).onConflictDoNothing()
}

/** Ends what a context gave to one person, who came as a student this time. */
export const endAccessOf = (tx: Transaction, context: LtiContext, subject: string) =>
  endAccess(tx, context, eq(identities.subject, subject))

/** Ends what a context gave to everybody who is not among its tutors any more. */
export const endAccessOfOthers = (tx: Transaction, context: LtiContext, tutors: string[]) =>
  endAccess(tx, context, tutors.length ? notInArray(identities.subject, tutors) : sql`true`)

/** What other contexts, integrations or this provider gave stays. */
async function endAccess(tx: Transaction, { id, registrationId }: LtiContext, whose: SQL) {
  const former = tx
    .select({ id: identities.accountId })
    .from(identities)
    .where(and(eq(identities.issuer, platformIssuer(registrationId, 'tutor')), whose))
  await tx
    .delete(assessmentTutors)
    .where(and(eq(assessmentTutors.contextId, id), inArray(assessmentTutors.accountId, former)))
}
