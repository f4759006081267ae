import { eq } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { accounts } from '../../db/schema/index.ts'
import { caseFileOf } from '../../db/screening/case-file.ts'
import { earlierDocuments, type VendorRun } from '../../db/vendors/runs.ts'
import { acceptanceOf } from '../../db/vendors/terms.ts'
import { referencesIn } from '../../detectors/references/references.ts'
import type { VendorPayload } from '../../domain/screening/detector.ts'
import type { Span } from '../../domain/screening/document.ts'
import { maskName } from '../../domain/screening/mask.ts'
import { pseudonymOf } from '../../domain/screening/pseudonym.ts'

/**
 * The one place that builds what leaves for a remote detector. The student is a pseudonym, title and file name are our
 * own, and the file is the text alone: nothing that a program wrote into the original about its author can go along.
 * Null once the work is gone.
 */
export async function payloadFor(context: Context, run: VendorRun): Promise<VendorPayload | null> {
  const caseFile = await caseFileOf(context.db, run.submissionId)
  if (!caseFile) return null
  const { submission, assessment, document } = caseFile
  const [student] = await context.db
    .select({ name: accounts.name, email: accounts.email })
    .from(accounts)
    .where(eq(accounts.id, submission.studentId))
  const text = maskName(document.text, student!)
  return {
    title: `Work ${submission.id}`,
    author: pseudonymOf(submission.studentId, context.pseudonymSalt),
    text,
    words: text.match(/\S+/g)?.length ?? 0,
    file: { name: `${submission.id}.txt`, mediaType: 'text/plain', bytes: Buffer.from(text, 'utf8') },
    group: assessment.id,
    brief: assessment.brief,
    submittedAt: submission.receivedAt.toISOString(),
    acceptance: await acceptanceOf(context.db, run.detector, submission.studentId),
    references: () =>
      referencesIn({ ...document, text, citations: [] }).map((one) => ({
        ...one,
        ...unmasked(one, text, document.text),
      })),
    earlier: await earlierDocuments(context.db, run),
  }
}

/** The longest part of a range in which nothing was masked, so that a quotation of it stands in the text as it is. */
function unmasked({ start, end }: Span, masked: string, text: string): Span {
  let best = { start, end: start }
  let from = start
  for (let at = start; at <= end; at++) {
    if (at < end && masked[at] === text[at]) continue
    if (at - from > best.end - best.start) best = { start: from, end: at }
    from = at + 1
  }
  return best
}
