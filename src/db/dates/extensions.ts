import { and, desc, eq, lt, sql } from 'drizzle-orm'
import { type Actor, may } from '../../domain/people/permission.ts'
import type { Session } from '../client.ts'
import { accounts, adjustments, extensions } from '../schema/index.ts'

/**
 * The extensions of an assessment, newest first; a page of `limit`, after the one with the id `after`. The ground and the note
 * are for those who look after students and for the person who granted it; they are null for others who mark the work.
 */
export async function extensionsOf(
  session: Session,
  who: Actor,
  assessmentId: string,
  { after, limit = 50 }: { after?: string | undefined; limit?: number } = {},
) {
  const readsGround = may(who.role, 'adjustment.set') ? sql`true` : sql`${extensions.grantedBy} = ${who.id}`
  const rows = await session
    .select({
      id: extensions.id,
      studentId: extensions.studentId,
      studentName: accounts.name,
      until: extensions.until,
      ground: sql<string | null>`case when ${readsGround} then ${extensions.ground} end`,
      note: sql<string | null>`case when ${readsGround} then ${extensions.note} end`,
      grantedBy: extensions.grantedBy,
      at: extensions.at,
    })
    .from(extensions)
    .innerJoin(accounts, eq(accounts.id, extensions.studentId))
    .where(and(eq(extensions.assessmentId, assessmentId), after ? lt(extensions.id, after) : undefined))
    .orderBy(desc(extensions.id))
    .limit(limit + 1)
  return { items: rows.slice(0, limit), nextCursor: rows.length > limit ? rows[limit - 1]!.id : null }
}

/** The standing adjustments that a person had and has, newest first; the first is the one that counts. */
export const adjustmentsOf = (session: Session, studentId: string) =>
  session
    .select()
    .from(adjustments)
    .where(eq(adjustments.studentId, studentId))
    .orderBy(desc(adjustments.at), desc(adjustments.id))
