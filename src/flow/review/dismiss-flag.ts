import { and, eq } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { content } from '../../db/audit/content.ts'
import { flagDismissals, flags } from '../../db/schema/index.ts'
import { findSubmission } from '../../db/submission/access.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { record } from '../record.ts'
import { refuseHeldFlags } from './read-first.ts'

/** A person found that a flag does not apply. The flag stays, with the reason beside it; it feeds the detector's record. */
export async function dismissFlag({ db }: Context, who: Actor, submissionId: string, flagId: string, reason: string) {
  return db.transaction(async (tx) => {
    await findSubmission(tx, who, submissionId)
    await refuseHeldFlags(tx, who, submissionId, [flagId])
    const [flag] = await tx
      .select()
      .from(flags)
      .where(and(eq(flags.id, flagId), eq(flags.submissionId, submissionId)))
    if (!flag) throw new DomainError('NOT_FOUND', 'There is no such flag on this submission.')
    const [saved] = await tx
      .insert(flagDismissals)
      .values({ flagId, submissionId, dismissedBy: who.id, reason })
      .onConflictDoNothing()
      .returning()
    if (!saved) throw new DomainError('STATE_CHANGED', 'Somebody else dismissed this flag in the meantime.')

    await record(tx, {
      type: 'flag.dismissed',
      who,
      submissionId,
      data: { flag: flagId, detector: flag.detector, rule: flag.rule },
      contents: [content(flagDismissals, saved)],
    })
    return saved
  })
}
