import type { Span } from '../../../../domain/screening/document.ts'
import type { FormattedElement, FormattedLeaf, FormattedNode } from '../../../../domain/screening/shown/formatted.ts'

/** About a page, in characters, as in the plain text. */
const partLength = 5_000

/** What is shown at a time of a formatted work, and the stretches of the text in it, in order. */
export interface FormattedPart {
  nodes: FormattedNode[]
  stretches: Span[]
}

/** The parts of a formatted work: whole blocks, but long lists and tables are parted between their items or rows. */
export function partsOf(nodes: FormattedNode[]): FormattedPart[] {
  const parts: FormattedPart[] = []
  let size = Number.POSITIVE_INFINITY
  for (const block of nodes.flatMap(shortened)) {
    const stretches = stretchesIn([block])
    const length = lengthOf(stretches)
    if (size > 0 && size + length > partLength) {
      parts.push({ nodes: [], stretches: [] })
      size = 0
    }
    parts.at(-1)!.nodes.push(block)
    parts.at(-1)!.stretches.push(...stretches)
    size += length
  }
  return parts
}

/** The text pages of the parts, which together cover all of a text of `length` characters. */
export function textPagesOfParts(parts: FormattedPart[], length: number): Span[] {
  const starts: number[] = []
  for (const { stretches } of parts) {
    const before = starts.at(-1) ?? 0
    starts.push(starts.length ? Math.max(before, stretches[0]?.start ?? before) : 0)
  }
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? length }))
}

/** The stretches of the text in some nodes, in the order of the view. */
export const stretchesIn = (nodes: FormattedNode[]): Span[] =>
  nodes.flatMap((node) => ('tag' in node ? stretchesIn(node.nodes) : 'end' in node ? [node] : []))

const lengthOf = (stretches: Span[]) => stretches.reduce((sum, { start, end }) => sum + end - start, 0)

type Element = FormattedElement<FormattedLeaf>

/** A long list or table as several, each about a part long; anything else as it is. */
function shortened(node: FormattedNode): FormattedNode[] {
  if (!('tag' in node) || !['ul', 'ol', 'table'].includes(node.tag)) return [node]
  const pieces: Element[] = []
  let size = Number.POSITIVE_INFINITY
  for (const [index, item] of node.nodes.entries()) {
    const length = lengthOf(stretchesIn([item]))
    if (size > 0 && size + length > partLength) {
      pieces.push({ ...node, nodes: [], ...(node.tag === 'ol' && index > 0 && { start: index + 1 }) })
      size = 0
    }
    pieces.at(-1)!.nodes.push(item)
    size += length
  }
  return pieces
}
