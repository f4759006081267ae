import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { type FormattedTag, formattedTags, isSafeLink, type RawNode } from '../../domain/screening/shown/formatted.ts'
import { notShown } from './pictures.ts'

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element

/** Elements of the same meaning. */
const sameAs: Record<string, FormattedTag> = { b: 'strong', i: 'em' }

const tags: ReadonlySet<string> = new Set(formattedTags)

/** Nesting beyond this is flattened. */
const maxDepth = 40

/** The nodes of HTML that was sanitised; an element that the view does not know is left out and what it holds stays. */
export function nodesOfHtml(html: string): RawNode[] {
  return parseFragment(html).childNodes.flatMap((node) => nodesOf(node, 0))
}

function nodesOf(node: Node, depth: number): RawNode[] {
  if (node.nodeName === '#text') return [(node as DefaultTreeAdapterTypes.TextNode).value]
  if (!('tagName' in node)) return []
  if (node.tagName === 'img') return [pictureOf(node)]
  const note = noteLabel(node)
  if (note !== null) return note ? [{ tag: 'sup', nodes: [{ label: note }] }] : []
  const nodes = node.childNodes.flatMap((child) => nodesOf(child, depth + 1))
  const tag = sameAs[node.tagName] ?? node.tagName
  if (!tags.has(tag) || depth > maxDepth) return nodes
  return [{ tag: tag as FormattedTag, nodes, ...attributesOf(node) }]
}

function pictureOf(node: Element): RawNode {
  const number = /^picture:(\d+)$/.exec(attribute(node, 'src') ?? '')?.[1]
  if (number === undefined) return notShown
  return { tag: 'img', nodes: [], picture: Number(number), alt: attribute(node, 'alt') ?? '' }
}

/** The number of a note that a link without an address leads to, empty for the way back; null for anything else. */
function noteLabel(node: Element): string | null {
  if (node.tagName !== 'a' || attribute(node, 'href')) return null
  const [child] = node.childNodes
  const words = child?.nodeName === '#text' ? (child as DefaultTreeAdapterTypes.TextNode).value : ''
  if (words === '↑') return ''
  return /^\[\d+\]$/.test(words) ? words : null
}

function attributesOf(node: Element) {
  const href = attribute(node, 'href')
  const [colSpan, rowSpan] = [spanOf(node, 'colspan'), spanOf(node, 'rowspan')]
  return { ...(href && isSafeLink(href) && { href }), ...(colSpan && { colSpan }), ...(rowSpan && { rowSpan }) }
}

function spanOf(node: Element, name: string): number | undefined {
  const span = Number(attribute(node, name))
  return span > 1 && span <= 100 ? span : undefined
}

const attribute = ({ attrs }: Element, name: string) => attrs.find((one) => one.name === name)?.value
