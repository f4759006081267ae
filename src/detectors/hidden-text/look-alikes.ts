import type { Evidence, Flag } from '../../domain/screening/detector.ts'
import { type LookAlike, lookAlikes } from './look-alike-letters.ts'
import { codeOf } from './words.ts'

const word = /[\p{L}\p{M}]+/gu
const plainLatin = /\p{Script=Latin}/u
const smallLatin = /[a-z]/

/** Letters that Unicode keeps apart for East Asian widths and for formulas: U+FF21–FF5A and U+1D400–1D7FF. */
const apart = /[\uff21-\uff3a\uff41-\uff5a\u{1d400}-\u{1d7ff}]/u

/**
 * Words that mix Latin letters with letters of another alphabet that look like Latin ones, so that a program does not
 * find the word that a person reads. A word wholly in another alphabet is a foreign word or a name and is left alone;
 * so are formula symbols (µm, kΩ, TNFα) and a Cyrillic word with one Latin letter in it.
 */
export function lookAlikeLetters(text: string): Flag[] {
  const places: Evidence[] = []
  for (const { 0: quote, index } of text.matchAll(word)) {
    if (ascii.test(quote)) continue
    const letters = [...quote]
    const found = foreignIn(letters)
    if (!found) continue
    const { at, like } = found
    const note = `“${letters[at]}” is a ${like.alphabet} letter that looks like “${like.latin}” (${codeOf(letters[at]!)}).`
    const start = index + letters.slice(0, Math.max(0, at - reach)).join('').length
    const shown = letters.slice(Math.max(0, at - reach), at + reach).join('')
    places.push({ in: 'text', start, end: start + shown.length, quote: shown, note })
  }
  if (places.length === 0) return []
  const first = (places[0] as { quote: string }).quote
  return [
    {
      rule: 'look-alike-letters',
      severity: places.length < 3 ? 'info' : 'check',
      message: `${places.length === 1 ? `One word (“${first}”) holds` : `${places.length} words, “${first}” among them, hold`} letters of another alphabet that look like Latin letters. A person reads the word, a program does not find it. There are ordinary reasons, such as a keyboard that is set for two alphabets or text copied from elsewhere.`,
      suggestion: 'Type these words again with a Latin keyboard.',
      evidence: places.slice(0, 20),
      figures: { words: places.length },
    },
  ]
}

const ascii = /^[a-z]+$/i

/** Of an endless word no more letters than this are shown before and after the look-alike. */
const reach = 60

/** The first look-alike of a word that is Latin but for its look-alikes; null when the word is anything else. */
function foreignIn(letters: string[]): { at: number; like: LookAlike } | null {
  let found: { at: number; like: LookAlike } | null = null
  let latin = 0
  for (const [at, letter] of letters.entries()) {
    const like = likeOf(letter)
    if (!like && plainLatin.test(letter)) latin++
    else if (!like && !/\p{M}/u.test(letter)) return null
    else if (like && (!like.onlyInside || isInside(letters, at))) found ??= { at, like }
    else if (like) return null
  }
  return latin > 0 ? found : null
}

function likeOf(letter: string): LookAlike | undefined {
  if (!apart.test(letter)) return lookAlikes.get(letter)
  const latin = letter.normalize('NFKC')
  if (!/^[a-z]$/i.test(latin)) return undefined
  const fullWidth = letter < '\ud800' || letter >= '\uff00'
  return fullWidth
    ? { alphabet: 'full-width', latin, onlyInside: false }
    : { alphabet: 'mathematical', latin, onlyInside: true }
}

/** In the midst of a longer word in small letters, where no formula puts a symbol. */
function isInside(letters: string[], at: number) {
  const steps = (step: 1 | -1) => {
    let place = at + step
    while (Math.abs(place - at) < reach && likeOf(letters[place] ?? '')?.onlyInside) place += step
    return letters[place] ?? ''
  }
  return letters.length >= 5 && smallLatin.test(steps(-1)) && smallLatin.test(steps(1))
}
