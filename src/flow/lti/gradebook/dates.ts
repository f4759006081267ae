import { eq } from 'drizzle-orm'
import type { Context } from '../../../context.ts'
import type { Transaction } from '../../../db/client.ts'
import { findRegistration } from '../../../db/lti/registrations.ts'
import { assessments, ltiContexts, ltiLinks } from '../../../db/schema/index.ts'
import { DomainError } from '../../../domain/error.ts'
import type { SaidDates } from '../../../lms/lti/dates.ts'
import { changeWithin } from '../../dates/change-assessment.ts'
import { platformService } from '../platform-service.ts'
import { lineItemOf, lineItemRead } from './line-item.ts'

/** Where a link keeps what each source said last of the opening and of the due date. */
const columns = {
  launch: { opensAt: 'opensByLaunch', dueAt: 'dueByLaunch' },
  lineItem: { opensAt: 'opensByLineItem', dueAt: 'dueByLineItem' },
} as const

/** Dates as an LMS says them. */
interface Said {
  by: keyof typeof columns
  dates: SaidDates
  /** Whether they may be meant for one person alone, as in the launch of a student. */
  forOne?: boolean
}

/**
 * Takes over the opening and the due date that an LMS says, or that it has removed, as a version of the assessment of the
 * link (docs/reference/lti.md#due-dates). Dates that cannot be, such as a due date before the opening, are noted for the
 * operator.
 */
export async function takeOverDates(context: Context, linkId: string, said: Said): Promise<void> {
  try {
    await context.db.transaction((tx) => takeOver(context, tx, linkId, said))
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    context.log.warn({ link: linkId, code: error.code }, 'the dates of an LMS could not be taken over')
  }
}

async function takeOver(context: Context, tx: Transaction, linkId: string, { by, dates, forOne }: Said) {
  const found = await lockLink(tx, linkId)
  if (!found || found.courseOfContext !== found.assessment.courseId) return
  const { link, assessment } = found
  const news = (['opensAt', 'dueAt'] as const).filter((date) => {
    const said = dates[date]
    if (said === undefined || said?.getTime() === link[columns[by][date]]?.getTime()) return false
    return !forOne || (date === 'dueAt' && said !== null && !assessment.dueAt)
  })
  if (!news.length) return
  await tx
    .update(ltiLinks)
    .set(Object.fromEntries(news.map((date) => [columns[by][date], dates[date]])))
    .where(eq(ltiLinks.id, linkId))
  const changes = Object.fromEntries(news.map((date) => [date, dates[date]]))
  const reason = news.length === 2 ? 'The LMS changed the dates.' : reasons[news[0]!]
  await changeWithin(context, tx, null, assessment.id, { ...changes, reason })
}

const reasons = { opensAt: 'The LMS changed the opening.', dueAt: 'The LMS changed the due date.' }

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

/** Reads the line item of a link: its dates, and the mark that it goes up to. One that cannot be read changes nothing. */
export async function readLineItemOf(context: Context, linkId: string): Promise<void> {
  const [link] = await context.db.select().from(ltiLinks).where(eq(ltiLinks.id, linkId))
  if (!link) return
  const service = platformService(context, link, await findRegistration(context.db, link.registrationId))
  try {
    const lineItem = await lineItemOf(context, service, link)
    const dates = lineItem && (await lineItemRead(context, service, link, lineItem))
    if (dates) await takeOverDates(context, linkId, { by: 'lineItem', dates })
  } catch (err) {
    if (!(err instanceof DomainError)) throw err
    context.log.warn({ link: linkId, err }, 'a line item could not be read')
  }
}
