import type { Place } from '../place.ts'

/** Citations in the text without an entry, and entries that the text does not cite. */
export interface Orphans {
  withoutEntry: Place[]
  notCited: Place[]
}
