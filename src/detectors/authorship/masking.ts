import { closedClass } from '../reading/prose/closed-class.ts'

// Grammatical endings in the order in which they are tried; the spellings of one ending share a mask.
const endings: [ending: string, mask: string][] = [
  ['ness', '*ness'],
  ['ment', '*ment'],
  ['ions', '*ion'],
  ['ion', '*ion'],
  ['ity', '*ity'],
  ['ous', '*ous'],
  ['ive', '*ive'],
  ['ing', '*ing'],
  ['est', '*est'],
  ['ed', '*ed'],
  ['ly', '*ly'],
  ['al', '*al'],
  ['er', '*er'],
  ['s', '*s'],
]
const masks = ['*', "*'s", '#', ...new Set(endings.map(([, mask]) => mask))]
const marks = ['.', ',', ';', ':', '?', '!', '…', '(', ')', '[', ']', '"', "'", '-', '—', '/', '&', '%']

/** What a token looks like, by its number: closed-class words, then masks, then punctuation. */
export const tokens: readonly string[] = [...closedClass, "'s", ...masks, ...marks]

const numberOf = new Map(tokens.map((token, number) => [token, number]))
const plain = numberOf.get('*')!
const byLastLetter = new Map<string, [ending: string, mask: number][]>()
for (const [ending, mask] of endings) {
  const last = ending.at(-1)!
  byLastLetter.set(last, [...(byLastLetter.get(last) ?? []), [ending, numberOf.get(mask)!]])
}

const pieces = /[a-z](?:[a-z\d]|'(?=[a-z]))*|\d(?:[a-z\d]|[.,:](?=\d))*|[^\sa-z\d]/g
const clitic = /(?:n't|'(?:m|re|ve|ll|d|s))$/

/**
 * Running prose as the comparison may see it: closed-class words and punctuation as they are, numbers as `#`, and of
 * every other word only its grammatical ending. No subject matter is left: two texts that differ only in their content
 * words, endings kept, give the same tokens.
 */
export function mask(prose: string): Uint16Array {
  const found: number[] = []
  for (const piece of prose.toLowerCase().match(pieces) ?? []) {
    const known = numberOf.get(piece)
    if (known !== undefined) found.push(known)
    else if (/^[a-z]/.test(piece)) pushWord(found, piece)
    else if (/^\d/.test(piece)) found.push(numberOf.get('#')!)
  }
  return Uint16Array.from(found)
}

function pushWord(found: number[], word: string) {
  const tail = word.includes("'") ? clitic.exec(word)?.[0] : undefined
  if (!tail) {
    found.push(endingMask(word))
    return
  }
  const stem = word.slice(0, -tail.length)
  const known = numberOf.get(stem)
  if (known === undefined && tail === "'s") found.push(numberOf.get("*'s")!)
  else found.push(known ?? endingMask(stem), numberOf.get(tail)!)
}

function endingMask(word: string) {
  for (const [ending, mask] of byLastLetter.get(word.at(-1)!) ?? []) {
    if (word.length > ending.length && word.endsWith(ending)) return mask
  }
  return plain
}
