import type { Card } from './card.ts'
import { type Flag, severities } from './opinion.ts'

/** Whether a person has to look before marking. A note for information stops nothing. */
export function needsAPerson({ severity }: Pick<Flag, 'severity'>): boolean {
  return severity !== 'info'
}

/**
 * What is wrong with an opinion's flags, or null: evidence has to quote the text at its place, and a statistical
 * detector never goes above `check`, because no decision may rest on it (point `checks_are_advisory`).
 */
export function flawIn(flags: Flag[], text: string, basis: Card['basis']): string | null {
  for (const { severity, evidence, message, rule } of flags) {
    if (!rule || !message) return 'a flag without a rule or a message'
    if (!severities.includes(severity)) return 'a severity that does not exist'
    if (severity === 'conflict' && basis === 'statistical') return 'a statistical signal above “check”'
    if (!evidence.length) return 'a flag without evidence'
    for (const item of evidence) {
      if (item.in === 'text' && (item.start >= item.end || text.slice(item.start, item.end) !== item.quote)) {
        return 'a quote that is not in the text'
      }
    }
  }
  return null
}
