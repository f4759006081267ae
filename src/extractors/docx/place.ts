import type { FieldCitation, HiddenRun } from '../../domain/screening/document.ts'
import { Backdrop } from '../package/backdrop.ts'
import { Story } from '../package/stories.ts'
import { lettersIn } from '../symbols.ts'
import type { Inserts } from './drawn/inserts.ts'
import type { Equation } from './equation.ts'
import { type FieldMarks, Fields } from './fields/fields.ts'
import { appearanceOf, type Backgrounds } from './looks/appearance.ts'
import type { ListCounters } from './looks/numbering.ts'
import type { RunProperties } from './looks/run-properties.ts'
import type { Standing } from './looks/standing.ts'
import type { Styles } from './looks/styles.ts'
import type { Theme } from './looks/theme.ts'

/** What a story needs to know of the rest of the document. */
export interface Surroundings {
  styles: Styles
  theme: Theme
  links: Map<string, string>
  sources: Map<string, FieldCitation['items'][number]>
  inserts: Inserts
  /** The numbers of the lists of this part. */
  counters: ListCounters
  /** The marks of fields in this part, numbered through all its stories. */
  fieldMarks: FieldMarks
}

/** One story while it is read, and where in it the reader is. */
export interface Place {
  surroundings: Surroundings
  story: Story
  fields: Fields
  behind: Backgrounds
  /** Why the whole story cannot be seen, where it cannot. */
  concealed: HiddenRun['cause'] | null
  /** The pictures and shapes that lie behind the text. */
  backdrop: Backdrop
  /** Hyperlinks and content controls that are open. */
  links: { start: number; href: string }[]
  controls: { start: number; tag: string }[]
  paragraph: Standing & {
    style: string | undefined
    fill: string | undefined
    joined: boolean
    flat: boolean
    /** Whether an equation on a line of its own ended last, or begins. */
    displayed: boolean
  }
  /** The equation that is open, and whether it is one of those that stand on a line of their own. */
  equation: Equation | null
  inDisplay: boolean
  /** Which properties are being read: the paragraph's, its mark's, or none. */
  about: 'paragraph' | 'mark' | null
  run: RunProperties | null
}

export const newParagraph: Place['paragraph'] = {
  style: undefined,
  fill: undefined,
  joined: false,
  flat: false,
  displayed: false,
}

/** The beginning of a story; `behind` is the colour of what the story lies on. */
export function placeIn(kind: Story['kind'], surroundings: Surroundings, behind: string | undefined): Place {
  const story = new Story(kind)
  const fields = new Fields(story, surroundings)
  return {
    surroundings,
    story,
    fields,
    behind: [behind],
    concealed: null,
    backdrop: new Backdrop(),
    links: [],
    controls: [],
    paragraph: { ...newParagraph },
    equation: null,
    inDisplay: false,
    about: null,
    run: null,
  }
}

/**
 * Writes a run's text as its font draws it (another font may be given), or keeps it apart when it cannot be seen. A white
 * blank is a blank like any other.
 */
export function write(place: Place, text: string, font?: string) {
  const { story, fields, run, paragraph, backdrop } = place
  if (!run || fields.inCode) return
  const behind = [paragraph.fill, ...place.behind.slice(0, -1), backdrop.fill, ...place.behind.slice(-1)]
  const appearance = appearanceOf(run, paragraph.style, behind, place.surroundings.styles)
  const hidden = place.concealed ?? appearance.hidden ?? (paragraph.flat ? 'tiny' : null)
  const letters = lettersIn(text, font ?? appearance.font)
  if (letters.unknown) story.leaveOut('unmapped_letters')
  if (hidden === 'hidden' || (hidden && text.trim())) story.hide(letters.text, hidden)
  else if (place.equation) place.equation.write(letters.text)
  else writeSeen(place, letters.text, appearance.italic)
}

/** Writes text that can be seen; what comes after an equation on a line of its own begins a new line. */
export function writeSeen({ story, paragraph }: Place, text: string, italic = false) {
  if (paragraph.displayed && story.inParagraph) story.write('\n')
  paragraph.displayed = false
  story.write(text, italic)
}
