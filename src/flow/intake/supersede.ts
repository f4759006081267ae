import { and, eq, inArray, lt } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { submissions } from '../../db/schema/index.ts'
import { supersedable } from '../../domain/submission/status-sets.ts'
import { advance } from '../advance.ts'
import { isBeingDiscussed } from '../submission/withdraw.ts'

/** A newer attempt takes the place of earlier ones, unless a person has already opened a conversation about them. */
export async function supersede({ db }: Context, submissionId: string): Promise<void> {
  const [newer] = await db.select().from(submissions).where(eq(submissions.id, submissionId))
  if (!newer || newer.attempt === 1 || newer.late) return

  await db.transaction(async (tx) => {
    const earlier = await tx
      .select()
      .from(submissions)
      .where(
        and(
          eq(submissions.assessmentId, newer.assessmentId),
          eq(submissions.studentId, newer.studentId),
          lt(submissions.attempt, newer.attempt),
          inArray(submissions.status, supersedable),
        ),
      )
      .for('update')
    for (const submission of earlier) {
      if (await isBeingDiscussed(tx, submission)) continue
      await advance(tx, submission, { type: 'submission.superseded', who: null, data: { by: submissionId } })
    }
  })
}
