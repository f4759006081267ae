import type { Context } from '../../context.ts'
import { content } from '../../db/audit/content.ts'
import { newId } from '../../db/id.ts'
import { concerns } from '../../db/schema/index.ts'
import { lockSubmission } from '../../db/submission/access.ts'
import type { Actor } from '../../domain/people/permission.ts'
import type { ConcernCode, Observation } from '../../domain/review/concern.ts'
import { advance, checkMove } from '../advance.ts'
import { checkPlaces } from './places.ts'

export interface Concern {
  code: ConcernCode
  particulars: string
  observations: Observation[]
}

/** A person raises a concern by hand (docs/reference/policy.md#raising-a-concern), with particulars of their own; no detector is needed. */
export async function raiseConcern({ db }: Context, who: Actor, submissionId: string, concern: Concern) {
  return db.transaction(async (tx) => {
    const submission = await lockSubmission(tx, who, submissionId)
    await checkPlaces(tx, submissionId, 'observations', concern.observations)
    checkMove(submission, 'submission.concern_raised')

    const [saved] = await tx
      .insert(concerns)
      .values({ id: newId(), submissionId, raisedBy: who.id, ...concern })
      .returning()
    const contents = [content(concerns, saved!)]
    await advance(tx, submission, { type: 'submission.concern_raised', who, data: { code: concern.code }, contents })
    return saved!
  })
}
