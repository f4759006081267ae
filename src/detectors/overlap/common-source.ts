import type { Words } from '../reading/words.ts'
import { type Passage, shortest } from './passages.ts'
import { type Cited, citedIn } from './sources/cited.ts'
import { isSameSource } from './sources/source.ts'

/** One of the two works that are compared. */
export interface Work {
  text: string
  words: Words
}

/** The shared passages, by whether both works cite the same source for them. */
export interface BySource {
  cited: Passage[]
  rest: Passage[]
}

/** More words than this in common are no quotations, whatever is cited for them. */
const mostCited = 150

/**
 * Parts the passages that two works share into those that both quote from one source, which both cite for them, and the
 * rest. A passage that runs over two citations of different sources is wording of a student about both, and stays whole.
 */
export function bySource(passages: Passage[], own: Work, peer: Work): BySource {
  const [here, there] = [citedIn(own.text), citedIn(peer.text)]
  const parted = passages.map((passage) => partOf(passage, own.words, peer.words, here, there))
  const cited = parted.flatMap((one) => one.cited)
  if (cited.reduce((sum, { shared }) => sum + shared, 0) > mostCited) return { cited: [], rest: passages }
  return { cited, rest: parted.flatMap(({ rest }) => rest) }
}

interface Range {
  from: number
  to: number
}

function partOf(passage: Passage, own: Words, peer: Words, here: Cited[], there: Cited[]): BySource {
  const { from, to, peerFrom, peerTo } = passage
  const mine = within(here, own, from, to)
  const theirs = within(there, peer, peerFrom, peerTo)
  const common = mine.flatMap((one) => {
    const ranges = theirs.filter((other) => citeTheSame(one.cited, other.cited)).map((other) => overlapOf(one, other))
    return ranges.filter((range) => range.to - range.from >= shortest).map((range) => ({ ...range, cited: one.cited }))
  })
  const [first] = common
  if (!first || common.some(({ cited }) => !citeTheSame(cited, first.cited))) return { cited: [], rest: [passage] }
  const range = { from: Math.min(...common.map((it) => it.from)), to: Math.max(...common.map((it) => it.to)) }
  const rest = [
    { from: 0, to: range.from },
    { from: range.to, to: to - from },
  ].filter((it) => it.to - it.from >= shortest)
  return { cited: [cut(passage, range)], rest: rest.map((it) => cut(passage, it)) }
}

/** What is cited of the words from `from` to `to`, as places counted from `from`. */
function within(all: Cited[], { starts, ends }: Words, from: number, to: number): (Range & { cited: Cited })[] {
  return all.flatMap((cited) => {
    if (cited.end <= starts[from]! || cited.start >= ends[to - 1]!) return []
    let [first, last] = [from, to]
    while (first < to && starts[first]! < cited.start) first++
    while (last > first && ends[last - 1]! > cited.end) last--
    return last > first ? [{ from: first - from, to: last - from, cited }] : []
  })
}

function overlapOf(one: Range, other: Range): Range {
  return { from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) }
}

function citeTheSame(one: Cited, other: Cited): boolean {
  return one.sources.some((source) => other.sources.some((same) => isSameSource(source, same)))
}

/** A part of a passage, its places being counted from the passage’s beginning. */
function cut(passage: Passage, { from, to }: Range): Passage {
  const length = passage.to - passage.from
  const reaches = (at: number) => (at >= length ? passage.peerTo : Math.min(passage.peerFrom + at, passage.peerTo))
  return {
    from: passage.from + from,
    to: passage.from + to,
    peerFrom: Math.min(reaches(from), passage.peerTo - 1),
    peerTo: Math.max(reaches(to), Math.min(reaches(from), passage.peerTo - 1) + 1),
    shared: Math.round((passage.shared * (to - from)) / length),
  }
}
