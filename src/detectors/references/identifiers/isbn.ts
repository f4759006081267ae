import { isbn10Digit, isbn13Digit } from './check-digits.ts'
import { type Identifier, wrongCheckDigit, wrongForm } from './identifier.ts'

/** `ISBN 978-0-306-40615-7`, `ISBN-10: 0 306 40615 2`, `e-ISBN (pbk.): …`. */
const labelled = /(?<!\p{L})e?-?ISBN(?:[- ]?1[03](?![\d-]))?(?: ?\([^()\d]{1,20}\))?[ :=.]{0,3}(?=[\dXx])/giu
const run = /[\dXx](?:[ –-]{0,2}[\dXx](?![\p{L}]))*/uy
/** Without its label only the hyphens tell. */
const unlabelled = /(?<![\p{N}/.-])97[89]-\d{1,5}-\d{1,7}-\d{1,7}-\d(?![\p{N}-])/gu

/** The ISBNs of a text, those with a label and hyphenated ones without. */
export function isbnsIn(text: string): Identifier[] {
  const found = [...text.matchAll(labelled)].flatMap(({ 0: label, index }) => isbnAt(text, index + label.length) ?? [])
  const bare = [...text.matchAll(unlabelled)]
    .filter(({ index }) => !found.some(({ start, end }) => start <= index && index < end))
    .map(({ 0: raw, index }) => judged(raw, index))
  return [...found, ...bare]
}

function isbnAt(text: string, start: number): Identifier | null {
  run.lastIndex = start
  const whole = run.exec(text)?.[0]
  if (!whole) return null
  const raw = cut(whole)
  return digitsOf(raw).length < 7 ? null : judged(raw, start)
}

/** As much of a run of digits as is one ISBN: what follows behind a space may be a year or a page. */
function cut(whole: string): string {
  const first = whole.split(' ')[0]!
  if (isLong(digitsOf(first).length)) return first
  const wanted = /^97[89]/.test(digitsOf(whole)) && digitsOf(whole).length >= 13 ? 13 : 10
  let digits = 0
  for (const [at, character] of [...whole].entries()) {
    if (/[\dXx]/.test(character) && ++digits === wanted) return whole.slice(0, at + 1)
  }
  return whole
}

/** Digits without a space in one piece are meant to be one number, whole or not. */
const isLong = (digits: number) => digits >= 8

const digitsOf = (raw: string) => raw.replace(/[^\dXx]/g, '').toUpperCase()

function judged(raw: string, start: number): Identifier {
  const value = digitsOf(raw)
  return { kind: 'isbn', value, start, end: start + raw.length, fault: faultOf(value) }
}

function faultOf(value: string): Identifier['fault'] {
  if (/^\d{9}[\dX]$/.test(value)) {
    const fitting = isbn10Digit(value.slice(0, 9))
    return value.endsWith(fitting) ? null : wrongCheckDigit('ISBN', fitting)
  }
  if (!/^\d{13}$/.test(value)) return wrongForm(`An ISBN has 10 or 13 digits; this one has ${value.length}.`)
  if (!/^97[89]/.test(value)) return wrongForm('An ISBN of 13 digits begins with 978 or 979.')
  const fitting = isbn13Digit(value.slice(0, 12))
  return value.endsWith(fitting) ? null : wrongCheckDigit('ISBN', fitting)
}
