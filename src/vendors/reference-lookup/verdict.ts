import type { Reference } from '../../domain/screening/detector.ts'
import { type Difference, differences, isMeant } from './compare.ts'
import type { Published } from './published.ts'
import type { Question } from './questions.ts'

/** What became of one reference: four words, or that it was not asked about. */
export interface Verdict {
  word: 'verified' | 'differs' | 'not found' | 'withdrawn' | 'not asked'
  /** In what it differs. */
  in: Difference[]
  /** The title and year of the publication that the index has, for what differs or was withdrawn. */
  has: string
  /** Who was asked, in order, each once. */
  asked: string[]
}

export const notAsked: Verdict = { word: 'not asked', in: [], has: '', asked: [] }

/** The verdict that an answer settles, or null where the next question has to be asked. */
export function verdictOf(
  reference: Reference,
  question: Question,
  found: Published[],
  asked: string[],
): Verdict | null {
  const published = question.by === 'doi' ? found[0] : found.find((one) => isMeant(reference, one))
  if (!published) return null
  const others = differences(reference, published)
  // A DOI that no index has, while its words are found, is the one thing that differs.
  const isOtherDoi = question.by === 'words' && reference.dois.length > 0 && !reference.dois.includes(published.doi)
  const differing: Difference[] = [...others, ...(isOtherDoi ? (['doi'] as const) : [])]
  const has = `“${published.title.slice(0, 160)}”${published.years[0] ? ` (${published.years[0]})` : ''}`
  if (published.withdrawn && !others.includes('title')) return { word: 'withdrawn', in: differing, has, asked }
  return differing.length > 0
    ? { word: 'differs', in: differing, has, asked }
    : { word: 'verified', in: [], has: '', asked }
}
