import { asc, eq, sql } from 'drizzle-orm'
import type { CaseFacts } from '../../domain/review/decision.ts'
import type { Session } from '../client.ts'
import { decisions, disclosures, flags, responses } from '../schema/index.ts'

/** What has happened in a case so far, by the database's clock. */
export async function caseFacts(session: Session, submissionId: string): Promise<CaseFacts> {
  const [time] = (await session.execute(sql`select clock_timestamp() as now`)).rows
  return {
    now: new Date(time!.now as string),
    flags: await session.select().from(flags).where(eq(flags.submissionId, submissionId)),
    disclosures: await session
      .select()
      .from(disclosures)
      .where(eq(disclosures.submissionId, submissionId))
      .orderBy(asc(disclosures.at)),
    responses: await session
      .select()
      .from(responses)
      .where(eq(responses.submissionId, submissionId))
      .orderBy(asc(responses.at)),
  }
}

/** The decisions so far, oldest first; each opened round adds one. */
export function decisionsOf(session: Session, submissionId: string) {
  return session.select().from(decisions).where(eq(decisions.submissionId, submissionId)).orderBy(asc(decisions.round))
}
