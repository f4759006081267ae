import type { Evidence, Flag } from '../../domain/screening/detector.ts'
import { codeOf, wordsWith } from './words.ts'

/** Alphabets whose words need no joiners; in Arabic, Persian, Indic and Thai writing these characters are spelling. */
const letter = '[\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}]'

/**
 * Characters without ink: zero-width spaces and joiners, fillers, tags, variation selectors. Not the soft hyphen (a
 * hyphenation) and not the invisible operators U+2061–2064 (an equation).
 */
const inkless =
  '[\\u200b-\\u200d\\u2060\\ufeff\\u180e\\u034f\\u115f\\u1160\\u3164\\uffa0\\ufe00-\\ufe0f\\u{e0000}-\\u{e01ef}]'

const insideWord = new RegExp(`(?<=${letter}\\p{M}{0,3})(?<!${inkless})${inkless}{1,3}(?=${letter})`, 'gu')

/** Four in a row carry no spelling of any language; the flag of Scotland, an emoji, is the one use of more. */
const inARow = new RegExp(`(?<!\\u{1f3f4}|${inkless})${inkless}{4,200}`, 'gu')

const names: { [character: string]: string } = {
  '\u200b': 'zero-width space',
  '\u200c': 'zero-width non-joiner',
  '\u200d': 'zero-width joiner',
  '\u2060': 'word joiner',
  '\ufeff': 'zero-width no-break space',
}

/** Characters that take no room, inside words where they change what a program reads and nothing that a person sees. */
export function unseenCharacters(text: string): Flag[] {
  const inside = wordsWith(text, insideWord, (found) => `Inside it: ${describe(found)}.`)
  const rows: Evidence[] = [...text.matchAll(inARow)].map(({ 0: quote, index }) => ({
    in: 'text',
    start: index,
    end: index + quote.length,
    quote,
    note: `${[...quote].length} characters in a row: ${describe([quote])}.`,
  }))
  const places = [...inside, ...rows]
  if (places.length === 0) return []
  return [
    {
      rule: 'unseen-characters',
      severity: places.length < 3 ? 'info' : 'check',
      message: `${places.length === 1 ? 'One place holds' : `${places.length} places hold`} characters that take no room, inside a word or several in a row. A reader cannot see them, and a program reads another word. There are ordinary reasons, such as text copied from a web page or a chat.`,
      suggestion: 'Type the words again, or use “paste without formatting”; a spelling check often finds them.',
      evidence: places.slice(0, 20),
      figures: { places: places.length },
    },
  ]
}

function describe(found: string[]) {
  const kinds = new Set([...found.join('')].map((one) => `${names[one] ?? 'character without ink'} (${codeOf(one)})`))
  return [...kinds].slice(0, 3).join(', ')
}
