import { when } from '../../reading/dates.ts'

/** How far around a name its citation is looked for, in UTF-16 units. */
export const reach = 240
/** A place in a source behind its year: `p. 4`, `S. 4`, `第4页`. */
export const page =
  '(?:,? ?第?\\p{N}+[页頁]|,? ?(?:pp?|paras?|ch|[sS]|ss|f|lines?|section|no|str|t|tud|tt|blz|pág|ص)\\.? ?[\\p{N}ivx][\\p{N}ivx–-]*|: ?\\p{N}+(?:[–-]\\p{N}+)?)'
/** Any date, or a mark that there is none. */
export const anyWhen = new RegExp(when, 'u')

/** What a citation says beside the name. */
export interface Cited {
  year: string
  why: string[]
}
