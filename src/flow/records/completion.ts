import type { Context } from '../../context.ts'
import { content } from '../../db/audit/content.ts'
import { newId } from '../../db/id.ts'
import { databaseNow } from '../../db/now.ts'
import { caseRecordOf } from '../../db/records/case-record.ts'
import { decisionsForLetter, letterOf } from '../../db/records/letters.ts'
import { letters } from '../../db/schema/index.ts'
import { lockForWork } from '../../db/submission/access.ts'
import { endOfDayAhead } from '../../domain/dates/zone.ts'
import { DomainError } from '../../domain/error.ts'
import { sha256Hex } from '../../domain/hash.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { htmlOf } from '../../domain/records/document.ts'
import { completionLetter } from '../../domain/records/letter.ts'
import { advance } from '../advance.ts'
import { record } from '../record.ts'
import { accessTo } from '../submission/visibility.ts'

/**
 * Issues the completion letter of a work whose procedure here has ended: at once when an appeal was decided, otherwise when the
 * time to appeal is over. It is stored as it is issued; where it is not due, or was issued, nothing happens.
 */
export async function issueLetter({ db, config, threads }: Context, submissionId: string): Promise<void> {
  await db.transaction(async (tx) => {
    const submission = await lockForWork(tx, submissionId)
    const [due] = submission ? await decisionsForLetter(tx, submissionId) : []
    if (!submission || !due) return
    const issuedAt = await databaseNow(tx)
    const outsideBy = endOfDayAhead(issuedAt, config.outsideBodyDays, config.timeZone)
    const words = completionLetter(await caseRecordOf(tx, submission, config), config, { issuedAt, outsideBy })
    const [html, pdf] = [htmlOf(words), Buffer.from(await threads.run('pdfOf', [words, issuedAt]))]
    const hashes = { htmlSha256: sha256Hex(html), pdfSha256: sha256Hex(pdf) }
    const [saved] = await tx
      .insert(letters)
      .values({ id: newId(), submissionId, decisionId: due.decisionId, html, pdf, ...hashes, outsideBy })
      .returning()
    const contents = [content(letters, saved!)]
    await advance(tx, submission, { type: 'submission.completed', who: null, data: { letter: saved!.id }, contents })
  })
}

/** Issues every letter that has become due. */
export async function issueDueLetters(context: Context): Promise<void> {
  for (const { submissionId } of await decisionsForLetter(context.db)) await issueLetter(context, submissionId)
}

/** A letter as it was issued, for the student and for those who review the work. Throws NOT_FOUND. */
export async function readLetter(context: Context, who: Actor, submissionId: string, letterId: string) {
  const { visibility } = await accessTo(context.db, who, submissionId)
  const letter = visibility.extent === 'whole' ? await letterOf(context.db, submissionId, letterId) : null
  if (!letter) throw new DomainError('NOT_FOUND', 'There is no such letter, or it is not yours to read.')
  if (visibility.relation !== 'owner') await record(context.db, { type: 'submission.read', who, submissionId })
  return letter
}
