import { asc, eq } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { content } from '../../db/audit/content.ts'
import type { Transaction } from '../../db/client.ts'
import { newId } from '../../db/id.ts'
import { attachments, disclosures, responses } from '../../db/schema/index.ts'
import { lockSubmission } from '../../db/submission/access.ts'
import type { Content } from '../../domain/audit/contents/content-hash.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { advance, checkMove } from '../advance.ts'
import { retryIfFileWasRemoved } from '../files/remove-unreferenced.ts'
import { fileRow, type SentFile } from '../intake/hand-in.ts'

export interface Response {
  text: string
  points: { item: string; text: string }[]
  /** Who comes with the student to a conversation; absent where they name nobody. */
  companion?: string
  /** The format that was agreed instead of writing, in words. */
  format?: string
  /** What the student adds, durable already. */
  files?: SentFile[]
}

/** A student answers what was disclosed. Every response gets an answer when the matter is decided. */
export async function respond(context: Context, who: Actor, submissionId: string, response: Response) {
  return retryIfFileWasRemoved(context, () => answer(context, who, submissionId, response))
}

async function answer({ db }: Context, who: Actor, submissionId: string, response: Response) {
  const { text, points, companion = null, format = 'written', files = [] } = response
  return db.transaction(async (tx) => {
    const submission = await lockSubmission(tx, who, submissionId)
    const shown = await tx
      .select()
      .from(disclosures)
      .where(eq(disclosures.submissionId, submissionId))
      .orderBy(asc(disclosures.at))
    const disclosure = shown.at(-1)
    if (!disclosure)
      throw new DomainError('ILLEGAL_TRANSITION', 'Nothing has been disclosed yet that could be answered.')
    checkMove(submission, 'submission.responded')

    const [saved] = await tx
      .insert(responses)
      .values({
        id: newId(),
        submissionId,
        disclosureId: disclosure.id,
        studentId: who.id,
        text,
        points,
        companion,
        format,
      })
      .returning()
    const contents = [content(responses, saved!), ...(await attach(tx, saved!, files))]
    await advance(tx, submission, { type: 'submission.responded', who, contents })
    return saved!
  })
}

async function attach(
  tx: Transaction,
  { id: responseId, submissionId }: typeof responses.$inferSelect,
  files: SentFile[],
): Promise<Content[]> {
  if (!files.length) return []
  const rows = files.map((sent) => ({ id: newId(), responseId, submissionId, ...fileRow(sent) }))
  const saved = await tx.insert(attachments).values(rows).returning()
  return saved.map((row) => content(attachments, row))
}
