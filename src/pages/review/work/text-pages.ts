import type { Span } from '../../../domain/screening/document.ts'

/** About a page of text, in characters, for formats that have no pages of their own. */
const pageLength = 5_000

/**
 * What is shown at a time: the pages of the file, each under its own number also where it has no text, or groups of whole
 * paragraphs. Together they cover all of the text.
 */
export function textPagesOf({ text, pages, paragraphs }: { text: string; pages: Span[]; paragraphs: Span[] }): Span[] {
  const starts = pages.length ? pages.map(({ start }) => start) : stretches(paragraphs)
  return starts.map((start, index) => ({ start: index ? start : 0, end: starts[index + 1] ?? text.length }))
}

function stretches(paragraphs: Span[]): number[] {
  const starts: number[] = [0]
  for (const { start, end } of paragraphs)
    if (start > starts.at(-1)! && end - starts.at(-1)! > pageLength) starts.push(start)
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

/** Cuts a text page where evidence begins and ends and at `marks`, so that each piece can be shown by itself. */
export function piecesOf(textPage: Span, places: Place[], marks: number[] = []): Piece[] {
  const here = places.filter(({ start, end }) => start < textPage.end && end > textPage.start)
  const inside = (at: number) => Math.min(Math.max(at, textPage.start), textPage.end)
  const ends = here.flatMap(({ start, end }) => [start, end])
  const cuts = [...new Set([textPage.start, textPage.end, ...[...ends, ...marks].map(inside)])]
  cuts.sort((a, b) => a - b)
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1]!
    return { start, end, places: here.filter((place) => place.start < end && place.end > start) }
  })
}
