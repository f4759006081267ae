import type { DefaultTreeAdapterTypes } from 'parse5'
import { attribute } from './attribute.ts'

type Element = DefaultTreeAdapterTypes.Element

const parentOf = (element: Element) => element.parentNode as Element | null

/** How deep an item of a list lies, 0 for the outermost list. */
export function depthOf(element: Element) {
  let depth = -1
  for (let outer: Element | null = element; outer; outer = parentOf(outer))
    if (/^[ou]l$/.test(outer.tagName)) depth += 1
  return Math.max(0, depth)
}

/** The number or bullet that a browser shows before an item. */
export function labelOf(element: Element) {
  const list = parentOf(element)
  if (list?.tagName !== 'ol') return '•'
  const items = list.childNodes.filter((it) => it.nodeName === 'li')
  return `${(Number(attribute(list, 'start')) || 1) + items.indexOf(element)}.`
}
