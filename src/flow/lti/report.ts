import { eq } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { type Report, scoreMayExist } from '../../db/lti/reports.ts'
import { type Link, visitFor } from '../../db/lti/visits.ts'
import { standingMark } from '../../db/review/marks.ts'
import { submissions } from '../../db/schema/index.ts'
import { schedules } from '../../domain/backoff.ts'
import { DomainError } from '../../domain/error.ts'
import { heldMark } from '../../domain/review/held-mark.ts'
import { retired } from '../../domain/submission/status-sets.ts'
import { hasResult, maximumOf, postScore } from '../../lms/lti/grades.ts'
import { scopes } from '../../lms/lti/names.ts'
import type { Service } from '../../lms/lti/token-service.ts'
import { claimById, finish, postpone } from '../../queue/due.ts'
import { gradebookReports } from '../../queue/due-work.ts'
import { lineItemOf, readingScope } from './line-item.ts'
import { platformService } from './platform-service.ts'

interface Told {
  state: 'done' | 'skipped' | 'failed'
  detail: string
}

type Work = typeof submissions.$inferSelect

/**
 * Makes one report to a gradebook. That work was handed in is told without a score, which on some platforms erases a
 * grade, so only while there can be none: no score of ours, and none in the gradebook. A score is the mark
 * that stands, given by a person, and waits while the work is under review (docs/reference/lti.md#grades).
 */
export async function report(context: Context, reportId: string): Promise<void> {
  const taken = await claimById(context.db, gradebookReports, reportId)
  if (!taken) return
  try {
    await settle(context, taken, await tell(context, taken))
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    await putOff(context, taken, error.message)
  }
}

async function tell(context: Context, { kind, submissionId }: Report): Promise<Told> {
  const [work] = await context.db.select().from(submissions).where(eq(submissions.id, submissionId))
  const visit = work && (await visitFor(context.db, work.assessmentId, work.studentId))
  if (!visit) return skipped('The work or the link is gone.')
  const { link, subject, registration } = visit
  if (!link.scopes.includes(scopes.score)) return skipped('The platform does not let this tool write to its gradebook.')
  const service = platformService(context, link, registration)
  const lineItem = await lineItemOf(context, service, link)
  if (!lineItem) return skipped('The course has no line item for this assessment.')
  return kind === 'score'
    ? tellScore(context, service, { link, lineItem, subject, work })
    : tellSubmitted(context, service, { link, lineItem, subject, work })
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
): Promise<Told> {
  if (retired.includes(work.status)) return skipped(`The work is ${work.status} by now.`)
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
  return posted.posted ? { state: 'done', detail: 'Told as handed in.' } : refusedBy(posted.status)
}

async function tellScore(context: Context, service: Service, { link, lineItem, subject, work }: Case): Promise<Told> {
  const score = await standingMark(context.db, work.id)
  if (score === null) return skipped('No mark stands.')
  const held = heldMark(work.status)
  if (held) return skipped(held)
  if (retired.includes(work.status)) return skipped(`The work is ${work.status} by now.`)
  const reading = readingScope(link)
  const maximum = (reading && (await maximumOf(service, lineItem, reading))) || 100
  if (score > maximum)
    return { state: 'failed', detail: `The score ${score} is more than the ${maximum} that the line item goes up to.` }
  const posted = await postScore(service, lineItem, {
    userId: subject,
    timestamp: context.clock(),
    score: { given: score, maximum },
    submittedAt: work.receivedAt,
  })
  return posted.posted ? { state: 'done', detail: `Score ${score} of ${maximum} told.` } : refusedBy(posted.status)
}

const skipped = (detail: string): Told => ({ state: 'skipped', detail })

function refusedBy(status: number): Told {
  if (status === 409) return skipped('The gradebook holds something newer.')
  return { state: 'failed', detail: `The gradebook refused it (status ${status}).` }
}

async function settle({ db }: Context, taken: Report, { state, detail }: Told) {
  await finish(db, gradebookReports, taken, { state, detail, nextAttemptAt: null })
}

async function putOff(context: Context, taken: Report, message: string) {
  const values = { detail: `${message} It will be tried again.` }
  const outcome = await postpone(context, gradebookReports, taken, { schedule: schedules.webhook, values })
  if (outcome !== 'given_up') return
  await settle(context, taken, { state: 'failed', detail: `${message} It was tried ${taken.attempts} times.` })
}
