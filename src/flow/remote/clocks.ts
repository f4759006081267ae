import type { Context } from '../../context.ts'
import { findSubmission } from '../../db/access.ts'
import { deskOf } from '../../db/remote-desks.ts'
import { remoteRunsOf } from '../../db/remote-runs.ts'
import { switchedOn } from '../../db/remote-switches.ts'
import type { Actor } from '../../domain/permission.ts'
import { clockOf } from '../../domain/remote-clock.ts'
import { remoteDetectors } from './desk.ts'

/** Where every remote detector stands with a submission, each as a sentence; “not asked” is not “pending”. */
export async function clocks(context: Context, who: Actor, submissionId: string) {
  const { db, clock } = context
  const submission = await findSubmission(db, who, submissionId)
  const runs = await remoteRunsOf(db, submissionId)
  const now = clock()
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
        sentence: clockOf(title, run, await deskOf(db, id), now),
      }
    }),
  )
}
