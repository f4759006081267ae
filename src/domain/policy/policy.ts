import { type Clause, clausesOf, readAi } from './clauses.ts'

/** A policy version as read from the provider's own document. Dates are `YYYY-MM-DD` or `YYYY-MM`. */
export interface PolicyText {
  title: string
  version: string
  issuedOn: string | null
  nextReviewOn: string | null
  clauses: Clause[]
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * Reads a policy from plain text: its clauses (src/domain/policy/clauses.ts), its title, and version and dates from the
 * document-control line.
 */
export function parsePolicy(source: string): PolicyText {
  const text = source.replace(/\r\n?/g, '\n')
  const clauses = clausesOf(text)
  const version = /Version:?\s*V?(\d+(?:\.\d+)*)/i.exec(text)?.[1] ?? '1.0'
  const issued = /Version:?\s*V?[\d.]+\s*\/\s*([A-Za-z]+ \d{4})/i.exec(text)?.[1]
  const review = /Next (?:scheduled )?review[^\n]{0,40}?:?\s*([A-Za-z]+ \d{4})/i.exec(text)?.[1]
  return {
    title: titleOf(text),
    version,
    issuedOn: monthOf(issued),
    nextReviewOn: monthOf(review),
    clauses,
  }
}

/**
 * Whether the date (`2026-04-10` or `2026-04`) on which the policy promised to be reviewed has passed on the day `today`,
 * such as `2026-04-11`. A month counts as passed when it is over.
 */
export const reviewOverdue = (nextReviewOn: string | null, today: string): boolean =>
  nextReviewOn !== null && today.slice(0, nextReviewOn.length) > nextReviewOn

/** The last free-standing line above the first clause; the lines before it are document control and contents. */
function titleOf(text: string): string {
  const lines = text.split('\n').map((line) => line.trim())
  const title = lines.find((line) => /policy$/i.test(line) && line.length < 120)
  return readAi(title ?? lines.find(Boolean) ?? 'Policy')
}

function monthOf(words: string | undefined): string | null {
  if (!words) return null
  const [name, year] = words.split(' ')
  const month = months.indexOf(name!.slice(0, 3).toLowerCase()) + 1
  return month ? `${year}-${String(month).padStart(2, '0')}` : null
}
