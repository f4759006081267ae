import { asc, eq, getTableColumns } from 'drizzle-orm'
import type { Session } from '../client.ts'
import { concerns, decisions, disclosures, reopenings, responses } from '../schema/index.ts'
import { appealWindowsOf, lettersOf, referralOutcomesOf } from './appeals.ts'
import { conversationRecordsOf } from './conversations.ts'
import { timeRequestsOf } from './more-time.ts'
import { respondByOf } from './respond-by.ts'

/** The tables in which people add to a case. */
type CaseTable = typeof concerns | typeof responses | typeof decisions | typeof reopenings

/** The rows of one such table about a submission, oldest first. */
function rowsIn<Table extends CaseTable>(session: Session, table: Table, submissionId: string) {
  const any: CaseTable = table
  return session
    .select()
    .from(any)
    .where(eq(any.submissionId, submissionId))
    .orderBy(asc(any.at), asc(any.id)) as Promise<Table['$inferSelect'][]>
}

/** Disclosures, each with the end of the time to respond; null until its notice has arrived. */
export function disclosuresOf(session: Session, submissionId: string) {
  return session
    .select({ ...getTableColumns(disclosures), respondBy: respondByOf(disclosures.id) })
    .from(disclosures)
    .where(eq(disclosures.submissionId, submissionId))
    .orderBy(asc(disclosures.at), asc(disclosures.id))
}

export const responsesOf = (session: Session, submissionId: string) => rowsIn(session, responses, submissionId)

/** The decisions so far, oldest first; each opened round adds one. */
export const decisionsOf = (session: Session, submissionId: string) => rowsIn(session, decisions, submissionId)

export const reopeningsOf = (session: Session, submissionId: string) => rowsIn(session, reopenings, submissionId)

/** All that people have said about a submission so far. */
export async function caseRows(session: Session, submissionId: string) {
  return {
    concerns: await rowsIn(session, concerns, submissionId),
    disclosures: await disclosuresOf(session, submissionId),
    responses: await responsesOf(session, submissionId),
    timeRequests: await timeRequestsOf(session, submissionId),
    conversations: await conversationRecordsOf(session, submissionId),
    decisions: await decisionsOf(session, submissionId),
    reopenings: await reopeningsOf(session, submissionId),
    appealWindows: await appealWindowsOf(session, submissionId),
    letters: await lettersOf(session, submissionId),
    referralOutcomes: await referralOutcomesOf(session, submissionId),
  }
}
