import type { Context } from '../../context.ts'
import { caseRecordOf } from '../../db/records/case-record.ts'
import { letterOf } from '../../db/records/letters.ts'
import type { Submission } from '../../db/submission/access.ts'
import { caseSummary } from '../../domain/records/case-summary.ts'
import { htmlOf } from '../../domain/records/document.ts'
import { type BundleFile, file } from './bundle-file.ts'
import type { Facts, Hide } from './redact.ts'

/** The summary in front, as a page and as a PDF: nothing that its reader does not see in the record itself. */
export async function summaryOf(
  { db, config, threads }: Context,
  submission: Submission,
  { disclosures, flags }: Facts,
  { hide, madeAt }: { hide: Hide; madeAt: Date },
): Promise<BundleFile[]> {
  const flagMessages = new Map(flags.map(({ id, message }) => [id, message]))
  const record = { ...(await caseRecordOf(db, submission, config)), disclosures, flagMessages }
  const words = hide(caseSummary(record, config.timeZone, madeAt))
  return [
    file('SUMMARY.html', htmlOf(words)),
    file('SUMMARY.pdf', Buffer.from(await threads.run('pdfOf', [words, madeAt]))),
  ]
}

/** The letters, byte for byte as they were issued. */
export async function letterFiles({ db }: Context, { id, letters }: Facts): Promise<BundleFile[]> {
  const issued = await Promise.all(letters.map((letter) => letterOf(db, id, letter.id)))
  return issued.flatMap((letter) =>
    letter ? [file(`letters/${letter.id}.html`, letter.html), file(`letters/${letter.id}.pdf`, letter.pdf)] : [],
  )
}
