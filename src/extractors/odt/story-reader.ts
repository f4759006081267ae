import { Story } from '../stories.ts'
import type { Handlers } from '../xml.ts'
import { Place } from './place.ts'
import type { Styles } from './styles.ts'
import { closing, opening } from './tags.ts'

/** Elements that hold a story of their own. */
const storyKinds: Record<string, Story['kind']> = {
  'office:text': 'body',
  'office:annotation': 'comment',
  'draw:text-box': 'textbox',
  'style:header': 'header',
  'style:header-first': 'header',
  'style:header-left': 'header',
  'style:footer': 'footer',
  'style:footer-first': 'footer',
  'style:footer-left': 'footer',
}

/** What lies in the text without being a part of it: deletions kept for the record, descriptions, data, readings. */
const leftOut = new Set([
  'text:tracked-changes',
  'text:ruby-text',
  'svg:title',
  'svg:desc',
  'office:binary-data',
  'office:forms',
])

/** Reads the stories of `content.xml` or `styles.xml` into `stories`, and the styles they use on the way. */
export function storyHandlers(stories: Story[], styles: Styles, common: Styles): Handlers {
  const places: Place[] = []
  let defining: Styles | null = null
  let leaving = 0

  return {
    open(tag) {
      const { name } = tag
      const place = places[0]
      if (leaving > 0 || leftOut.has(name)) {
        leaving += 1
        return
      }
      if (name === 'office:styles') defining = common
      if (name === 'office:automatic-styles') defining = styles
      defining?.open(tag)
      const kind = name === 'text:note' ? noteKind(tag.get('text:note-class')) : storyKinds[name]
      if (kind) {
        const next = new Place(new Story(kind), styles, kind === 'textbox' ? '#unknown' : undefined)
        places.unshift(next)
        stories.push(next.story)
      } else if (place) {
        opening[name]?.(place, tag)
      }
    },
    text(text) {
      if (leaving === 0) places[0]?.write(text)
    },
    close(name) {
      if (leaving > 0) {
        leaving -= 1
        return
      }
      defining?.close(name)
      if (name === 'office:styles' || name === 'office:automatic-styles') defining = null
      if (name === 'text:note' || storyKinds[name]) places.shift()
      else if (places[0]) closing[name]?.(places[0])
    },
  }
}

function noteKind(noteClass: string | undefined) {
  return noteClass === 'endnote' ? 'endnote' : 'footnote'
}
