import { and, eq, inArray } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { content } from '../../db/audit/content.ts'
import { flagDismissals, flags } from '../../db/schema/index.ts'
import { findSubmission } from '../../db/submission/access.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { record } from '../record.ts'
import { refuseHeldFlags } from './read-first.ts'

/** A person found that a flag does not apply. The flag stays, with the reason beside it; it feeds the detector's record. */
export async function dismissFlag(context: Context, who: Actor, submissionId: string, flagId: string, reason: string) {
  const [saved] = await dismissFlags(context, who, submissionId, [flagId], reason)
  return saved!
}

/**
 * The same of several flags for one reason, in one transaction with an event for each. Throws NOT_FOUND where one is not of
 * this submission, and STATE_CHANGED where one is dismissed already; then none is dismissed.
 */
export async function dismissFlags(
  { db }: Context,
  who: Actor,
  submissionId: string,
  flagIds: string[],
  reason: string,
) {
  const ids = [...new Set(flagIds)]
  return db.transaction(async (tx) => {
    await findSubmission(tx, who, submissionId)
    await refuseHeldFlags(tx, who, submissionId, ids)
    const found = await tx
      .select()
      .from(flags)
      .where(and(inArray(flags.id, ids), eq(flags.submissionId, submissionId)))
      .orderBy(flags.position, flags.id)
    if (found.length < ids.length) throw new DomainError('NOT_FOUND', 'There is no such flag on this submission.')
    const saved = await tx
      .insert(flagDismissals)
      .values(found.map(({ id: flagId }) => ({ flagId, submissionId, dismissedBy: who.id, reason })))
      .onConflictDoNothing()
      .returning()
    if (saved.length < found.length)
      throw new DomainError('STATE_CHANGED', 'Another person dismissed this flag in the meantime.')

    for (const { id, detector, rule } of found) {
      await record(tx, {
        type: 'flag.dismissed',
        who,
        submissionId,
        data: { flag: id, detector, rule },
        contents: [content(flagDismissals, saved.find(({ flagId }) => flagId === id)!)],
      })
    }
    return saved
  })
}
