/** The languages that pages, mails and letters are written in, the first one where nothing else was chosen (BCP 47). */
export const languages = ['en-GB', 'cy'] as const
export type Language = (typeof languages)[number]

/** Each language in its own words, for the person who chooses. */
export const languageNames: Record<Language, string> = { 'en-GB': 'English', cy: 'Cymraeg' }

export const isLanguage = (value: unknown): value is Language => (languages as readonly unknown[]).includes(value)

/**
 * The language that a browser asks for by `Accept-Language` (RFC 9110, 12.5.4): the one of ours with the highest weight, by
 * its primary part (`cy-GB` is `cy`); the first of ours where it names none.
 */
export function languageAccepted(header: string | undefined): Language {
  const asked = (header ?? '').slice(0, longestHeader).split(',').flatMap(rangeIn)
  const best = asked.sort((one, other) => other.weight - one.weight).find(({ weight }) => weight > 0)
  return best?.language ?? languages[0]
}

const longestHeader = 1_000

function rangeIn(range: string): { language: Language; weight: number }[] {
  const [name = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase())
  const language = languages.find((one) => primary(one) === primary(name))
  if (!language) return []
  const weight = parameters.find((one) => one.startsWith('q='))?.slice(2)
  return [{ language, weight: weight === undefined ? 1 : Number(weight) || 0 }]
}

const primary = (tag: string) => tag.toLowerCase().split('-')[0]
