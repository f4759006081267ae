import type { DefaultTreeAdapterTypes } from 'parse5'
import { Mathml } from '../equations/mathml.ts'
import { attribute } from './attribute.ts'

type Node = DefaultTreeAdapterTypes.ChildNode

/** An equation of a web page as a line of text. */
export function mathIn(element: DefaultTreeAdapterTypes.Element): string {
  const math = new Mathml()
  const visit = (node: Node) => {
    if (node.nodeName === '#text') math.write((node as DefaultTreeAdapterTypes.TextNode).value)
    if (!('tagName' in node)) return
    math.open(node.tagName, (name) => attribute(node, name))
    for (const child of node.childNodes) visit(child)
    math.close()
  }
  visit(element)
  return math.text
}
