import { asc, desc, eq, getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { AppealFacts } from '../../domain/review/appeal.ts'
import type { Session } from '../client.ts'
import { databaseNow } from '../now.ts'
import { appealWindows, letters, referralOutcomes, reopenings } from '../schema/index.ts'

/** The times to appeal that have begun, one for a decision at most, oldest first. */
export const appealWindowsOf = (session: Session, submissionId: string) =>
  session
    .select()
    .from(appealWindows)
    .where(eq(appealWindows.submissionId, submissionId))
    .orderBy(asc(appealWindows.at), asc(appealWindows.decisionId))

/** The letters that were issued, without what they say, oldest first. */
export function lettersOf(session: Session, submissionId: string) {
  const { html: _html, pdf: _pdf, ...columns } = getTableColumns(letters)
  return session.select(columns).from(letters).where(eq(letters.submissionId, submissionId)).orderBy(asc(letters.at))
}

/** What came of referrals, oldest first; the newest for a decision counts. */
export const referralOutcomesOf = (session: Session, submissionId: string) =>
  session
    .select()
    .from(referralOutcomes)
    .where(eq(referralOutcomes.submissionId, submissionId))
    .orderBy(asc(referralOutcomes.at), asc(referralOutcomes.id))

/** How a decision stands to an appeal, by the database's clock; `round` is the round that it ended. */
export async function appealFactsOf(
  session: Session,
  { id, submissionId, round }: { id: string; submissionId: string; round: number },
): Promise<AppealFacts> {
  const [window] = await session.select().from(appealWindows).where(eq(appealWindows.decisionId, id))
  return {
    now: await databaseNow(session),
    appealBy: window?.appealBy ?? null,
    answersAppeal: await answersAppeal(session, submissionId, round),
  }
}

/** Whether the decision of this round answers an appeal (`answers_appeal` in migrations/0001_guards.sql). */
async function answersAppeal(session: Session, submissionId: string, round: number): Promise<boolean> {
  const { rows } = await session.execute(sql`
    select answers_appeal(${submissionId}, ${round}) as answers`)
  return rows[0]!.answers as boolean
}

/** The newest opening of a decision; null in the first round. */
export async function newestReopening(session: Session, submissionId: string) {
  const [newest] = await session
    .select()
    .from(reopenings)
    .where(eq(reopenings.submissionId, submissionId))
    .orderBy(desc(reopenings.at), desc(reopenings.id))
    .limit(1)
  return newest ?? null
}

/**
 * The newest decision of a work whose time to appeal has not begun although a notice of it has arrived: one that `arrived`
 * accepts, as a condition on `notices n`.
 */
export async function decisionToOpen(session: Session, submissionId: string, arrived: SQL): Promise<string | null> {
  const { rows } = await session.execute(sql`
    select d.id from decisions d
    where d.submission_id = ${submissionId}
      and d.round = (select max(round) from decisions where submission_id = ${submissionId})
      and not exists (select from appeal_windows w where w.decision_id = d.id)
      and exists (
        select from notices n where n.submission_id = d.submission_id and n.created_at >= d.at
          and n.kind in ('decision_recorded', 'appeal_answered') and ${arrived}
      )`)
  return (rows[0]?.id as string | undefined) ?? null
}
