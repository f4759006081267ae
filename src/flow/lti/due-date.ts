import { eq } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import type { Transaction } from '../../db/client.ts'
import { findRegistration } from '../../db/lti/registrations.ts'
import { assessments, ltiContexts, ltiLinks } from '../../db/schema/index.ts'
import { DomainError } from '../../domain/error.ts'
import { dueDateOf } from '../../lms/lti/grades.ts'
import { changeWithin } from '../dates/change-assessment.ts'
import { lineItemOf, readingScope } from './line-item.ts'
import { platformService } from './platform-service.ts'

/** By what an LMS says when the work of a link is due. */
interface SaidDueDate {
  by: 'dueByLaunch' | 'dueByLineItem'
  dueAt: Date
  /** Whether it may be meant for one person alone, as in the launch of a student. */
  forOne?: boolean
}

/**
 * Takes over a due date that an LMS says, as a version of the assessment of the link (docs/reference/lti.md#due-dates). One
 * that cannot be, such as a due date before the opening, is noted for the operator.
 */
export async function takeOverDueDate(context: Context, linkId: string, said: SaidDueDate): Promise<void> {
  try {
    await context.db.transaction((tx) => takeOver(context, tx, linkId, said))
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    context.log.warn({ link: linkId, code: error.code }, 'a due date of an LMS could not be taken over')
  }
}

async function takeOver(context: Context, tx: Transaction, linkId: string, { by, dueAt, forOne }: SaidDueDate) {
  const found = await lockLink(tx, linkId)
  if (!found || found.courseOfContext !== found.assessment.courseId) return
  const { link, assessment } = found
  if (link[by]?.getTime() === dueAt.getTime() || (forOne && assessment.dueAt)) return
  await tx
    .update(ltiLinks)
    .set({ [by]: dueAt })
    .where(eq(ltiLinks.id, linkId))
  await changeWithin(context, tx, null, assessment.id, { dueAt, reason: 'The LMS changed the due date.' })
}

async function lockLink(tx: Transaction, linkId: string) {
  const [found] = await tx
    .select({ link: ltiLinks, assessment: assessments, courseOfContext: ltiContexts.courseId })
    .from(ltiLinks)
    .innerJoin(ltiContexts, eq(ltiContexts.id, ltiLinks.contextId))
    .innerJoin(assessments, eq(assessments.id, ltiLinks.assessmentId))
    .where(eq(ltiLinks.id, linkId))
    .for('update', { of: ltiLinks })
  return found
}

/** Reads when the line item of a link ends. A line item that cannot be read changes nothing. */
export async function readDueDate(context: Context, linkId: string): Promise<void> {
  const [link] = await context.db.select().from(ltiLinks).where(eq(ltiLinks.id, linkId))
  const scope = link && readingScope(link)
  if (!link || !scope) return
  const service = platformService(context, link, await findRegistration(context.db, link.registrationId))
  try {
    const lineItem = await lineItemOf(context, service, link)
    const dueAt = lineItem && (await dueDateOf(service, lineItem, scope))
    if (dueAt) await takeOverDueDate(context, linkId, { by: 'dueByLineItem', dueAt })
  } catch (err) {
    if (!(err instanceof DomainError)) throw err
    context.log.warn({ link: linkId, scope, err }, 'a line item could not be read')
  }
}
