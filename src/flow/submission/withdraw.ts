import { eq } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import type { Transaction } from '../../db/client.ts'
import { concerns, disclosures } from '../../db/schema/index.ts'
import { lockSubmission, type Submission } from '../../db/submission/access.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { advance } from '../advance.ts'

/** A student takes work back, as long as no person has opened a conversation about it. */
export async function withdraw({ db }: Context, who: Actor, submissionId: string) {
  return db.transaction(async (tx) => {
    const submission = await lockSubmission(tx, who, submissionId)
    if (await isBeingDiscussed(tx, submission)) {
      throw new DomainError(
        'ILLEGAL_TRANSITION',
        'A tutor has raised something about this work, so it can no longer be withdrawn.',
        [],
        {
          status: submission.status,
        },
      )
    }
    const status = await advance(tx, submission, { type: 'submission.withdrawn', who })
    return { id: submissionId, status }
  })
}

/** Whether a person has raised a concern or shown the student evidence; from then on both sides see it through. */
export async function isBeingDiscussed(tx: Transaction, { id }: Submission): Promise<boolean> {
  const [concern] = await tx.select({ id: concerns.id }).from(concerns).where(eq(concerns.submissionId, id)).limit(1)
  const [disclosure] = await tx
    .select({ id: disclosures.id })
    .from(disclosures)
    .where(eq(disclosures.submissionId, id))
    .limit(1)
  return Boolean(concern ?? disclosure)
}
