import { isbn13Digit, issnDigit } from '../../../src/detectors/references/identifiers/check-digits.ts'
import type { Pick } from '../lists/pick.ts'

const digits = (pick: Pick, count: number) => Array.from({ length: count }, () => pick.between(0, 9)).join('')

/** A whole identifier as an entry ends in one; nothing in three of ten. */
export function identifierFor(pick: Pick): string {
  if (pick.chance(0.3)) return ''
  return pick.one([isbn, issn, doi, doi, arxiv])(pick)
}

/** ` ISBN 978-0-30-640615-7.` */
export function isbn(pick: Pick): string {
  const twelve = `978${digits(pick, 9)}`
  const whole = twelve + isbn13Digit(twelve)
  return ` ISBN ${pick.chance(0.5) ? whole : `978-${whole[3]}-${whole.slice(4, 6)}-${whole.slice(6, 12)}-${whole[12]}`}.`
}

export function issn(pick: Pick): string {
  const seven = digits(pick, 7)
  return ` ISSN ${seven.slice(0, 4)}-${seven.slice(4)}${issnDigit(seven)}.`
}

export function doi(pick: Pick): string {
  const suffix = pick.one([
    `j.wj.${pick.between(2000, 2025)}.${digits(pick, 6)}`,
    `s${digits(pick, 5)}-0${digits(pick, 2)}-${digits(pick, 5)}-x`,
    `wj(${digits(pick, 3)})${digits(pick, 4)}`,
  ])
  return `${pick.one([' https://doi.org/', ' doi:', ' DOI: '])}10.${pick.between(1000, 9999)}/${suffix}`
}

export function arxiv(pick: Pick): string {
  return ` arXiv:${String(pick.between(15, 25))}${String(pick.between(1, 12)).padStart(2, '0')}.${digits(pick, 5)}`
}
