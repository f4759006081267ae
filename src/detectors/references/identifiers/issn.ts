import { issnDigit } from './check-digits.ts'
import { type Identifier, wrongCheckDigit, wrongForm } from './identifier.ts'

/** `ISSN 0378-5955`, `e-ISSN: 2434-561X`, `ISSN (online) 2049-3630`. */
const labelled =
  /(?<!\p{L})[ep]?-?ISSN(?:-L)?(?: ?\([^()\d]{1,20}\))?[ :=.]{0,3}(\d[\d –-]{3,12}[\dXx](?![\p{L}\p{N}]))/giu

/** The ISSNs of a text that are labelled as such. */
export function issnsIn(text: string): Identifier[] {
  return [...text.matchAll(labelled)].map(({ 0: whole, 1: digits, index }) => {
    const raw = /^\d{4} ?[–-]? ?\d{3}[\dXx](?!\d)/.exec(digits!)?.[0] ?? digits!.split(' ')[0]!
    const start = index + whole.length - digits!.length
    const value = raw.replace(/[^\dXx]/g, '').toUpperCase()
    return { kind: 'issn' as const, value, start, end: start + raw.length, fault: faultOf(value) }
  })
}

function faultOf(value: string): Identifier['fault'] {
  if (!/^\d{7}[\dX]$/.test(value)) return wrongForm(`An ISSN has 8 digits; this one has ${value.length}.`)
  const fitting = issnDigit(value.slice(0, 7))
  return value.endsWith(fitting) ? null : wrongCheckDigit('ISSN', fitting)
}
