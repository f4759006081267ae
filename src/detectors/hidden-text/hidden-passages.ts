import type { Evidence, Flag } from '../../domain/screening/detector.ts'
import type { Document, HiddenRun } from '../../domain/screening/document.ts'
import { locate } from '../../domain/screening/locate.ts'
import type { PdfSight } from './pdf/pages.ts'
import type { Cause } from './pdf/unseen.ts'
import { finderFor, shorten } from './places.ts'

/** Fewer hidden letters than this in a whole document are a slip of formatting. */
const leastLetters = 10

const notes: Record<Cause | HiddenRun['cause'], string> = {
  outside: 'It stands outside the visible page.',
  invisible: 'It is written in a mode that leaves no ink.',
  colour: 'It has the colour of what is behind it.',
  covered: 'Something lies over it, or its layer is switched off.',
  clipped: 'A text box, a chart or a picture cuts it off.',
  tiny: 'It is too small to be read.',
  hidden: 'It is formatted as hidden text.',
  white: 'It is white on white paper.',
}

/**
 * Text that the file holds and a reader cannot see: by the pixels of a PDF, by the formatting of a DOCX or ODT. What a
 * text box or a chart cuts off, and a stamp outside the page that stands on several pages, is a note of one sentence.
 */
export function hiddenPassages(document: Document, sight: PdfSight | null): Flag[] {
  const unseen = sight?.unseen ?? []
  const cut = unseen.filter((one) => one.cause === 'clipped' || isStamp(one, unseen))
  const hidden = unseen.filter((one) => !cut.includes(one))
  return [...hiddenFlags(document, hidden), ...cutFlags(document, cut)]
}

type Unseen = PdfSight['unseen'][number]

/** The same words beyond the edge of more than one page. */
function isStamp({ cause, text, page }: Unseen, unseen: Unseen[]): boolean {
  const words = text.replace(/\d+/g, '#')
  return (
    cause === 'outside' &&
    unseen.some((other) => other.page !== page && other.cause === cause && other.text.replace(/\d+/g, '#') === words)
  )
}

function hiddenFlags(document: Document, unseen: Unseen[]): Flag[] {
  const find = finderFor(document)
  const evidence = [
    ...document.hidden.map((run) => formatted(document, run)),
    ...unseen.map(({ page, text, cause }) => find(page, text, notes[cause])),
  ]
  const hidden = [...document.hidden, ...unseen].map(({ text }) => text).join(' ')
  const letters = lettersIn(hidden)
  if (letters < leastLetters) return []
  const words = hidden.match(/\S+/g)!.length
  const pages = [...new Set(unseen.map(({ page }) => page))]
  return [
    {
      rule: 'hidden-text',
      severity: 'check',
      message: `${whereabouts(pages)} text that a reader cannot see: ${words === 1 ? 'one word' : `${words} words`}. There are ordinary reasons, such as a template, a conversion or a note left in the file.`,
      suggestion: 'Make this text visible or remove it and send the file again, or tell your tutor how it came there.',
      evidence: evidence.slice(0, 20),
      figures: { passages: evidence.length, words, letters },
    },
  ]
}

function cutFlags(document: Document, cut: Unseen[]): Flag[] {
  if (lettersIn(cut.map(({ text }) => text).join(' ')) < leastLetters) return []
  const find = finderFor(document)
  const pages = [...new Set(cut.map(({ page }) => page))]
  return [
    {
      rule: 'cut-off-text',
      severity: 'info',
      message: `${whereabouts(pages)} text that a text box, a chart or the edge of the page cuts off, as happens when a document is printed to PDF.`,
      suggestion: 'If the words matter, make the box larger and export the file again.',
      evidence: cut.slice(0, 20).map(({ page, text, cause }) => find(page, text, notes[cause])),
      figures: { passages: cut.length },
    },
  ]
}

function lettersIn(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
}

function whereabouts(pages: number[]) {
  if (pages.length === 0) return 'This document holds'
  if (pages.length === 1) return `Page ${pages[0]} holds`
  if (pages.length > 5) return `${pages.length} pages, page ${pages[0]} the first, hold`
  return `Pages ${pages.slice(0, -1).join(', ')} and ${pages.at(-1)} hold`
}

/** A hidden run is kept out of the text, so its evidence says after which words it would stand. */
function formatted(document: Document, { text, cause, at }: Document['hidden'][number]): Evidence {
  const before = shorten(document.text.slice(Math.max(0, at - 60), at)).replace(/\s+/g, ' ')
  const place = before ? `It stands after “…${before}”.` : 'It stands at the beginning.'
  const found = { quote: shorten(text), note: `${notes[cause]} ${place}` }
  const { page } = locate(document, Math.min(at, document.text.length - 1))
  return page === null ? { in: 'properties', ...found } : { in: 'page', page, ...found }
}
