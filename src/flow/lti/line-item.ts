import { eq } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import type { Link } from '../../db/lti/visits.ts'
import { ltiLinks } from '../../db/schema/index.ts'
import { findLineItem } from '../../lms/lti/grades.ts'
import { scopes } from '../../lms/lti/names.ts'
import type { Service } from '../../lms/lti/token-service.ts'

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
