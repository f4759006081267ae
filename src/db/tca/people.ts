import { and, eq, inArray } from 'drizzle-orm'
import type { Session } from '../client.ts'
import { accounts, enrolments, identities } from '../schema/index.ts'

/** The accounts that these outside ids of one issuer have, with their names, by outside id. */
export async function accountsCalled(session: Session, issuer: string, subjects: string[]) {
  if (!subjects.length) return new Map<string, { id: string; name: string }>()
  const rows = await session
    .select({ subject: identities.subject, id: accounts.id, name: accounts.name })
    .from(identities)
    .innerJoin(accounts, eq(accounts.id, identities.accountId))
    .where(and(eq(identities.issuer, issuer), inArray(identities.subject, subjects)))
  return new Map(rows.map(({ subject, ...account }) => [subject, account]))
}

/** Which of these people an integration has enrolled in a course before, whether or not that has ended. */
export async function enrolledBefore(session: Session, integrationId: string, courseId: string, accountIds: string[]) {
  if (!accountIds.length) return new Set<string>()
  const rows = await session
    .select({ id: enrolments.accountId })
    .from(enrolments)
    .where(
      and(
        eq(enrolments.courseId, courseId),
        eq(enrolments.source, 'webhook'),
        eq(enrolments.sourceId, integrationId),
        inArray(enrolments.accountId, accountIds),
      ),
    )
  return new Set(rows.map(({ id }) => id))
}
