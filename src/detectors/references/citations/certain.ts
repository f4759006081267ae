import { beginsInside } from '../../reading/spans.ts'
import { folded } from '../names.ts'
import type { Sources } from '../sources.ts'
import type { Citation } from './author-year.ts'

/** Whether a citation without an entry is told: not one that may be a place, an event or a film with its year. */
export function isCertain({ names, isSure, start, end }: Citation, { italics }: Sources, places: Set<string>): boolean {
  return isSure && !beginsInside({ start, end }, italics) && (names.length > 1 || !places.has(names[0]!))
}

/** Words that the text writes behind “in”, “from” and the like, folded. */
export function placesIn(body: string): Set<string> {
  const behind = /(?<!\p{L})(?:in|at|from|near|across|throughout|outside) (\p{Lu}[\p{L}'-]+)(?! ?\()/gu
  return new Set([...body.matchAll(behind)].map(([, word]) => folded(word!)))
}
