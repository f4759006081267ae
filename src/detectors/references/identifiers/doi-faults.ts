import { arxivFault } from './arxiv.ts'
import { isbn13Digit } from './check-digits.ts'
import { type IdentifierFault, wrongCheckDigit, wrongForm } from './identifier.ts'

/** DOI Handbook, 2.2: a prefix of 10., a registrant’s number and further parts of it, a slash and anything behind. */
const form = /^10\.\d{4,9}(?:\.\d+)*\/\S+$/
/** shortDOIs, as in `doi.org/10/gf5sxm` and `doi.org/gf5sxm`. */
const short = /^(?:10\/)?[a-z0-9]{3,10}$/i
const leftOpen = /x{3,}\/|\/x{3,}|x{5,}|\?\?|^(?:10\.\d+\/)?\[|\.\.\.|^10\.(?:n{3,}|y{3,}|0{4,5}\/0)/i

/** Whether `value` has the form of a whole DOI. */
export const isWholeDoi = (value: string): boolean => form.test(value)

/** What is wrong with a DOI, in small letters and decoded, or null; a link to doi.org may also hold a shortDOI. */
export function doiFault(plain: string, isLink: boolean): IdentifierFault | null {
  if (leftOpen.test(plain))
    return { rule: 'identifier-left-open', note: 'This DOI still has a place that was left to be filled in.' }
  const [, arxiv] = /^10\.48550\/arxiv\.(.+)$/.exec(plain) ?? []
  if (arxiv) return arxivFault(arxiv.replace(/v\d+$/, ''))
  if (form.test(plain)) return innerIsbn(plain)
  if (isLink && short.test(plain) && !/^10$|^10\.?\d+$/.test(plain)) return null
  if (!plain) return wrongForm('The link to doi.org stops before the DOI itself.')
  if (/^10\.\d{4,9}\/?$/.test(plain))
    return wrongForm('The DOI stops behind its prefix; the part behind the slash is missing.')
  return wrongForm('A DOI begins with 10., four to nine digits and a slash; this one does not.')
}

/** Publishers of books make DOIs of ISBNs: `10.1007/978-3-030-12345-6_7`. */
function innerIsbn(plain: string): IdentifierFault | null {
  const [, isbn] = /\/(?:b|cbo)?(97[89](?:-?\d){10})(?!\d)/.exec(plain) ?? []
  const digits = isbn?.replaceAll('-', '')
  if (!digits) return null
  const fitting = isbn13Digit(digits.slice(0, 12))
  return digits.endsWith(fitting) ? null : wrongCheckDigit('DOI’s ISBN', fitting)
}
