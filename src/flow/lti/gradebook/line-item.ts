import { eq } from 'drizzle-orm'
import type { Context } from '../../../context.ts'
import type { Session } from '../../../db/client.ts'
import { type Link, visitOfWork } from '../../../db/lti/visits.ts'
import { ltiLinks } from '../../../db/schema/index.ts'
import { DomainError } from '../../../domain/error.ts'
import { findLineItem, type LineItem, readLineItem } from '../../../lms/lti/grades.ts'
import { scopes } from '../../../lms/lti/names.ts'
import type { Service } from '../../../lms/lti/token-service.ts'

/** The scope by which the platform lets this tool read line items of a link; undefined where it does not. */
export const readingScope = ({ scopes: given }: Pick<Link, 'scopes'>) =>
  [scopes.lineItemRead, scopes.lineItem].find((scope) => given.includes(scope))

/** The line item of the launch, or our own among those of the course; remembered once found. */
export async function lineItemOf({ db }: Pick<Context, 'db'>, service: Service, link: Link): Promise<string | null> {
  const { id, lineItem, lineItems, assessmentId } = link
  if (lineItem) return lineItem
  const reading = readingScope(link)
  const found = lineItems && reading ? await findLineItem(service, lineItems, reading, assessmentId) : null
  if (found) await db.update(ltiLinks).set({ lineItem: found }).where(eq(ltiLinks.id, id))
  return found
}

/**
 * Reads the line item of a link and remembers the mark that it goes up to. Null where the platform does not let this tool
 * read it. Throws UNAVAILABLE, NOT_ALLOWED.
 */
export async function lineItemRead(
  { db }: Pick<Context, 'db'>,
  service: Service,
  link: Link,
  lineItem: string,
): Promise<LineItem | null> {
  const scope = readingScope(link)
  if (!scope) return null
  const read = await readLineItem(service, lineItem, scope)
  if (read.maximum !== null && read.maximum !== link.maximum) {
    await db.update(ltiLinks).set({ maximum: read.maximum }).where(eq(ltiLinks.id, link.id))
  }
  return read
}

/** The mark that the gradebook of a work goes up to; null where there is none or it is not known. */
export const maximumOfWork = async (session: Session, submissionId: string): Promise<number | null> =>
  (await visitOfWork(session, submissionId))?.link.maximum ?? null

/** Refuses a mark that the gradebook of a work would not take. Throws INVALID_INPUT. */
export async function checkMaximum(session: Session, submissionId: string, score: number | undefined): Promise<void> {
  const maximum = score === undefined ? null : await maximumOfWork(session, submissionId)
  if (maximum === null || score! <= maximum) return
  const problem = `The gradebook of your LMS goes up to ${maximum} for this work.`
  throw new DomainError('INVALID_INPUT', problem, [
    { field: 'score', problem, expected: `A mark from 0 to ${maximum}.` },
  ])
}
