/** One numbered clause of the provider's policy. Quoted, never paraphrased. */
export interface Clause {
  id: string
  heading: string
  text: string
}

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
 * Reads a policy from plain text: the numbered headings become clauses, a numbered list inside a clause becomes
 * sub-clauses such as `4.3(2)`, and the document-control line gives version and dates. A heading in the table of contents
 * gives way to the same heading further down.
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

/** Whether the date on which the policy promised to be reviewed has passed. A month counts as passed when it is over. */
export function reviewOverdue(nextReviewOn: string | null, today: Date): boolean {
  if (!nextReviewOn) return false
  const [year, month, day] = nextReviewOn.split('-').map(Number)
  const end = day ? Date.UTC(year!, month! - 1, day + 1) : Date.UTC(year!, month!, 1)
  return today.getTime() >= end
}

/** Policy documents that went through PDF print “AI” with a small letter l; a heading is a name, so it is put right. */
const readAi = (heading: string) => heading.replace(/(?<!\p{L})Al(?!\p{L})/gu, 'AI')

function clausesOf(text: string): Clause[] {
  const clauses = new Map<string, Clause>()
  const headings = [...text.matchAll(/^(\d+\.\d+)[ \t]+(\S[^\n]*)$/gm)]
  headings.forEach((heading, index) => {
    const id = heading[1]!
    const body = text.slice(heading.index + heading[0].length, headings[index + 1]?.index).trim()
    if (!body) return
    clauses.delete(id)
    const label = readAi(heading[2]!.trim())
    clauses.set(id, { id, heading: label, text: body })
    for (const point of body.matchAll(/^[-•]?\s*(\d+)\)\s+([\s\S]*?)(?=^[-•]?\s*\d+\)\s|(?![\s\S]))/gm)) {
      const pointId = `${id}(${point[1]})`
      clauses.set(pointId, { id: pointId, heading: label, text: point[2]!.trim() })
    }
  })
  return [...clauses.values()]
}

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
