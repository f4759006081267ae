import { Fragment } from 'preact'
import type { OutlineEntry, Span } from '../../../domain/screening/document.ts'
import type { Marked } from './marked.ts'
import { OutlineMark } from './outline-mark.tsx'
import { type Piece, type Place, piecesOf } from './text-pages.ts'

/** What is marked in the text of a page. */
export interface Marks extends Marked {
  places: Place[]
  /** Places of the words that were searched for, with their number among all of them. */
  hits: (Span & { number: number })[]
  /** What was not read, by where it would stand. */
  unread: { at: number; words: string }[]
  outline: OutlineEntry[]
}

/** A stretch of the text: its passages of evidence link to their flags, and what was searched for is marked. */
export function Stretch({ text, span, marks }: { text: string; span: Span; marks: Marks }) {
  const within = ({ at }: { at: number }) => at >= span.start && at < span.end
  const unread = marks.unread.filter((one) => within(one) || one.at === span.end)
  const outline = marks.outline.filter(within)
  const hits = marks.hits.filter(({ start, end }) => start < span.end && end > span.start)
  const cuts = [...[...unread, ...outline].map(({ at }) => at), ...hits.flatMap(({ start, end }) => [start, end])]
  return (
    <>
      {piecesOf(span, marks.places, cuts).map((piece) => (
        <Fragment key={piece.start}>
          <UnreadAt unread={unread} at={piece.start} />
          {outline.map((entry) => entry.at === piece.start && <OutlineMark key={entry.at} entry={entry} />)}
          <PieceShown text={text} piece={piece} marks={marks} />
        </Fragment>
      ))}
      <UnreadAt unread={unread} at={span.end} />
    </>
  )
}

/** Something that was not read, where it would stand in the text. */
function UnreadAt({ unread, at }: { unread: Marks['unread']; at: number }) {
  return unread.map(
    (one) =>
      one.at === at && (
        <span key={one.words} class="unread-here" role="note">
          [Not read here: {one.words}]
        </span>
      ),
  )
}

function PieceShown({ text, piece, marks }: { text: string; piece: Piece; marks: Marks }) {
  const { start, end, places } = piece
  const [anchor, ...anchors] = marks.anchorsAt.get(start) ?? []
  const words = <Found text={text} piece={piece} hits={marks.hits} />
  if (!places[0]) return words
  return (
    <mark id={anchor}>
      {anchors.map((other) => (
        <span key={other} id={other} />
      ))}
      <a href={`#flag-${places[0].flagId}`}>{words}</a>
      <Numbers places={marks.endingAt.get(end) ?? []} />
    </mark>
  )
}

/** The words of a piece, marked where they were searched for. */
function Found({ text, piece: { start, end }, hits }: { text: string; piece: Piece; hits: Marks['hits'] }) {
  const words = text.slice(start, end)
  const hit = hits.find((one) => one.start < end && one.end > start)
  if (!hit) return <>{words}</>
  return (
    <span class="found" id={hit.start === start ? `found-${hit.number}` : undefined}>
      {words}
    </span>
  )
}

/** A link to each flag whose passage ends here. */
function Numbers({ places }: { places: Place[] }) {
  const flags = [...new Map(places.map(({ flagId, number }) => [flagId, number]))]
  if (!flags.length) return null
  return (
    <sup>
      {flags.map(([flagId, number], index) => (
        <Fragment key={flagId}>
          {index > 0 && ', '}
          <a href={`#flag-${flagId}`} aria-label={`Flag ${number}`}>
            {number}
          </a>
        </Fragment>
      ))}
    </sup>
  )
}
