import {
  type Formatted,
  type FormattedElement,
  type FormattedLeaf,
  type FormattedNode,
  formattedTags,
  isSafeLink,
  type Picture,
} from './formatted.ts'

/** The most nodes of a view, and how deep they may lie. */
const limits = { nodes: 400_000, depth: 60 }

const tags: ReadonlySet<unknown> = new Set(formattedTags)
const pictureTypes: ReadonlySet<unknown> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp'])

/**
 * A formatted view of a text of `length` characters as it came from where files are read, taken over part by part: what is
 * no part of a view is left out, and links lead to the web or a mail address. Null where it is no view at all.
 */
export function formattedIn(value: unknown, length: number): Formatted | null {
  if (!isObject(value) || !Array.isArray(value.nodes) || !Array.isArray(value.pictures)) return null
  const pictures = value.pictures.filter(isPicture)
  const count = { nodes: 0 }
  const nodes = nodesIn(value.nodes, { length, pictures: pictures.length, count }, 0)
  return pictures.length === value.pictures.length ? { nodes, pictures } : null
}

interface Bounds {
  length: number
  pictures: number
  count: { nodes: number }
}

function nodesIn(values: unknown[], bounds: Bounds, depth: number): FormattedNode[] {
  if (depth > limits.depth) return []
  return values.flatMap((value): FormattedNode[] => {
    bounds.count.nodes += 1
    if (!isObject(value) || bounds.count.nodes > limits.nodes) return []
    const node = 'tag' in value ? elementIn(value, bounds, depth) : leafIn(value, bounds)
    return node ? [node] : []
  })
}

function elementIn(value: Record<string, unknown>, bounds: Bounds, depth: number): FormattedNode | null {
  const { tag, nodes, href, picture, alt, colSpan, rowSpan } = value
  if (!tags.has(tag)) return null
  if (tag === 'img' && !isWithin(picture, 0, bounds.pictures - 1)) return null
  return {
    tag: tag as FormattedElement<FormattedLeaf>['tag'],
    nodes: nodesIn(Array.isArray(nodes) ? nodes : [], bounds, depth + 1),
    ...(typeof href === 'string' && isSafeLink(href) && { href }),
    ...(tag === 'img' && { picture: picture as number, alt: typeof alt === 'string' ? alt.slice(0, 1_000) : '' }),
    ...(isWithin(colSpan, 2, 100) && { colSpan }),
    ...(isWithin(rowSpan, 2, 100) && { rowSpan }),
  }
}

function leafIn({ start, end, words, label }: Record<string, unknown>, { length }: Bounds): FormattedLeaf | null {
  if (typeof words === 'string') return { words }
  if (typeof label === 'string') return { label }
  return isWithin(start, 0, length) && isWithin(end, start, length) ? { start, end } : null
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const isWithin = (value: unknown, least: number, most: number): value is number =>
  Number.isInteger(value) && (value as number) >= least && (value as number) <= most

const isPicture = (value: unknown): value is Picture =>
  isObject(value) && pictureTypes.has(value.type) && value.bytes instanceof Uint8Array
