import type { ShownGap } from '../../../domain/screening/coverage-words.ts'
import type { OutlineEntry, Span } from '../../../domain/screening/document.ts'
import type { WholeView } from '../../../flow/submission/present.ts'
import type { FormattedPart } from './formatted/parts.ts'
import type { PageMarks } from './original/original.tsx'
import { type Place, textPageAt } from './text-pages.ts'

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
  /** Its parts as its program shows them, one for each text page; null where the plain text is shown. */
  formatted: FormattedPart[] | null
  /** Why there is no formatted view: the person chose so, or it could not be made; null for other formats. */
  plainBecause: 'chosen' | 'failed' | null
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
  /** The marks on the image of the page that is shown; null where there are none or their places are not known. */
  pageMarks: PageMarks | null
}

interface Query {
  /** The page to show, from 1; or the place in the text whose page is shown. */
  page?: number
  at?: number
  /** What is searched for. */
  q?: string
  /** Whether the plain text is shown of a work that has a formatted view; else as it is shown now. */
  plain?: boolean
}

/** The address of a part of a text. It names the reader where it is not the last one, and the plain view where that was chosen. */
export function textHref(
  { id, readerVersions }: Pick<WholeView, 'id' | 'readerVersions'>,
  { readerVersion, plainBecause }: Pick<Text, 'readerVersion' | 'plainBecause'>,
  { page, at, q, plain = plainBecause === 'chosen' }: Query,
  anchor: string,
) {
  const query = new URLSearchParams({
    ...(readerVersion !== readerVersions[0] && { reader: readerVersion }),
    ...(plain && { view: 'text' }),
    ...(page !== undefined && { page: String(page) }),
    ...(at !== undefined && { at: String(at) }),
    ...(q && { q }),
  })
  return `/review/${id}?${query}#${anchor}`
}

/** The text page, from 0, that shows an offset; in a formatted view a passage may stand elsewhere than in the text. */
export function pageShowing({ formatted, textPages }: Pick<Text, 'formatted' | 'textPages'>, offset: number): number {
  const part = formatted?.findIndex(({ stretches }) => stretches.some(holds(offset))) ?? -1
  return part >= 0 ? part : textPageAt(textPages, offset)
}

/** Whether a place of evidence is shown: in a formatted view some words of the text are not, such as comments. */
export const isShown = ({ formatted }: Pick<Text, 'formatted'>, place: Span): boolean =>
  !formatted ||
  formatted.some(({ stretches }) => stretches.some((one) => one.start < place.end && one.end > place.start))

const holds =
  (offset: number) =>
  ({ start, end }: Span) =>
    start <= offset && offset < end
