import type { Finding } from '../finding.ts'

/**
 * Forms that style guides teach and the point `ai_is_no_author` does not allow, so that the wording can be softened. The code goes into
 * the flag’s record; the student reads “some style guides”, because no guide is quoted by name before a person has
 * confirmed its text. Read through university libraries’ quotations of the guides.
 */
const forms: { guide: string; entry: RegExp }[] = [
  { guide: 'chicago-17-note', entry: /^.{0,60}, (?:in )?response to ["'“‘].*(?:\d{4}|https?:)/u },
  { guide: 'cite-them-right-harvard', entry: /\((?:19|20)\d{2}[a-z]?\)\.? .{0,40}[Rr]esponse to \p{Lu}/u },
  { guide: 'harvard-personal-communication', entry: /personal communication/u },
  { guide: 'oscola-local', entry: /response to prompt ["'“‘]/u },
  {
    guide: 'apa-7',
    entry: /\((?:19|20)\d{2}[^()]{0,16}\)\. .*\[(?:Large language model|Generative AI chat|Computer software)\]/iu,
  },
]

const inText = /\(?\p{Lu}[^()]{1,30}, (?:\p{Lu}\p{Ll}+ \d{1,2}, \d{4}|personal communication)/u

/** The guide whose form the entry, or the citation with its surroundings, follows; null when none is known. */
export function guideOf(finding: Finding, text: string): string | null {
  const span = finding.entry ?? { start: finding.start - 1, end: finding.end + 60 }
  const words = text.slice(Math.max(0, span.start), span.end)
  if (!finding.entry) return inText.test(words) ? 'chicago-author-date' : null
  return forms.find(({ entry }) => entry.test(words))?.guide ?? null
}
