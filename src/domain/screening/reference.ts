import type { Span } from './document.ts'

/**
 * One entry of a work's list of sources, as a look-up needs it. Offsets are into the text of the work. It is the only part
 * of a work that may leave for an index of publications.
 */
export interface Reference extends Span {
  /** On one line, without links and notes of access. */
  text: string
  /** What may be its DOI, likeliest first: the end of a line inside one leaves two readings. Empty where it has none. */
  dois: string[]
  /** The words that are likely its title; empty where none can be told. */
  title: string
  /** A paper in a journal, a collection or an archive of papers; books and grey literature are in no such index. */
  isPaper: boolean
}
