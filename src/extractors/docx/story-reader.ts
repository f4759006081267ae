import type { Story } from '../package/stories.ts'
import type { Handlers } from '../package/xml.ts'
import { causeIn, Drawings } from './drawings.ts'
import { lookOf } from './look.ts'
import { type Place, placeIn, type Surroundings } from './place.ts'
import { takeRunProperty } from './run-properties.ts'
import { closing, holding, opening } from './tags.ts'
import { colorOf } from './theme.ts'

/** Elements that hold a story of their own (ECMA-376-1, 17.10, 17.11, 17.13.4; text boxes: 17.17.1). */
const storyKinds: Record<string, Story['kind']> = {
  'w:body': 'body',
  'w:footnote': 'footnote',
  'w:endnote': 'endnote',
  'w:comment': 'comment',
  'w:hdr': 'header',
  'w:ftr': 'footer',
  'w:txbxContent': 'textbox',
}

/** Notes that are no notes but the line above them. */
const separators = new Set(['separator', 'continuationSeparator', 'continuationNotice'])

/** What is no longer, or not, a part of the text: tracked deletions, former formatting, pronunciation guides. */
const leftOut = /^w:(del|moveFrom|rt|[a-zA-Z]+Change)$/

/** Reads the stories of one WordprocessingML part into `stories`, as a reader of the finished page would have them. */
export function storyHandlers(stories: Story[], surroundings: Surroundings): Handlers {
  const places: Place[] = []
  const choices: boolean[] = []
  const drawings = new Drawings(surroundings.theme)
  let page: string | undefined
  let leaving = 0
  let held: { text: string; exact: boolean } | null = null

  /** A box of text stands on its own ground, or on the page; what hides the box or the run that it is in hides its text. */
  function boxIn(outer: Place | undefined) {
    const box = drawings.innermost
    const next = placeIn(
      'textbox',
      surroundings,
      !box || box.fill === 'unknown' ? 'unknown' : box.fill === 'none' ? page : box.fill,
    )
    const inHidden =
      outer?.run && lookOf(outer.run, outer.paragraph.style, outer.behind, surroundings.styles).hidden === 'hidden'
    next.concealed = outer?.concealed ?? (box && causeIn(box)) ?? (inHidden ? 'hidden' : null)
    return next
  }

  return {
    open(tag) {
      const { name } = tag
      const place = places[0]
      if (leaving > 0 || leftOut.test(name) || isSecondChoice(name, choices)) {
        // A deleted paragraph mark joins its paragraph to the next one.
        if (leaving === 0 && name === 'w:del' && place?.about === 'mark') place.paragraph.joined = true
        leaving += 1
        return
      }
      if (name === 'mc:AlternateContent') choices.push(false)
      if (name === 'w:background' && surroundings.theme.showsBackground)
        page = colorOf(tag, surroundings.theme, 'color')
      drawings.open(tag)
      const kind = storyKinds[name]
      if (kind) {
        const next = kind === 'textbox' ? boxIn(place) : placeIn(kind, surroundings, page)
        places.unshift(next)
        if (!separators.has(tag.get('w:type') ?? '')) stories.push(next.story)
      } else if (place) {
        if (holding[name]) held = { text: '', exact: name !== 'w:t' || tag.get('xml:space') === 'preserve' }
        if (place.run) takeRunProperty(tag, place.run, surroundings.theme)
        opening[name]?.(place, tag)
      }
    },
    text(text) {
      if (leaving > 0) return
      if (held) held.text += text
      else drawings.text(text)
    },
    close(name) {
      if (leaving > 0) {
        leaving -= 1
        return
      }
      if (name === 'mc:AlternateContent') choices.pop()
      if (storyKinds[name]) places.shift()?.fields.finish()
      const place = places[0]
      const drawing = drawings.close(name)
      if (!place) return
      if (drawing?.behind && drawing.fill !== 'none') place.ground.lay(drawing.fill, drawing.height)
      if (held) holding[name]?.(place, held.exact ? held.text : held.text.trim())
      if (holding[name]) held = null
      closing[name]?.(place)
    },
  }
}

/** The same drawing is often there twice, for new and for old programs (ECMA-376-3, 10.2.1): the first one counts. */
function isSecondChoice(name: string, choices: boolean[]) {
  if (name !== 'mc:Choice' && name !== 'mc:Fallback') return false
  const taken = choices.at(-1)
  choices[choices.length - 1] = true
  return taken === true
}
