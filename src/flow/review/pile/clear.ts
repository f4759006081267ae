import type { Context } from '../../../context.ts'
import { needsOwnLook } from '../../../db/review/pile/selected.ts'
import { DomainError } from '../../../domain/error.ts'
import type { Actor } from '../../../domain/people/permission.ts'
import { decide } from '../decide.ts'

/**
 * A reviewer says that there is no concern about a work, in the short way that also works for many at once: where no flag is
 * open, no concern was raised, nothing was shown to the student in this round, and no appeal is to be answered. Throws
 * DECISION_INCOMPLETE otherwise, in words that do not say which it is, for a result may wait for the reader's own first reading; and as `decide` does.
 */
export async function clear(context: Context, who: Actor, submissionId: string, reasons: string) {
  const decision = { outcome: 'no_concern', reasons, points: [], evidence: [], answers: [] } as const
  return decide(context, who, submissionId, { ...decision, points: [], evidence: [], answers: [] }, async (tx) => {
    if (await needsOwnLook(tx, submissionId)) throw lookFirst()
  })
}

const lookFirst = () =>
  new DomainError(
    'DECISION_INCOMPLETE',
    'This work cannot be cleared in the short way: it has to be looked at by itself.',
    [
      {
        field: 'reasons',
        problem: 'It has to be looked at by itself.',
        expected: 'A decision on the page of the work, after its flags, concerns and first reading.',
      },
    ],
  )
