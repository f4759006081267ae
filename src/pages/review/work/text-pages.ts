import type { Span } from '../../../domain/screening/document.ts'

/** About a page of text, in characters, for formats that have no pages of their own. */
const pageLength = 5_000

/** What is shown at a time: the pages of the document, or groups of whole paragraphs. Together they cover all of the text. */
export function textPagesOf({ text, pages, paragraphs }: { text: string; pages: Span[]; paragraphs: Span[] }): Span[] {
  const starts = pages.length > 1 ? pages.map(({ start }) => start) : stretches(paragraphs)
  const cuts = [...new Set([0, ...starts.slice(1).filter((start) => start > 0 && start < text.length)])]
  return cuts.map((start, index) => ({ start, end: cuts[index + 1] ?? text.length }))
}

function stretches(paragraphs: Span[]): number[] {
  const starts: number[] = [0]
  for (const { start, end } of paragraphs) if (end - starts.at(-1)! > pageLength) starts.push(start)
  return starts
}

/** The number of the text page that holds an offset, from 0. */
export const textPageAt = (textPages: Span[], offset: number) =>
  Math.max(
    0,
    textPages.findLastIndex(({ start }) => start <= offset),
  )

/** A place of evidence in the text. */
export interface Place extends Span {
  flagId: string
  /** How the page numbers the flag, from 1. */
  number: number
  /** Unique on the page; links lead here. */
  anchor: string
}

/** A stretch of text and the places that it belongs to. */
export interface Piece extends Span {
  places: Place[]
}

/** Cuts a text page where evidence begins and ends, so that each piece can be marked by itself, also where places overlap. */
export function piecesOf(textPage: Span, places: Place[]): Piece[] {
  const here = places.filter(({ start, end }) => start < textPage.end && end > textPage.start)
  const inside = (at: number) => Math.min(Math.max(at, textPage.start), textPage.end)
  const cuts = [
    ...new Set([textPage.start, textPage.end, ...here.flatMap(({ start, end }) => [inside(start), inside(end)])]),
  ]
  cuts.sort((a, b) => a - b)
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1]!
    return { start, end, places: here.filter((place) => place.start < end && place.end > start) }
  })
}
