import { type Identifier, wrongForm } from './identifier.ts'

const pmid = /(?<!\p{L})PMID ?:? ?(\d{1,15})(?!\d)/gu
const pmcid = /(?<![\p{L}\p{N}])PMC ?(\d{1,15})(?!\d)/gu
/** PubMed has given out numbers of up to eight digits. */
const mostDigits = 8

/** The PubMed and PubMed Central numbers of a text. */
export function pubmedIdsIn(text: string): Identifier[] {
  const of = (kind: 'pmid' | 'pmcid', pattern: RegExp, name: string) =>
    [...text.matchAll(pattern)].map(({ 0: whole, 1: value, index }) => {
      const start = index + whole.length - value!.length
      const fits = value!.length <= mostDigits && !value!.startsWith('0')
      const fault = fits ? null : wrongForm(`A ${name} has up to ${mostDigits} digits and does not begin with 0.`)
      return { kind, value: value!, start, end: start + value!.length, fault }
    })
  return [...of('pmid', pmid, 'PubMed number'), ...of('pmcid', pmcid, 'PubMed Central number')]
}
