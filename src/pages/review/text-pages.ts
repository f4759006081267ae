import type { Span } from '../../domain/screening/document.ts'

/** About a page of text, in characters, for formats that have no pages of their own. */
const leafLength = 5_000

/** What is shown at a time: the pages of the document, or stretches of whole paragraphs. They cover all of the text. */
export function leavesOf({ text, pages, paragraphs }: { text: string; pages: Span[]; paragraphs: Span[] }): Span[] {
  const starts = pages.length > 1 ? pages.map(({ start }) => start) : stretches(paragraphs)
  const cuts = [...new Set([0, ...starts.slice(1).filter((start) => start > 0 && start < text.length)])]
  return cuts.map((start, index) => ({ start, end: cuts[index + 1] ?? text.length }))
}

function stretches(paragraphs: Span[]): number[] {
  const starts: number[] = [0]
  for (const { start, end } of paragraphs) if (end - starts.at(-1)! > leafLength) starts.push(start)
  return starts
}

/** The leaf that holds a place, counted from 0. */
export const leafAt = (leaves: Span[], offset: number) =>
  Math.max(
    0,
    leaves.findLastIndex(({ start }) => start <= offset),
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

/** Cuts a leaf where evidence begins and ends, so that each piece can be marked by itself, also where places overlap. */
export function piecesOf(leaf: Span, places: Place[]): Piece[] {
  const here = places.filter(({ start, end }) => start < leaf.end && end > leaf.start)
  const inside = (at: number) => Math.min(Math.max(at, leaf.start), leaf.end)
  const cuts = [...new Set([leaf.start, leaf.end, ...here.flatMap(({ start, end }) => [inside(start), inside(end)])])]
  cuts.sort((a, b) => a - b)
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1]!
    return { start, end, places: here.filter((place) => place.start < end && place.end > start) }
  })
}
