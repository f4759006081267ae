/** Characters that two readers may write or leave out as they like: white space, soft hyphens, what has no width. */
const ignored = /[\s\u00ad\u200b-\u200f\u2060\ufeff]/

/** A text without the characters that are ignored, and where each of the others stands. */
export interface Bare {
  text: string
  offsets: number[]
}

/** Takes out of a text what is ignored, from `start` on. */
export function bare(text: string, start = 0): Bare {
  const kept: string[] = []
  const offsets: number[] = []
  for (let at = 0; at < text.length; at++) {
    if (ignored.test(text[at]!)) continue
    kept.push(text[at]!)
    offsets.push(start + at)
  }
  return { text: kept.join(''), offsets }
}

/** Characters in a row that two texts share: where they begin in each, and how many they are. */
export interface Run {
  here: number
  there: number
  length: number
}

/** How far two texts may part before they meet again, and by how many equal characters it is known that they do. */
const reach = { here: 400, there: 600 }
const enough = 8

/**
 * Follows `words` along `text` from `from` on, over what only one of them has, such as hidden words or an equation. Both are
 * bare. Gives the runs that they share, in order; none where less than half of the words are found.
 */
export function follow(words: string, text: string, from: number): Run[] {
  const runs: Run[] = []
  let [here, there, shared] = [0, from, 0]
  while (here < words.length) {
    const length = equalFrom(words, here, text, there)
    if (length >= enough || (length > 0 && here + length === words.length)) {
      runs.push({ here, there, length })
      here += length
      there += length
      shared += length
    }
    if (here >= words.length) break
    const next = meetAgain(words, here, text, there)
    if (!next) break
    here = next.here
    there = next.there
  }
  return shared * 2 >= words.length ? runs : []
}

function equalFrom(words: string, here: number, text: string, there: number): number {
  let length = 0
  while (here + length < words.length && words[here + length] === text[there + length]) length++
  return length
}

/** The nearest place after which both go on with the same characters. */
function meetAgain(words: string, here: number, text: string, there: number): Omit<Run, 'length'> | null {
  const ahead = text.slice(there, there + reach.there)
  const last = Math.min(words.length - enough, here + reach.here)
  for (let at = here; at <= last; at++) {
    const found = ahead.indexOf(words.slice(at, at + enough))
    if (found > 0 || (found === 0 && at > here)) return { here: at, there: there + found }
  }
  return null
}
