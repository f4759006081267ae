import type { Context } from '../../../context.ts'
import { content } from '../../../db/audit/content.ts'
import { newId } from '../../../db/id.ts'
import { circumstancesOf } from '../../../db/review/marks.ts'
import { marks } from '../../../db/schema/index.ts'
import { lockSubmission } from '../../../db/submission/access.ts'
import { DomainError } from '../../../domain/error.ts'
import type { Actor } from '../../../domain/people/permission.ts'
import { isBelow } from '../../../domain/review/adverse.ts'
import { advance, checkMove } from '../../advance.ts'
import { checkMaximum } from '../../lti/gradebook/line-item.ts'
import { refuseConflicted } from './conflict.ts'

export interface Mark {
  score: number
  note?: string
}

/**
 * A person gives work a mark. It goes to the gradebook at once, or when the review is over (docs/reference/lti.md#grades). Throws
 * ILLEGAL_TRANSITION, NOT_ALLOWED, INVALID_INPUT for more than the gradebook goes up to, and CONFIRMATION_NEEDED for a lower mark on work that is in question.
 */
export async function mark({ db }: Context, who: Actor, submissionId: string, { score, note }: Mark) {
  return db.transaction(async (tx) => {
    const submission = await lockSubmission(tx, who, submissionId)
    checkMove(submission, 'submission.marked')
    await refuseConflicted(tx, who, submissionId)
    await checkMaximum(tx, submissionId, score)
    const { isInQuestion, highestMark } = await circumstancesOf(tx, submissionId)
    if (isInQuestion && isBelow(score, highestMark)) throw lowered(highestMark)

    const [saved] = await tx
      .insert(marks)
      .values({ id: newId(), submissionId, givenBy: who.id, score, note: note ?? null })
      .returning()
    const contents = [content(marks, saved!)]
    await advance(tx, submission, { type: 'submission.marked', who, contents })
    return saved!
  })
}

const lowered = (highestMark: number | null) =>
  new DomainError('CONFIRMATION_NEEDED', 'A lower mark on work that is in question is part of an adverse decision.', [
    {
      field: 'score',
      problem: 'The work has a flag, a concern or a disclosure, so that its mark is not lowered by hand.',
      expected: `${highestMark === null ? 'More than 0' : `At least ${highestMark}`}, or a proposal with the score (POST /v1/submissions/{id}/proposals).`,
    },
  ])
