import { asc, desc, eq, sql } from 'drizzle-orm'
import type { Session } from '../client.ts'
import { disclosures, responses, timeAnswers, timeRequests } from '../schema/index.ts'
import { respondByOf } from './respond-by.ts'

/** Requests for more time about a submission, oldest first, each with its answer; null where it waits for one. */
export const timeRequestsOf = (session: Session, submissionId: string) =>
  session
    .select({ request: timeRequests, answer: timeAnswers })
    .from(timeRequests)
    .leftJoin(timeAnswers, eq(timeAnswers.requestId, timeRequests.id))
    .where(eq(timeRequests.submissionId, submissionId))
    .orderBy(asc(timeRequests.at), asc(timeRequests.id))

/** When the time to respond to a disclosure ends, and whether a response came since the disclosure. */
const timeOf = {
  id: disclosures.id,
  respondBy: respondByOf(disclosures.id),
  hasResponded: sql<boolean>`exists (
    select from ${responses} where ${responses.submissionId} = ${disclosures.submissionId} and ${responses.at} >= ${disclosures.at})`,
}

/** The newest disclosure with its time to respond; undefined without one. */
export async function newestDisclosure(session: Session, submissionId: string) {
  const [found] = await session
    .select(timeOf)
    .from(disclosures)
    .where(eq(disclosures.submissionId, submissionId))
    .orderBy(desc(disclosures.at), desc(disclosures.id))
    .limit(1)
  return found
}

/** The time to respond to one disclosure. */
export async function endOfTime(session: Session, disclosureId: string) {
  const [found] = await session.select(timeOf).from(disclosures).where(eq(disclosures.id, disclosureId))
  return found!
}
