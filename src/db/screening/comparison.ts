import { desc, eq, type SQL, sql } from 'drizzle-orm'
import type { Session } from '../client.ts'
import { comparisonChoices, submissions } from '../schema/index.ts'

/** Whether a student lets their work be compared with their earlier work: their newest choice, or yes. */
export async function comparisonAllowed(session: Session, studentId: string): Promise<boolean> {
  const [newest] = await session
    .select({ allowed: comparisonChoices.allowed })
    .from(comparisonChoices)
    .where(eq(comparisonChoices.studentId, studentId))
    .orderBy(desc(comparisonChoices.at), desc(comparisonChoices.id))
    .limit(1)
  return newest?.allowed ?? true
}

/** Of submissions: those whose student allows it. */
export const byStudentsWhoAllowIt: SQL = sql`coalesce((
  select allowed from comparison_choices where student_id = ${submissions.studentId} order by at desc, id desc limit 1), true)`
