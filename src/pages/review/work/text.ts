import type { ShownGap } from '../../../domain/screening/coverage-words.ts'
import type { OutlineEntry, Span } from '../../../domain/screening/document.ts'
import type { WholeView } from '../../../flow/submission/present.ts'
import type { Place } from './text-pages.ts'

/** The text of a work as it is shown, page by page. */
export interface Text {
  text: string
  textPages: Span[]
  /** Whether the text pages are the file’s own pages. */
  paged: boolean
  /** What was not read. */
  coverage: ShownGap[]
  /** Its headings and items of lists. */
  outline: OutlineEntry[]
  /** The version of the reader that read it. */
  readerVersion: string
  /** What was searched for, empty where nothing was; and where it stands. */
  query: string
  hits: Span[]
}

/** What the section with the work shows. */
export interface WorkProps {
  view: WholeView
  text: Text | null
  places: Place[]
  /** From 0. */
  textPage: number
  /** Whether the pages of the file can be shown as images. */
  drawable: boolean
}

interface Query {
  /** The page to show, from 1; or the place in the text whose page is shown. */
  page?: number
  at?: number
  /** What is searched for. */
  q?: string
}

/** The address of a part of a text, which names the reader where it is not the last one. */
export function textHref(
  { id, readerVersions }: Pick<WholeView, 'id' | 'readerVersions'>,
  { readerVersion }: Pick<Text, 'readerVersion'>,
  { page, at, q }: Query,
  anchor: string,
) {
  const query = new URLSearchParams({
    ...(readerVersion !== readerVersions[0] && { reader: readerVersion }),
    ...(page !== undefined && { page: String(page) }),
    ...(at !== undefined && { at: String(at) }),
    ...(q && { q }),
  })
  return `/review/${id}?${query}#${anchor}`
}
