import { type Identifier, wrongForm } from './identifier.ts'

/** `arXiv:2301.01234v2`, `arxiv.org/abs/hep-th/9901001`, `arXiv preprint 2301.01234`. */
const labelled =
  /(?<!\p{L})(?:arxiv ?[:.] ?|arxiv\.org\/(?:abs|pdf|html)\/|arxiv preprint (?=\d))((?:[a-z-]{2,10}(?:\.[a-z]{2})?\/)?\d[\d.]*\d(?:v\d{1,2})?)(?:\.pdf)?/giu

/** The arXiv identifiers of a text. */
export function arxivIdsIn(text: string): Identifier[] {
  return [...text.matchAll(labelled)].map(({ 0: whole, 1: raw, index }) => {
    const start = index + whole.lastIndexOf(raw!)
    const value = raw!.toLowerCase().replace(/v\d+$/, '')
    return { kind: 'arxiv' as const, value, start, end: start + raw!.length, fault: arxivFault(value) }
  })
}

/** The year and month in an arXiv identifier; null where it has none (info.arxiv.org/help/arxiv_identifier.html). */
export function arxivMonth(value: string): { year: number; month: number } | null {
  const [, yy, mm] = /^(?:[a-z.-]+\/)?(\d{2})(\d{2})/.exec(value) ?? []
  if (!yy) return null
  const year = Number(yy) + (value.includes('/') && Number(yy) >= 91 ? 1900 : 2000)
  return { year, month: Number(mm) }
}

/** What is wrong with an arXiv identifier without its version, or null. */
export function arxivFault(value: string): Identifier['fault'] {
  const [, yymm, number] = /^(?:[a-z.-]+\/(?=\d{7}$))?(\d{4})\.?(\d{3,5})$/.exec(value) ?? []
  const isOld = value.includes('/')
  if (!yymm || !number || (!isOld && !value.includes('.')))
    return wrongForm('An arXiv identifier looks like 2301.01234: year and month, a point, and four or five digits.')
  const month = Number(yymm.slice(2))
  if (month < 1 || month > 12)
    return wrongForm(
      `The third and fourth digit of an arXiv identifier are a month; there is no month ${yymm.slice(2)}.`,
    )
  if (isOld) return null
  // Four digits from April 2007 on, five from January 2015 on.
  const digits = Number(yymm) >= 1501 ? 5 : 4
  if (Number(yymm) < 704) return wrongForm('arXiv identifiers of this form begin with 0704, for April 2007.')
  if (number.length !== digits)
    return wrongForm(`An arXiv identifier that begins with ${yymm} has ${digits} digits behind the point.`)
  return null
}
