import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { type DocumentFacts, noFacts } from '../../domain/screening/document.ts'
import { attribute } from './attribute.ts'

/** In characters: the head of a page stands before this. */
const headLength = 100_000

/** What a web page says about itself in its head. */
export function factsOf(html: string): Omit<DocumentFacts, 'words'> {
  const head = elementsOf(headOf(html))
  const title = head.find(({ tagName }) => tagName === 'title')?.childNodes[0]
  const meta = (name: string) =>
    head.find((it) => it.tagName === 'meta' && attribute(it, 'name')?.toLowerCase() === name)
  const given = (value = '') => value.trim().slice(0, 500) || null
  const content = (name: string) => given(attributeOf(meta(name)))
  return {
    ...noFacts,
    author: content('author'),
    title: given(title && 'value' in title ? title.value : ''),
    application: content('generator'),
  }
}

const attributeOf = (element: DefaultTreeAdapterTypes.Element | undefined) => element && attribute(element, 'content')

const elementsOf = (parent: DefaultTreeAdapterTypes.ParentNode | undefined) =>
  parent?.childNodes.filter((node) => 'tagName' in node) ?? []

function headOf(html: string) {
  const root = elementsOf(parse(html.slice(0, headLength))).find(({ tagName }) => tagName === 'html')
  return elementsOf(root).find(({ tagName }) => tagName === 'head')
}
