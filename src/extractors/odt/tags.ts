import { cslItems } from '../package/csl.ts'
import type { Tag } from '../package/xml.ts'
import type { Place } from './place.ts'

/** No more blanks than this come from one element that says how many there are. */
const maxBlanks = 1_000

/** What an element does to the place where it begins. */
export const opening: Record<string, (place: Place, tag: Tag) => void> = {
  'text:p': beginParagraph,
  'text:h': (place, tag) => {
    beginParagraph(place, tag)
    place.heading = Number(tag.get('text:outline-level')) || 1
  },
  'text:list': (place) => place.lists.push({ items: 0 }),
  'text:list-item': (place) => {
    const list = place.lists.at(-1)
    if (list) list.items += 1
    place.item = { depth: place.lists.length - 1, label: '•' }
  },
  'text:change': ({ story }) => story.leaveOut('tracked_deletion'),
  'text:span': (place, tag) => place.enter(place.styles.find('text', tag.get('text:style-name'))),
  'text:section': (place, tag) => {
    place.enter({ concealed: tag.get('text:display') === 'none' })
  },
  'text:hidden-text': (place, tag) => {
    const concealed = tag.get('text:is-hidden') === 'true'
    place.enter({ concealed })
    if (concealed) place.put(tag.get('text:string-value') ?? '')
  },
  'text:hidden-paragraph': (place, tag) => {
    if (tag.get('text:is-hidden') === 'true') place.conceal()
  },
  'table:table': (place, tag) => place.enter(boxOf(place, 'table', tag)),
  'table:table-cell': (place, tag) => place.enter(boxOf(place, 'table-cell', tag)),
  'text:s': (place, tag) => place.put(' '.repeat(Math.min(Number(tag.get('text:c') ?? 1) || 1, maxBlanks))),
  'text:tab': (place) => place.put('\t'),
  'text:line-break': (place) => place.put('\n'),
  'text:a': ({ links, story }, tag) => links.push({ start: story.next, href: tag.get('xlink:href') ?? '' }),
  'text:reference-mark-start': ({ marks, story }, tag) => marks.set(tag.get('text:name') ?? '', story.next),
  'text:reference-mark-end': ({ marks, story }, tag) => {
    const name = tag.get('text:name') ?? ''
    const start = marks.get(name)
    if (start !== undefined && name.includes('CSL_CITATION')) {
      story.cite(start, { source: name.startsWith('ZOTERO') ? 'zotero' : 'mendeley', items: cslItems(name) })
    }
  },
}

/** What an element does to the place where it ends. */
export const closing: Record<string, (place: Place) => void> = {
  'text:p': endParagraph,
  'text:h': endParagraph,
  'text:list': (place) => {
    place.lists.pop()
  },
  'text:span': leave,
  'text:section': leave,
  'text:hidden-text': leave,
  'table:table': leave,
  'table:table-cell': (place) => {
    place.leave()
    place.story.separate('\t')
  },
  'table:table-row': ({ story }) => story.separate('\n'),
  'text:a': ({ links, story }) => {
    const link = links.pop()
    if (link) story.link(link.start, link.href)
  },
}

function beginParagraph(place: Place, tag: Tag) {
  place.beginParagraph(place.styles.find('paragraph', tag.get('text:style-name')))
}

function endParagraph(place: Place) {
  place.leave()
  place.endParagraph()
}

function leave(place: Place) {
  place.leave()
}

/** A cell or table changes what is behind its text, and nothing else about it. */
function boxOf(place: Place, family: string, tag: Tag) {
  const { behind } = place.styles.find(family, tag.get('table:style-name'))
  return behind === undefined ? {} : { behind }
}
