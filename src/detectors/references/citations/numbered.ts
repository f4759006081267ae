import { numbersOf } from '../../reading/number-ranges.ts'
import type { Place } from '../place.ts'
import type { Source } from '../sources.ts'
import type { Orphans } from './compared.ts'

const bracket =
  /(?<![\p{L}\p{N})\]])\[(\d{1,3}(?: ?[,;–-] ?\d{1,3}){0,20})\]|(?<=\p{L}{3}|[)."'”’])\[(\d{1,3}(?: ?[,;–-] ?\d{1,3}){0,20})\]/gu
/** So many citations by number make a work one that cites by numbers. */
const leastCitations = 2
/** A number so far behind the last entry is no citation. */
const farthest = 10
const leastFound = 0.5
/** A range of numbers stands for so many entries at most. */
const mostNumbers = 60

/** The same for works that cite by numbers in square brackets; null for works that do not. */
export function numberedOrphans(entries: Source[], body: string): Orphans | null {
  const last = Math.max(0, ...entries.map(({ number }) => number ?? 0))
  const isNumbered = entries.filter(({ number }) => number !== null).length > entries.length * 0.8
  const citations = [...body.matchAll(bracket)].map(({ 0: whole, 1: numbers, 2: glued, index }) => ({
    start: index + whole.indexOf('['),
    end: index + whole.length,
    numbers: (numbers ?? glued)!.split(/[,;]/).flatMap((part) => numbersOf(part, mostNumbers)),
  }))
  if (!isNumbered || citations.length < leastCitations) return null
  const cited = new Set(citations.flatMap(({ numbers }) => numbers))
  const isListed = (number: number) => entries.some((entry) => entry.number === number)
  const listed = entries.filter(({ number }) => number !== null && cited.has(number)).length
  if (listed < Math.min(2, entries.length)) return null
  const withoutEntry = citations.flatMap(({ start, end, numbers }): Place[] => {
    const missing = numbers.filter((number) => number > 0 && number <= last + farthest && !isListed(number))
    const note = `The list has no entry with the number ${missing.join(', ')}.`
    return missing.length > 0 && numbers.every((number) => number > 0 && number <= last + farthest)
      ? [{ start, end, note }]
      : []
  })
  const left = entries.filter(({ number, showsTool }) => number !== null && !cited.has(number) && !showsTool)
  const isRead = left.length <= entries.length * leastFound
  return {
    withoutEntry,
    notCited: isRead
      ? left.map(({ start, end, number }) => ({ start, end, note: `The text does not cite the number ${number}.` }))
      : [],
  }
}
