import { Fragment } from 'preact'
import type { OutlineEntry, Span } from '../../../domain/screening/document.ts'
import { OutlineMark } from './outline-mark.tsx'
import type { Text, WorkProps } from './text.ts'
import { type Piece, type Place, piecesOf } from './text-pages.ts'
import { type UnreadHere, unreadOn } from './unread-here.ts'

/**
 * One page of the text; passages of evidence are marked and link to their flags, and what was not read is said where it
 * would stand. Each paragraph has its own direction (`.text` in the style sheet).
 */
export function TextPage({ text, places, textPage }: WorkProps & { text: Text }) {
  const shown = text.textPages[textPage]!
  const unread = unreadOn(text, textPage)
  return (
    <article aria-label={`${text.paged ? 'Page' : 'Part'} ${textPage + 1} of the text`}>
      <UnreadAround unread={unread.filter(({ at }) => at === null)} />
      {shown.end > shown.start && (
        <Passages
          text={text.text}
          shown={shown}
          places={places}
          unread={unread.filter(({ at }) => at !== null)}
          outline={text.outline.filter(({ at }) => at >= shown.start && at < shown.end)}
        />
      )}
      {shown.end === shown.start && <p class="quiet">There is no text on this page.</p>}
      {shown.end === shown.start && <UnreadAround unread={unread.filter(({ at }) => at !== null)} />}
    </article>
  )
}

/** What was not read on this page, without a place in its text. */
function UnreadAround({ unread }: { unread: UnreadHere[] }) {
  return unread.map(({ words }) => (
    <p key={words} class="unread-here">
      Not read on this page: {words}
    </p>
  ))
}

interface PassagesProps {
  text: string
  shown: Span
  places: Place[]
  unread: UnreadHere[]
  outline: OutlineEntry[]
}

function Passages({ text, shown, places, unread, outline }: PassagesProps) {
  const inside = unread.map(({ at, words }) => ({ at: Math.min(Math.max(at!, shown.start), shown.end), words }))
  const unreadAt = (offset: number) =>
    inside.filter(({ at }) => at === offset).map(({ words }) => <UnreadMark key={words} words={words} />)
  const entries = new Map(outline.map((entry) => [entry.at, entry]))
  const pieces = piecesOf(
    shown,
    places,
    [...inside, ...outline].map(({ at }) => at),
  )
  const anchors = anchorsOf(pieces)
  return (
    <p class="text" dir="auto">
      {pieces.map((piece, index) => (
        <Fragment key={piece.start}>
          {unreadAt(piece.start)}
          {entries.has(piece.start) && <OutlineMark entry={entries.get(piece.start)!} />}
          <PieceShown text={text} piece={piece} anchor={anchors[index]} isLast={index === pieces.length - 1} />
        </Fragment>
      ))}
      {unreadAt(shown.end)}
    </p>
  )
}

/** The anchor of each piece that is the first one of a place; no anchor stands twice. */
function anchorsOf(pieces: Piece[]): (string | undefined)[] {
  const given = new Set<string>()
  return pieces.map(({ start, places }, index) => {
    const anchor = places.find((place) => place.start >= start || index === 0)?.anchor
    if (!anchor || given.has(anchor)) return undefined
    given.add(anchor)
    return anchor
  })
}

interface PieceProps {
  text: string
  piece: Piece
  anchor: string | undefined
  isLast: boolean
}

function PieceShown({ text, piece: { start, end, places }, anchor, isLast }: PieceProps) {
  const quote = text.slice(start, end)
  const [first] = places
  if (!first) return <>{quote}</>
  return (
    <mark id={anchor}>
      <a href={`#flag-${first.flagId}`}>{quote}</a>
      <Numbers places={places.filter((place) => place.end <= end || isLast)} />
    </mark>
  )
}

/** Something that was not read, where it would stand in the text. */
function UnreadMark({ words }: { words: string }) {
  return (
    <span class="unread-here" role="note">
      [Not read here: {words}]
    </span>
  )
}

/** The numbers of the flags whose passages end here. */
function Numbers({ places }: { places: Place[] }) {
  const numbers = [...new Set(places.map(({ number }) => number))]
  return numbers.length ? <sup>{numbers.join(', ')}</sup> : null
}
