import { tokens } from './masking.ts'

/** The two views of masked text: runs of four letters and marks, and runs of one to three tokens. */
export type ViewName = 'letters' | 'tokens'

/** The masked text of one piece of work as a view reads it: every gram's key in order, and the length to divide by. */
export interface GramStream {
  keys: Int32Array
  length: number
}

const closesUp = new Set([...tokens.filter((token) => /^(?:n't|'(?:m|re|ve|ll|d|s))$/.test(token)), ...'.,;:?!…)%]-/'])
const opensUp = new Set('([-/')
const space = ' '
const symbols = [...new Set([space, ...tokens.join('')])].sort()
const symbolOf = new Map(symbols.map((symbol, number) => [symbol, number]))
const spelled = tokens.map((token) => Uint8Array.from([...token].map((symbol) => symbolOf.get(symbol)!)))
const maxSpelled = 1 + Math.max(...spelled.map(({ length }) => length))
const joinsLeft = tokens.map((token) => closesUp.has(token))
const joinsRight = tokens.map((token) => opensUp.has(token))

/** The grams of a masked text. */
export function gramsOf(view: ViewName, masked: Uint16Array): GramStream {
  return view === 'letters' ? letterGrams(spell(masked)) : tokenGrams(masked)
}

/** A gram as it is written in the statistics file. */
export function gramText(view: ViewName, key: number): string {
  const base = view === 'letters' ? symbols.length : tokens.length + 1
  const parts: number[] = []
  for (let rest = key; view === 'letters' ? parts.length < 4 : rest > 0; rest = Math.floor(rest / base)) {
    parts.unshift(rest % base)
  }
  return view === 'letters'
    ? parts.map((part) => symbols[part]!).join('')
    : parts.map((part) => tokens[part - 1]!).join(space)
}

/** The key of a gram as it is written in the statistics file. */
export function gramKey(view: ViewName, text: string): number {
  return view === 'letters'
    ? [...text].reduce((key, symbol) => key * symbols.length + symbolOf.get(symbol)!, 0)
    : text.split(space).reduce((key, token) => key * (tokens.length + 1) + tokens.indexOf(token) + 1, 0)
}

// Tokens with one space between words and none around punctuation, whatever the program that wrote the file did.
function spell(masked: Uint16Array): Uint8Array {
  const blank = symbolOf.get(space)!
  const letters = new Uint8Array(masked.length * maxSpelled)
  let length = 0
  let glued = false
  for (const token of masked) {
    if (!glued && !joinsLeft[token]) letters[length++] = blank
    const spelling = spelled[token]!
    for (let at = 0; at < spelling.length; at++) letters[length++] = spelling[at]!
    glued = joinsRight[token]!
  }
  return letters.subarray(0, length)
}

function letterGrams(letters: Uint8Array): GramStream {
  const keys = new Int32Array(Math.max(0, letters.length - 3))
  const base = symbols.length
  for (let at = 0; at < keys.length; at++) {
    keys[at] = ((letters[at]! * base + letters[at + 1]!) * base + letters[at + 2]!) * base + letters[at + 3]!
  }
  return { keys, length: letters.length }
}

function tokenGrams(masked: Uint16Array): GramStream {
  const base = tokens.length + 1
  const keys = new Int32Array(Math.max(0, 3 * masked.length - 3) || masked.length)
  let length = 0
  for (let at = 0; at < masked.length; at++) {
    const one = masked[at]! + 1
    keys[length++] = one
    if (at + 1 >= masked.length) continue
    const two = one * base + masked[at + 1]! + 1
    keys[length++] = two
    if (at + 2 < masked.length) keys[length++] = two * base + masked[at + 2]! + 1
  }
  return { keys, length: masked.length }
}
