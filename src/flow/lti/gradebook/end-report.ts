import type { Context } from '../../../context.ts'
import type { Report } from '../../../db/lti/reports.ts'
import { schedules } from '../../../domain/backoff.ts'
import { finish, postpone } from '../../../queue/due.ts'
import { gradebookReports } from '../../../queue/due-work.ts'
import { record } from '../../record.ts'

/** How a report to a gradebook ended, with a sentence. */
export interface Ended {
  state: 'done' | 'skipped' | 'failed'
  detail: string
}

/** After so many attempts the tutors hear of a mark that has not arrived yet: some minutes. */
const attemptsUntold = 3

/** Ends a report. A mark that failed to arrive is told to the tutors of the work, once. */
export async function endReport({ db }: Context, taken: Report, { state, detail }: Ended): Promise<void> {
  await db.transaction(async (tx) => {
    const tells = state === 'failed' && isUntold(taken)
    const values = { state, detail, nextAttemptAt: null, ...(tells && { toldAt: new Date() }) }
    if ((await finish(tx, gradebookReports, taken, values)) && tells) await record(tx, notArrived(taken))
  })
}

/** Makes a report that may yet be taken again later; after the last attempt it has failed. */
export async function putOffReport(context: Context, taken: Report, message: string): Promise<void> {
  const tells = taken.attempts >= attemptsUntold && isUntold(taken)
  const values = { detail: `${message} It will be tried again.`, ...(tells && { toldAt: new Date() }) }
  const outcome = await postpone(context, gradebookReports, taken, { schedule: schedules.webhook, values })
  if (outcome === 'postponed' && tells) await record(context.db, notArrived(taken))
  if (outcome !== 'given_up') return
  await endReport(context, taken, { state: 'failed', detail: `${message} It was tried ${taken.attempts} times.` })
}

const isUntold = ({ kind, toldAt }: Report) => kind === 'score' && toldAt === null

const notArrived = ({ id, submissionId }: Report) => ({
  type: 'lti.mark_not_arrived',
  who: null,
  submissionId,
  data: { report: id },
})
