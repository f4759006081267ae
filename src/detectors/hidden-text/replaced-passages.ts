import type { Flag } from '../../domain/screening/detector.ts'
import type { Document } from '../../domain/screening/document.ts'
import type { PdfSight } from './pdf/pages.ts'
import { finderFor, shorten } from './places.ts'

/** Places where a PDF gives a program other words to read than it shows to a person. */
export function replacedPassages(document: Document, sight: PdfSight | null): Flag[] {
  const replaced = sight?.replaced ?? []
  if (replaced.length === 0) return []
  const find = finderFor(document)
  return [
    {
      rule: 'replaced-text',
      severity: 'check',
      message: `${replaced.length === 1 ? 'One passage of this file tells' : `${replaced.length} passages of this file tell`} a program to read other words than the page shows. There are ordinary reasons, such as descriptions for screen readers.`,
      suggestion: 'Export the file again from your word processor, or tell your tutor what the replacement is for.',
      evidence: replaced
        .slice(0, 20)
        .map(({ page, text, drawn }) =>
          find(page, drawn, `A program that follows the file reads “${shorten(text)}” here.`),
        ),
      figures: { passages: replaced.length },
    },
  ]
}
