import type { Context } from '../../../context.ts'
import { content } from '../../../db/audit/content.ts'
import { newId } from '../../../db/id.ts'
import { reviewNotes } from '../../../db/schema/index.ts'
import { lockSubmission } from '../../../db/submission/access.ts'
import { DomainError } from '../../../domain/error.ts'
import type { Actor } from '../../../domain/people/permission.ts'
import { advance } from '../../advance.ts'

/**
 * A reviewer notes something about a work for those who review it. Added, never changed. Throws INVALID_INPUT for an empty
 * note, ILLEGAL_TRANSITION where the work is not under review or decided.
 */
export async function addNote({ db }: Pick<Context, 'db'>, who: Actor, submissionId: string, text: string) {
  if (!text.trim()) throw emptyNote()
  return db.transaction(async (tx) => {
    const submission = await lockSubmission(tx, who, submissionId)
    const [saved] = await tx
      .insert(reviewNotes)
      .values({ id: newId(), submissionId, writtenBy: who.id, text: text.trim() })
      .returning()
    const contents = [content(reviewNotes, saved!)]
    await advance(tx, submission, { type: 'submission.noted', who, contents })
    return saved!
  })
}

const emptyNote = () =>
  new DomainError('INVALID_INPUT', 'The note is still empty.', [
    { field: 'text', problem: 'There is nothing in it.', expected: 'What other reviewers of this work should know.' },
  ])
