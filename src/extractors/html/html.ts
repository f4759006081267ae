import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { restLeftOut } from '../package/first-characters.ts'
import type { Story } from '../package/stories.ts'
import { attribute } from './attribute.ts'
import { Flow } from './flow.ts'
import { depthOf, labelOf } from './lists.ts'
import { mathIn } from './math.ts'

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element

/** How much of a page is read, in UTF-16 code units: the tree of a longer one would not fit into the memory of a child. */
const maxLength = 8_000_000

/** What a browser draws nothing for. */
const undrawn = new Set(
  'head script style template noscript iframe object datalist audio video canvas map area'.split(' '),
)

/** Elements that begin and end a line of their own. */
const blocks = new Set(
  'address article aside blockquote body caption dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main menu nav ol p pre section summary table tr ul'.split(
    ' ',
  ),
)

/**
 * Writes what a browser shows of a web page into a story: one paragraph for each block, cells parted by tabs. Text that the
 * page hides is kept apart, pictures and what a program would draw are said to be left out.
 */
export function writeHtml(story: Story, html: string) {
  const flow = new Flow(story)
  for (const node of parse(html.slice(0, maxLength)).childNodes) walk(node, flow)
  flow.endBlock()
  if (html.length > maxLength) story.leaveOut('over_limit', restLeftOut)
}

function walk(node: Node, flow: Flow) {
  if (node.nodeName === '#text') return flow.write((node as DefaultTreeAdapterTypes.TextNode).value)
  if (!('tagName' in node)) return
  if (undrawn.has(node.tagName)) return leaveOut(node, flow)
  if (node.tagName === 'math') return flow.put(mathIn(node))
  if (node.tagName === 'br') return flow.put('\n')
  if (node.tagName === 'img' || node.tagName === 'svg') return flow.picture(attribute(node, 'alt'))
  flow.enter(isHidden(node))
  if (blocks.has(node.tagName)) walkBlock(node, flow)
  else if (node.tagName === 'a') walkLink(node, flow)
  else walkAll(node, flow)
  if (node.tagName === 'td' || node.tagName === 'th') flow.endIn('\t')
  flow.leave()
}

function walkAll(element: Element, flow: Flow) {
  const italic = /^(i|em|cite)$/.test(element.tagName)
  const preformatted = element.tagName === 'pre' || element.tagName === 'textarea'
  flow.style({ italic, preformatted }, () => {
    for (const child of element.childNodes) walk(child, flow)
  })
}

function walkBlock(element: Element, flow: Flow) {
  flow.endBlock()
  const level = /^h([1-6])$/.exec(element.tagName)?.[1]
  if (level) flow.mark({ heading: Number(level), depth: 0, label: '' })
  if (element.tagName === 'li') flow.mark({ heading: null, depth: depthOf(element), label: labelOf(element) })
  walkAll(element, flow)
  flow.endBlock()
  if (element.tagName === 'tr') flow.endIn('\n')
}

function walkLink(element: Element, flow: Flow) {
  const start = flow.story.next
  walkAll(element, flow)
  flow.story.link(start, attribute(element, 'href') ?? '')
}

function leaveOut(element: Element, flow: Flow) {
  if (/^(object|iframe|audio|video|canvas)$/.test(element.tagName)) flow.story.leaveOut('embedded_object')
}

/** Whether the page itself hides an element; what a style sheet hides is not known here. */
function isHidden(element: Element) {
  const style = attribute(element, 'style') ?? ''
  const isInvisible = /(display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(\D|$)|opacity\s*:\s*0(\s*;|\s*$))/i
  return attribute(element, 'hidden') !== undefined || isInvisible.test(style)
}
