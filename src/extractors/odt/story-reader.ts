import { Story } from '../package/stories.ts'
import type { Handlers } from '../package/xml.ts'
import { Place } from './place.ts'
import { lengthOf, type StyleProperties, type Styles } from './styles.ts'
import { closing, opening } from './tags.ts'

/** Elements that hold a story of their own. */
const storyKinds: Record<string, Story['kind']> = {
  'office:text': 'body',
  'office:annotation': 'comment',
  'draw:text-box': 'textbox',
  'draw:custom-shape': 'textbox',
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

/** A frame or shape that is open. */
interface Drawing extends StyleProperties {
  /** In points. */
  height: number
}

/** Reads the stories of `content.xml` or `styles.xml` into `stories`, and the styles they use on the way. */
export function storyHandlers(stories: Story[], styles: Styles, common: Styles): Handlers {
  const places: Place[] = []
  const drawings: Drawing[] = []
  let master: string | undefined
  let defining: Styles | null = null
  let leaving = 0

  function begin(kind: Story['kind']) {
    const paper = places.at(-1)?.paper ?? common.paper(master)
    const next = new Place(new Story(kind), styles, common, paper)
    if (kind === 'textbox') next.enter(boxOf(drawings.at(-1)))
    if (places[0]?.concealed) next.conceal()
    places.unshift(next)
    stories.push(next.story)
  }

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
      if (name === 'style:master-page') {
        master = tag.get('style:name')
        common.addMaster(master, styles.layout(tag.get('style:page-layout-name')))
      }
      if (drawn.has(name)) {
        const style = styles.find('graphic', tag.get('draw:style-name'))
        drawings.push({ ...style, height: lengthOf(tag.get('svg:height')) ?? 0 })
      }
      const kind = name === 'text:note' ? noteKind(tag.get('text:note-class')) : storyKinds[name]
      if (kind) begin(kind)
      else if (place) opening[name]?.(place, tag)
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
      if (drawn.has(name)) layBehind(places[0], drawings.pop(), name)
    },
  }
}

const drawn = new Set(['draw:frame', 'draw:custom-shape'])

/** A box without a fill of its own stands on the page; one whose style says nothing may be filled by a parent's. */
function boxOf(drawing: Drawing | undefined): StyleProperties {
  if (drawing?.unfilled) return {}
  return { behind: drawing?.behind ?? '#unknown' }
}

/** A picture may have any colour; a shape has the one that fills it, or none. */
function layBehind(place: Place | undefined, drawing: Drawing | undefined, name: string) {
  if (!place || !drawing?.background) return
  if (name === 'draw:frame') place.ground.lay('#unknown', drawing.height)
  else if (drawing.behind) place.ground.lay(drawing.behind, drawing.height)
}

function noteKind(noteClass: string | undefined) {
  return noteClass === 'endnote' ? 'endnote' : 'footnote'
}
