import type { Document } from '../../domain/screening/document.ts'
import { saysOwnUse } from '../ai-use/own-use.ts'
import { sentenceAround } from '../ai-use/sentence.ts'
import type { Clean } from '../reading/clean/clean.ts'
import { cleanSpan } from '../reading/clean/offsets.ts'
import type { Parts } from '../reading/parts.ts'
import type { Entry } from './entry/reference-entry.ts'
import { entryAt } from './entry/split-list.ts'

/** The notes of a work that may cite: those of the file and those that its text marks. What only tells of use cites nothing. */
export function notesOf(cleaned: Clean, parts: Parts, document?: Pick<Document, 'zones'>): Entry[] {
  const isNote = ({ kind }: Document['zones'][number]) => kind === 'footnote' || kind === 'endnote'
  const stored = (document?.zones ?? []).filter(isNote).flatMap((zone) => cleanSpan(cleaned, zone) ?? [])
  return [...parts.notes, ...stored]
    .map((span) => entryAt(cleaned.flat, span, 'footnote'))
    .filter((note) => !tellsOfUse(note))
}

/** A note in which the writer says what a tool was used for: `Paraphrased with QuillBot.` */
function tellsOfUse({ text, names }: Entry): boolean {
  const [first] = names
  if (!first || !/\p{L}/u.test(text.slice(0, first.start))) return false
  return saysOwnUse(sentenceAround(text, first), { isAside: false, isStudy: false })
}
