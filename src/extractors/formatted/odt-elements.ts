import {
  type FormattedElement,
  type FormattedTag,
  isSafeLink,
  type Label,
} from '../../domain/screening/shown/formatted.ts'
import type { Tag } from '../package/xml.ts'
import type { OdtLooks } from './odt-looks.ts'

/** An element of a view before anything is in it. */
export type Opened = Omit<FormattedElement<string | Label>, 'nodes'>

type Make = (tag: Tag, looks: OdtLooks, lists: (string | undefined)[]) => Opened[]

const makers: Record<string, Make> = {
  'text:p': (tag, looks) => [{ tag: 'p' }, ...looksOf(tag, looks)],
  'text:h': (tag) => [{ tag: `h${Math.min(6, Number(tag.get('text:outline-level')) || 1)}` as FormattedTag }],
  'text:span': looksOf,
  'text:a': (tag) => {
    const href = tag.get('xlink:href') ?? ''
    return [{ tag: 'a', ...(isSafeLink(href) && { href }) }]
  },
  'text:list': (tag, looks, lists) => {
    const style = tag.get('text:style-name') ?? lists.at(-1)
    lists.push(style)
    return [{ tag: looks.isNumbered(style, lists.length) ? 'ol' : 'ul' }]
  },
  'text:list-item': () => [{ tag: 'li' }],
  'text:list-header': () => [{ tag: 'li' }],
  'table:table': () => [{ tag: 'table' }],
  'table:table-row': () => [{ tag: 'tr' }],
  'table:table-cell': (tag) => [cellOf(tag)],
}

/**
 * The elements that an element of an OpenDocument text becomes, the outermost first; null where it becomes none. `lists` are
 * the styles of the lists that are open, to which a list is added.
 */
export const elementsOf = (tag: Tag, looks: OdtLooks, lists: (string | undefined)[]): Opened[] | null =>
  makers[tag.name]?.(tag, looks, lists) ?? null

function looksOf(tag: Tag, looks: OdtLooks): Opened[] {
  return looks.of(tag.get('text:style-name')).map((look) => ({ tag: look }))
}

function cellOf(tag: Tag): Opened {
  const span = (name: string) => Math.min(100, Number(tag.get(name)) || 1)
  const [colSpan, rowSpan] = [span('table:number-columns-spanned'), span('table:number-rows-spanned')]
  return { tag: 'td', ...(colSpan > 1 && { colSpan }), ...(rowSpan > 1 && { rowSpan }) }
}
