import type { Context } from '../../context.ts'
import { findSubmission } from '../../db/submission/access.ts'
import { vendorRunsOf } from '../../db/vendors/runs.ts'
import { statusOf } from '../../db/vendors/status.ts'
import { switchedOn } from '../../db/vendors/switches.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { clockOf } from '../../domain/vendors/run-clock.ts'
import { remoteDetectors } from './runtime.ts'

/** Where every remote detector stands with a submission, each as a sentence; “not asked” is not “pending”. */
export async function clocks(context: Context, who: Actor, submissionId: string) {
  const { db, clock, config } = context
  const submission = await findSubmission(db, who, submissionId)
  const runs = await vendorRunsOf(db, submissionId)
  const reading = { now: clock(), zone: config.timeZone }
  return Promise.all(
    remoteDetectors(context).map(async ({ id, title }) => {
      const run = runs.find(({ detector }) => detector === id)
      if (!run) {
        const turned = await switchedOn(db, id, submission.assessmentId)
        const why = turned.on
          ? 'The work was handed in before it was switched on, or its text could not be read.'
          : turned.detail
        return {
          detector: id,
          state: 'not_asked' as const,
          reason: null,
          since: null,
          nextStepAt: null,
          sentence: `${title} was not asked. ${why}`,
        }
      }
      const { state, reason, since, nextStepAt } = run
      return {
        detector: id,
        state,
        reason,
        since,
        nextStepAt,
        sentence: clockOf(title, run, await statusOf(db, id), reading),
      }
    }),
  )
}
