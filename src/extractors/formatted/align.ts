import type { FormattedLeaf, FormattedNode, FormattedTag, RawNode } from '../../domain/screening/shown/formatted.ts'
import { type Bare, bare, follow, type Run } from './match.ts'

/** Elements whose words are found together; what is inside them is a part of a line. */
const blocks: ReadonlySet<FormattedTag> = new Set([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'li',
  'table',
  'tr',
  'td',
  'th',
  'blockquote',
])

/** Fewer characters than this are only taken for a place near by, at the beginning of a line or a cell. */
const fewest = 20
const near = 2_000

/** The most places where a text may go on. */
const mostLeft = 30

/** What is left of a document that follows words over differences; each try costs one, so that no document takes forever. */
const mostTries = 5_000

/** Gives the words of a view as stretches of the extracted text; words that are not found in it stay words. */
export function align(nodes: RawNode[], text: string): FormattedNode[] {
  return new Aligner(text).align(nodes)
}

class Aligner {
  readonly #text: string
  readonly #bare: Bare
  /** How far the text was found, in characters of the bare text. */
  #found = 0
  /** Where else it may go on, the latest first: a note stands elsewhere in the text than in the view. */
  #left: number[] = []
  #tries = 0

  constructor(text: string) {
    this.#text = text
    this.#bare = bare(text)
  }

  /** Aligns the lines of words between blocks, and then what is in each block. */
  align(nodes: RawNode[]): FormattedNode[] {
    const aligned: FormattedNode[] = []
    let line: RawNode[] = []
    const endLine = () => {
      aligned.push(...this.#line(line))
      line = []
    }
    for (const node of nodes) {
      if (!isBlock(node)) line.push(node)
      else {
        endLine()
        aligned.push({ ...node, nodes: this.align(node.nodes) })
      }
    }
    endLine()
    return aligned
  }

  #line(nodes: RawNode[]): FormattedNode[] {
    const words = bare(wordsOf(nodes)).text
    const runs = words ? this.#place(words) : []
    if (runs.length) this.#goOn(runs)
    return new Line(this.#text, this.#bare, runs).leaves(nodes)
  }

  /** Where a line stands: next in the text, later in it, or with small differences; long ones also earlier. */
  #place(words: string): Run[] {
    const { text } = this.#bare
    const whole = (there: number): Run[] => [{ here: 0, there, length: words.length }]
    const next = [this.#found, ...this.#left].find((at) => text.startsWith(words, at))
    if (next !== undefined) return whole(next)
    const ahead = text.indexOf(words, this.#found)
    if (words.length < fewest) {
      const isHere = ahead >= 0 && ahead - this.#found < near && this.#beginsLine(ahead)
      return isHere ? whole(ahead) : []
    }
    if (ahead >= 0) return whole(ahead)
    if (this.#tries++ < mostTries) {
      const runs = follow(words, text, this.#found)
      if (runs.length) return runs
    }
    const before = text.indexOf(words)
    return before >= 0 ? whole(before) : []
  }

  /** Goes on behind a line; where it did not stand next, what was passed over may still come. */
  #goOn(runs: Run[]) {
    const [first, last] = [runs[0]!, runs.at(-1)!]
    if (first.there !== this.#found)
      this.#left = [this.#found, ...this.#left.filter((at) => at !== first.there)].slice(0, mostLeft)
    this.#found = last.there + last.length
  }

  #beginsLine(there: number): boolean {
    const at = this.#bare.offsets[there]!
    return at === 0 || /[\n\t\r]/.test(this.#text[at - 1]!)
  }
}

/** The words of one line, which are given back leaf by leaf. */
class Line {
  readonly #text: string
  readonly #offsets: number[]
  readonly #runs: Run[]
  /** How many characters of the bare words were given. */
  #given = 0

  constructor(text: string, { offsets }: Bare, runs: Run[]) {
    this.#text = text
    this.#offsets = offsets
    this.#runs = runs
  }

  leaves(nodes: RawNode[]): FormattedNode[] {
    return nodes.flatMap((node): FormattedNode[] => {
      if (typeof node === 'string') return this.#leaf(node)
      return 'label' in node ? [node] : [{ ...node, nodes: this.leaves(node.nodes) }]
    })
  }

  /** The parts of some words that are found and those that are not. White space belongs to the part before it. */
  #leaf(words: string): FormattedLeaf[] {
    const { text, offsets } = bare(words)
    const from = this.#given
    this.#given += text.length
    const leaves: FormattedLeaf[] = []
    let written = 0
    for (const { here, there, length } of this.#runs) {
      const [begin, end] = [Math.max(here, from), Math.min(here + length, from + text.length)]
      if (begin >= end) continue
      const until = end - from < text.length ? offsets[end - from]! : words.length
      pushWords(leaves, words.slice(written, offsets[begin - from]))
      leaves.push(this.#stretch(there + begin - here, there + end - here, /\s$/.test(words.slice(0, until))))
      written = until
    }
    pushWords(leaves, words.slice(written))
    return leaves
  }

  #stretch(from: number, to: number, withSpace: boolean): FormattedLeaf {
    const end = this.#offsets[to - 1]! + 1
    const hasSpace = withSpace && /\s/.test(this.#text[end] ?? '')
    return { start: this.#offsets[from]!, end: hasSpace ? end + 1 : end }
  }
}

function pushWords(leaves: FormattedLeaf[], words: string) {
  if (words) leaves.push(words.trim() ? { words } : { label: words })
}

const isBlock = (node: RawNode): node is Exclude<RawNode, string | { label: string }> =>
  typeof node === 'object' && 'tag' in node && blocks.has(node.tag)

const wordsOf = (nodes: RawNode[]): string =>
  nodes.map((node) => (typeof node === 'string' ? node : 'label' in node ? '' : wordsOf(node.nodes))).join('')
