import type { Flag, Severity } from '../../domain/screening/detector.ts'
import type { Clean } from '../reading/clean/clean.ts'
import { originalSpan } from '../reading/clean/offsets.ts'
import type { Place } from './place.ts'
import { type Rule, words } from './words.ts'

/** One flag for all places of a rule: twelve typing errors are one thing to put right. None where there are no places. */
export function flagFor(rule: Rule, severity: Severity, places: Place[], text: string, cleaned: Clean): Flag[] {
  if (places.length === 0) return []
  const { one, many, suggestion } = words[rule]
  const evidence = places.map((place) => {
    const { start, end } = originalSpan(cleaned, place)
    return { in: 'text' as const, start, end, quote: text.slice(start, end), note: place.note }
  })
  return [
    {
      rule,
      severity,
      message: places.length === 1 ? one : many,
      suggestion,
      evidence,
      figures: { places: places.length },
    },
  ]
}
