import type { Json } from '../../domain/screening/detector.ts'

/** What an index says of one publication. */
export interface Published {
  doi: string
  title: string
  /** The surnames of the first authors, or what stands in their place. */
  authors: string[]
  /** Every year that the index has for it: in print, online, registered. */
  years: number[]
  /** The index says that it was retracted or withdrawn. */
  withdrawn: boolean
}

/** A member of what an index answered; an empty object where it is none. */
export const object = (json: Json | undefined): { [name: string]: Json } =>
  typeof json === 'object' && json !== null && !Array.isArray(json) ? json : {}

/** A list in what an index answered. */
export const list = (json: Json | undefined): Json[] => (Array.isArray(json) ? json : [])

/** A text in what an index answered, without its markup and at most 300 characters of it. */
export const words = (json: Json | undefined): string =>
  typeof json === 'string'
    ? json
        .replace(/<[^<>]{0,40}>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim()
        .slice(0, 300)
    : ''

/** No index has more authors of a work than are looked at. */
export const mostAuthors = 5

/** A year in what an index answered, as a list of at most one. */
export const yearOf = (json: Json | undefined): number[] => {
  const year = Number(String(json ?? '').slice(0, 4))
  return Number.isInteger(year) && year > 1400 && year < 2200 ? [year] : []
}

/** How publishers mark the title of what was taken back. */
export const isMarkedWithdrawn = (title: string): boolean =>
  /^\W*(?:retracted|withdrawn|retraction|removed)\b(?: article)?\W*[:–—-]/i.test(title)
