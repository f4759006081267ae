import { limits } from '../domain/limits.ts'
import type { Gap } from '../domain/screening/coverage.ts'
import type { Document, Span } from '../domain/screening/document.ts'
import { firstCharacters, hiddenLeftOut, overLimit } from './package/first-characters.ts'
import { countWords } from './package/stories.ts'
import { Unreadable } from './unreadable.ts'

/** What stands at places of a text: all but its lines and paragraphs. */
const marks = ['pages', 'zones', 'citations', 'links', 'hidden', 'italics'] as const

type Marks = Pick<Document, (typeof marks)[number]>

/** How much a document may hold. */
interface Most {
  places: number
  characters: number
}

const mostOfAll: Most = { places: limits.documentPlaces, characters: limits.documentCharacters }

/**
 * The document with no more characters and places than all that comes after can read: of a longer one the beginning is
 * kept, and its coverage says what was left out.
 *
 * @throws {Unreadable} `too_large` where the part that is kept holds no letter and no digit
 */
export function withinLimit(document: Document, { places, characters }: Most = mostOfAll): Document {
  return withinPlaces(withinCharacters(document, characters), places)
}

/** As much of the hidden text is kept as of the text. */
function withinCharacters(document: Document, most: number): Document {
  const { kept, gaps } = firstCharacters(document.text, most)
  const short = gaps.length ? cutAt(kept.length, document) : document
  let left = most
  const hidden = short.hidden.filter(({ text }) => {
    left -= text.length
    return left >= 0
  })
  if (hidden.length < short.hidden.length) gaps.push(overLimit(null, null, hiddenLeftOut))
  return gaps.length ? { ...short, hidden, coverage: [...short.coverage, ...gaps] } : document
}

/** Half of the places at most are notes, links and other marks. */
function withinPlaces(document: Document, most: number): Document {
  const lines = document.text.match(lineEnd)?.length ?? 0
  if (Math.max(lines, document.paragraphs.length) + countOf(document) <= most) return document
  const kept = firstMarks(document, Math.floor(most / 2))
  const end = endOf(document, most - countOf(kept))
  const short = cutAt(end, { ...document, ...kept })
  if (!/[\p{L}\p{N}]/u.test(short.text)) throw new Unreadable('too_large', `The file has more than ${most} lines.`)
  return { ...short, coverage: [...short.coverage, ...gapsOf(document, kept, end, most)] }
}

const lineEnd = /\n|\r(?!\n)/g

function countOf(document: Marks): number {
  return marks.reduce((sum, kind) => sum + document[kind].length, 0)
}

/** The first marks of each kind, `most` in all; a kind takes what the kinds before it leave. */
function firstMarks({ pages, zones, citations, links, hidden, italics }: Document, most: number): Marks {
  let left = most
  const first = <Mark>(all: Mark[]): Mark[] => {
    const kept = all.slice(0, left)
    left -= kept.length
    return kept
  }
  return {
    pages: first(pages),
    zones: first(zones),
    citations: first(citations),
    links: first(links),
    hidden: first(hidden),
    italics: first(italics),
  }
}

/** Where the text is cut so that `most` lines and paragraphs are kept; its length where it has no more. */
function endOf({ text, paragraphs }: Document, most: number): number {
  let [lines, end] = [0, text.length]
  for (const { index } of text.matchAll(lineEnd)) {
    lines += 1
    if (lines <= most) continue
    end = index
    break
  }
  return Math.min(end, paragraphs[most]?.start ?? end)
}

function cutAt(end: number, document: Document): Document {
  const inside = <Place extends Span>(places: Place[]): Place[] =>
    places.filter(({ start }) => start < end).map((it) => (it.end > end ? { ...it, end } : it))
  const { text, facts, outline } = document
  return {
    ...document,
    text: text.slice(0, end),
    pages: inside(document.pages),
    paragraphs: inside(document.paragraphs),
    zones: inside(document.zones),
    citations: inside(document.citations),
    links: inside(document.links),
    italics: inside(document.italics),
    hidden: document.hidden.filter(({ at }) => at <= end),
    coverage: document.coverage.map((gap) => (gap.at !== null && gap.at > end ? { ...gap, at: end } : gap)),
    facts: { ...facts, words: Math.max(0, facts.words - countWords(text.slice(end))) },
    ...(outline && { outline: outline.filter(({ at }) => at < end) }),
  }
}

/** What was left out: the text behind `end`, and the marks that were not kept. */
function gapsOf(document: Document, kept: Marks, end: number, most: number): Gap[] {
  const page = document.pages.findIndex((it) => it.end > end) + 1 || null
  const lost = countOf(document) - countOf(kept)
  return [
    ...(end < document.text.length
      ? [
          overLimit(
            end,
            page,
            `The text has more than ${most} lines, paragraphs and notes; what comes behind them was left out.`,
          ),
        ]
      : []),
    ...(lost > 0
      ? [overLimit(null, page, `${lost} of its notes, links, hidden passages and other marks were left out.`)]
      : []),
  ]
}
