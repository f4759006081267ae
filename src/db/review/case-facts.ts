import { eq, sql } from 'drizzle-orm'
import type { CaseFacts } from '../../domain/review/decision.ts'
import type { Session } from '../client.ts'
import { flags } from '../schema/index.ts'
import { disclosuresOf, responsesOf } from './case-rows.ts'

/** What has happened in a case so far, by the database's clock. */
export async function caseFacts(session: Session, submissionId: string): Promise<CaseFacts> {
  const [time] = (await session.execute(sql`select clock_timestamp() as now`)).rows
  return {
    now: new Date(time!.now as string),
    flags: await session.select().from(flags).where(eq(flags.submissionId, submissionId)),
    disclosures: await disclosuresOf(session, submissionId),
    responses: await responsesOf(session, submissionId),
  }
}
