import { tokens } from './masking.ts'

/** A habit of writing that can be said in plain words and pointed at in a text. */
export interface Habit {
  name: string
  /** Reads as “uses … 6 times per 1,000 words”; null for the length of sentences. */
  uses: string | null
  /** Where it shows, in canonical or original text. */
  places: RegExp
}

const singular = ['i', 'me', 'my', 'mine', 'myself']
const plural = ['we', 'us', 'our', 'ours', 'ourselves']
const second = ['you', 'your', 'yours', 'yourself', 'yourselves']
const contractions = ["n't", "'re", "'ve", "'ll", "'m", "'d"]
const connectives =
  'however therefore thus moreover furthermore nevertheless nonetheless hence also besides indeed otherwise meanwhile'.split(
    ' ',
  )
const ends = ['.', '?', '!', '…']

const counted: (Habit & { tokens: string[] })[] = [
  { name: 'commas', uses: 'commas', places: /,/g, tokens: [','] },
  { name: 'semicolons', uses: 'semicolons', places: /;/g, tokens: [';'] },
  { name: 'colons', uses: 'colons', places: /:/g, tokens: [':'] },
  { name: 'dashes', uses: 'dashes', places: /[–—]|--|\s-\s/g, tokens: ['—'] },
  { name: 'brackets', uses: 'brackets', places: /\(/g, tokens: ['('] },
  { name: 'questions', uses: 'question marks', places: /\?/g, tokens: ['?'] },
  { name: 'exclamations', uses: 'exclamation marks', places: /!/g, tokens: ['!'] },
  {
    name: 'contractions',
    uses: 'contractions such as “don’t”',
    places: /n['’]t\b|['’](?:re|ve|ll|m|d)\b/gi,
    tokens: contractions,
  },
  { name: 'first-person', uses: '“I”, “me” or “my”', places: wordsAt(singular), tokens: singular },
  { name: 'first-person-plural', uses: '“we”, “us” or “our”', places: wordsAt(plural), tokens: plural },
  { name: 'second-person', uses: '“you” or “your”', places: wordsAt(second), tokens: second },
  {
    name: 'connectives',
    uses: 'connecting words such as “however” or “thus”',
    places: wordsAt(connectives),
    tokens: connectives,
  },
]

/** The habits in the order in which `ratesOf` returns them; the last is the mean length of sentences. */
export const habits: readonly Habit[] = [
  ...counted,
  { name: 'sentence-length', uses: null, places: /[^.?!…]{200,}[.?!…]/g },
]

const numbersOf = (names: string[]) => new Set(names.map((name) => tokens.indexOf(name)))
const countedNumbers = counted.map((habit) => numbersOf(habit.tokens))
const endNumbers = numbersOf(ends)
const wordNumbers = new Set(tokens.flatMap((token, number) => (/^[a-z*#]/.test(token) ? [number] : [])))

/** How often each habit shows per 1,000 words of masked text, and the mean words per sentence. */
export function ratesOf(masked: Uint16Array): number[] {
  let words = 0
  let sentences = 0
  const counts = countedNumbers.map(() => 0)
  for (const token of masked) {
    if (wordNumbers.has(token)) words++
    if (endNumbers.has(token)) sentences++
    countedNumbers.forEach((numbers, at) => {
      if (numbers.has(token)) counts[at]!++
    })
  }
  return [...counts.map((count) => (1000 * count) / Math.max(1, words)), words / Math.max(1, sentences)]
}

function wordsAt(words: string[]) {
  return new RegExp(`(?<![\\p{L}’'])(?:${words.join('|')})(?![\\p{L}’'])`, 'giu')
}
