import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { vendorRuns } from '../../db/schema/index.ts'
import { deadlines } from '../../domain/deadlines.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import type { Viewer } from '../../domain/screening/detector.ts'
import { pseudonymOf } from '../../domain/screening/pseudonym.ts'
import { record } from '../record.ts'
import { refuseHeldDetector } from '../review/read-first.ts'
import { accessTo } from '../submission/visibility.ts'
import { onceOnly, remoteDetectors, runtimeFor } from './runtime.ts'

/** A tutor may change the result in there, and the callback that says so may be lost, so it is looked at again after this. */
const lookAgainAfter = 30 * 60_000

/**
 * A link to the vendor's own report, made for this click and kept nowhere. After a tutor's click the result is looked at
 * again a little later. Throws NOT_FOUND, READING_FIRST, UNAVAILABLE.
 */
export async function linkToReport(
  context: Context,
  who: Actor,
  submissionId: string,
  detectorId: string,
  locale: string,
) {
  const { detector, run, submission, viewer } = await reported(context, who, submissionId, detectorId, locale)
  if (!detector.view) throw new DomainError('NOT_FOUND', `${detector.title} has no report of its own to look at.`)
  const { url } = await detector.view(
    run.handle!,
    viewer,
    runtimeFor(context, detector, AbortSignal.timeout(deadlines.vendorPage.wholeMs)),
  )
  await record(context.db, {
    type: 'remote.report_opened',
    who,
    submissionId: submission.id,
    data: { detector: detectorId },
  })
  if (viewer.role === 'tutor') await lookAgain(context, run.id)
  return { url }
}

async function lookAgain({ db, clock }: Context, runId: string) {
  const now = clock()
  await db
    .update(vendorRuns)
    .set({ nextStepAt: new Date(now.getTime() + lookAgainAfter), activeSince: now })
    .where(and(eq(vendorRuns.id, runId), eq(vendorRuns.state, 'succeeded'), isNull(vendorRuns.nextStepAt)))
}

/**
 * The vendor's report as a PDF, or null while the vendor makes it: each call asks once and remembers where it stands,
 * so the reader asks again.
 */
export async function pdfReport(
  context: Context,
  who: Actor,
  submissionId: string,
  detectorId: string,
  locale: string,
) {
  const { detector, run, submission } = await reported(context, who, submissionId, detectorId, locale)
  if (!detector.pdf) throw new DomainError('NOT_FOUND', `${detector.title} has no report as a PDF.`)
  const runtime = runtimeFor(context, detector, AbortSignal.timeout(deadlines.vendorReport.wholeMs))
  const answer = await detector.pdf(run.handle!, run.pdf, locale, { ...runtime, fetch: onceOnly(runtime.fetch) })
  if ('pdf' in answer) {
    await record(context.db, {
      type: 'remote.report_fetched',
      who,
      submissionId: submission.id,
      data: { detector: detectorId },
    })
    return answer.pdf
  }
  await context.db.update(vendorRuns).set({ pdf: answer.pending }).where(eq(vendorRuns.id, run.id))
  return null
}

async function reported(context: Context, who: Actor, submissionId: string, detectorId: string, locale: string) {
  const { submission, visibility } = await accessTo(context.db, who, submissionId)
  refuseHeldDetector(context, visibility, detectorId)
  const detector = remoteDetectors(context).find(({ id }) => id === detectorId)
  const [run] = await context.db
    .select()
    .from(vendorRuns)
    .where(
      and(
        eq(vendorRuns.submissionId, submissionId),
        eq(vendorRuns.detector, detectorId),
        eq(vendorRuns.state, 'succeeded'),
        isNotNull(vendorRuns.handle),
      ),
    )
  if (!detector || !run) throw new DomainError('NOT_FOUND', 'There is no report on this submission.')
  const isOpen = visibility.relation !== 'owner' || detector.isOpenToStudents?.(run.options)
  if (!isOpen) throw notOpenToStudents(detector.title)
  const viewer: Viewer = {
    pseudonym: pseudonymOf(who.id, context.pseudonymSalt),
    role: visibility.relation === 'owner' ? 'student' : 'tutor',
    locale,
    anonymous: !visibility.names,
    options: run.options,
  }
  return { detector, run, submission, viewer }
}

/** What a check measured is shown to the student by disclosure, unless the provider opens the vendor's reports to them. */
const notOpenToStudents = (title: string) =>
  new DomainError(
    'NOT_ALLOWED',
    `The report of ${title} is not open to students on this assessment; your tutor can show it to you.`,
  )
