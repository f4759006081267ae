import { asc, desc, eq, sql } from 'drizzle-orm'
import type { Circumstances } from '../../domain/review/adverse.ts'
import type { Session } from '../client.ts'
import { conflictsOfInterest, marks } from '../schema/index.ts'

/** The marks that people gave a work, the newest first. */
export const marksOf = (session: Session, submissionId: string) =>
  session.select().from(marks).where(eq(marks.submissionId, submissionId)).orderBy(desc(marks.at), desc(marks.id))

/** The mark that stands: that of the newest decision where it carries one, and the newest mark otherwise; null without any. */
export async function standingMark(session: Session, submissionId: string): Promise<number | null> {
  const { rows } = await session.execute(sql`select standing_mark(${submissionId}) as mark`)
  return rows[0]!.mark as number | null
}

/** What decides whether an outcome or a mark is adverse. */
export async function circumstancesOf(session: Session, submissionId: string): Promise<Circumstances> {
  const { rows } = await session.execute(
    sql`select is_in_question(${submissionId}) as question, highest_mark(${submissionId}) as highest`,
  )
  return { isInQuestion: rows[0]!.question as boolean, highestMark: rows[0]!.highest as number | null }
}

/** The conflicts of interest that were declared about a work, oldest first. */
export const conflictsOf = (session: Session, submissionId: string) =>
  session
    .select()
    .from(conflictsOfInterest)
    .where(eq(conflictsOfInterest.submissionId, submissionId))
    .orderBy(asc(conflictsOfInterest.at))
