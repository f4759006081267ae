import { eq } from 'drizzle-orm'
import type { CaseFacts } from '../../domain/review/missing-for.ts'
import type { Session } from '../client.ts'
import { databaseNow } from '../now.ts'
import { flags } from '../schema/index.ts'
import { disclosuresOf, responsesOf } from './case-rows.ts'

/** What has happened in a case so far, by the database's clock. */
export async function caseFacts(session: Session, submissionId: string): Promise<CaseFacts> {
  return {
    now: await databaseNow(session),
    flags: await session.select().from(flags).where(eq(flags.submissionId, submissionId)),
    disclosures: await disclosuresOf(session, submissionId),
    responses: await responsesOf(session, submissionId),
  }
}
