import { eq } from 'drizzle-orm'
import type { Context } from '../../../context.ts'
import { type Report, scoreMayExist } from '../../../db/lti/reports.ts'
import { type Link, visitOfWork } from '../../../db/lti/visits.ts'
import { standingMark } from '../../../db/review/marks.ts'
import { submissions } from '../../../db/schema/index.ts'
import { DomainError } from '../../../domain/error.ts'
import { heldMark } from '../../../domain/review/held-mark.ts'
import { retired } from '../../../domain/submission/status-sets.ts'
import { hasResult, type Posted, postScore } from '../../../lms/lti/grades.ts'
import { scopes } from '../../../lms/lti/names.ts'
import type { Service } from '../../../lms/lti/token-service.ts'
import { claimById } from '../../../queue/due.ts'
import { gradebookReports } from '../../../queue/due-work.ts'
import { platformService } from '../platform-service.ts'
import { type Ended, endReport, putOffReport } from './end-report.ts'
import { lineItemOf, lineItemRead } from './line-item.ts'

type Work = typeof submissions.$inferSelect

/**
 * Makes one report to a gradebook, at the line item under which the work was handed in. That work was handed in is told
 * without a score, which on some platforms erases a grade, so only while there can be none: no score of ours, and none in the
 * gradebook. A score is the mark that stands, given by a person, and waits while the work is under review. What is not known,
 * such as the mark that a line item goes up to, is asked again and never guessed (docs/reference/lti.md#grades).
 */
export async function report(context: Context, reportId: string): Promise<void> {
  const taken = await claimById(context.db, gradebookReports, reportId)
  if (!taken) return
  try {
    await endReport(context, taken, await tell(context, taken))
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    if (error.code === 'NOT_ALLOWED') await endReport(context, taken, undone(taken, error.message))
    else await putOffReport(context, taken, error.message)
  }
}

async function tell(context: Context, report: Report): Promise<Ended> {
  const [work] = await context.db.select().from(submissions).where(eq(submissions.id, report.submissionId))
  const visit = work && (await visitOfWork(context.db, work.id))
  if (!visit) return skipped('The work or the link is gone.')
  if (retired.includes(work.status)) return skipped(`The work is ${work.status} by now.`)
  const { link, subject, registration } = visit
  if (!link.scopes.includes(scopes.score)) {
    return undone(report, 'The platform does not let this tool write to its gradebook.')
  }
  const service = platformService(context, link, registration)
  const lineItem = await lineItemOf(context, service, link)
  if (!lineItem) return undone(report, 'The course has no line item for this assessment.')
  const told = { link, lineItem, subject, work }
  return report.kind === 'score' ? tellScore(context, service, told) : tellSubmitted(context, service, told)
}

interface Case {
  link: Link
  lineItem: string
  subject: string
  work: Work
}

async function tellSubmitted(
  context: Context,
  service: Service,
  { link, lineItem, subject, work }: Case,
): Promise<Ended> {
  if (await scoreMayExist(context.db, work.id)) return skipped('A score exists already; telling this would erase it.')
  if (!link.scopes.includes(scopes.result)) {
    return skipped(
      'The platform does not let this tool see whether a grade exists, so nothing is told that could erase one.',
    )
  }
  if (await hasResult(service, lineItem, subject))
    return skipped('The gradebook holds a grade already; telling this would erase it.')
  const posted = await postScore(service, lineItem, {
    userId: subject,
    timestamp: context.clock(),
    submittedAt: work.receivedAt,
  })
  if (posted.posted) return { state: 'done', detail: 'Told as handed in.' }
  return posted.status === 409 ? skipped(somethingNewer) : refused(posted)
}

async function tellScore(context: Context, service: Service, { link, lineItem, subject, work }: Case): Promise<Ended> {
  const score = await standingMark(context.db, work.id)
  if (score === null) return skipped('No mark stands.')
  const held = heldMark(work.status)
  if (held) return skipped(held)
  const item = await lineItemRead(context, service, link, lineItem)
  if (!item) return failed('The platform does not let this tool read what the line item goes up to.')
  const { maximum } = item
  if (maximum === null) throw new DomainError('UNAVAILABLE', 'The line item does not say what it goes up to.')
  if (score > maximum) return failed(`The score ${score} is more than the ${maximum} that the line item goes up to.`)
  const posted = await postScore(service, lineItem, {
    userId: subject,
    timestamp: context.clock(),
    score: { given: score, maximum },
    submittedAt: work.receivedAt,
  })
  if (posted.posted) return { state: 'done', detail: `Score ${score} of ${maximum} told.` }
  return posted.status === 409 ? failed(somethingNewer) : refused(posted)
}

const somethingNewer = 'The gradebook holds something newer.'
const skipped = (detail: string): Ended => ({ state: 'skipped', detail })
const failed = (detail: string): Ended => ({ state: 'failed', detail })

/** A mark that cannot be told is named as one that did not arrive; that work was handed in, is left. */
const undone = ({ kind }: Report, detail: string) => (kind === 'score' ? failed(detail) : skipped(detail))

function refused({ status }: Posted & { posted: false }): Ended {
  const why = status === 404 ? ' Perhaps the student is not enrolled in the LMS, or the line item was removed.' : ''
  return failed(`The gradebook refused it (status ${status}).${why}`)
}
