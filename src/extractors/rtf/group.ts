import type { Story } from '../package/stories.ts'

/** Where the text of a group goes: into a story, into a table of the file, or nowhere. */
export type Destination = 'text' | 'skip' | 'fonts' | 'colors' | 'info' | 'field-code' | 'label' | 'object-class'

/** What holds inside one group; an inner group takes it over, and what it changes ends with it. */
export interface Group {
  destination: Destination
  story: Story
  font: number
  italic: boolean
  hidden: boolean
  deleted: boolean
  /** Half-points. */
  size: number
  /** Places in the table of colours; 0 is the automatic one. */
  color: number
  behind: number
  /** How many characters stand in for one of Unicode. */
  substitutes: number
  /** Where the text goes that the file gives a second time in Unicode. */
  inUnicode: Destination | null
  /** Whether the group began with the mark that lets readers skip what they do not know. */
  optional: boolean
  /** What the group itself began: a field, a picture, an object; null in the groups inside it. */
  begins: Begun | null
}

export type Begun =
  | { kind: 'story' }
  | { kind: 'field'; code: string; start: number }
  | { kind: 'result' }
  | { kind: 'picture'; width: number; height: number }
  | { kind: 'object'; program: string }

/** What `\plain` sets. */
export const plain = { font: 0, italic: false, hidden: false, deleted: false, size: 24, color: 0, behind: 0 }

export function firstGroup(story: Story): Group {
  return { ...plain, destination: 'text', story, substitutes: 1, inUnicode: null, optional: false, begins: null }
}
