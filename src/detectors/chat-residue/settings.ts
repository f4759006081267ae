import type { Span } from '../../domain/screening/document.ts'
import { type Line, linesOf } from '../reading/lines.ts'

const salutation =
  /^(?:Dear|Hi|Hello|Hey|Good (?:morning|afternoon|evening)|To whom it may concern|Annwyl|Sehr geehrte[rs]?|Liebe[r]?|Madame|Monsieur|Estimad[oa]s?|Gentile|Beste|Geachte)(?!\p{L}).{0,80}$/iu
/** A letter of one line: `Dear [Name], thank you …`. */
const greeted = /^(?:Dear|Hi|Hello|Annwyl) [^,!:]{2,40}[,!:] \p{L}/u
const farewell =
  /^(?:Yours(?: \p{L}+)?|(?:With )?(?:kind|best|warm|warmest|kindest|many)?\s?(?:regards|wishes|thanks)|Sincerely(?: yours)?|Best|Thank you|Cofion(?: \p{L}+)?|Yn gywir|Mit freundlichen Grüßen|Cordialement|Saludos|Cordiali saluti)(?: in advance)?[,.!]?$/iu
const letterHead = /^(?:to|from|subject|re|date|cc|an|von|betreff|objet)\s?:/i
/** A letter without a farewell is no longer than this, in UTF-16 units. */
const longestLetter = 4000
/** So many short lines over a salutation and under a farewell belong to the letter: addresses, a date, names. */
const edgeLines = 8
const shortLine = 60

/** `Figure 9:` at the beginning of captions is no speaker. */
const caption =
  /^(?:Fig(?:ure)?|Table|Chart|Graph|Equation|Appendix|Step|Section|Chapter|Part|Note|Example|Question|Plate|Map|Box)(?:\P{L}|$)/iu
const speaker =
  /^(?:[[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?\s*)?(\p{Lu}[\p{L}\p{N} .'-]{0,24})(?: ?[([][^()[\]]{1,24}[)\]])?:(?= |$)/u
/** What heads a form, an announcement or a plan that others will fill in or read. */
const template =
  /(?<!\p{L})(?:templates?|(?:sample|draft|model|example|standard|cover|covering|consent|invitation) (?:letter|e-?mail|form|message|invitation|notice)|briefs?|leaflet|flyer|poster|advert(?:isement)?|job (?:advert|description)|press release|consent form|information sheet|style guide|transcripts?|interview \d+)(?!\p{L})/iu
const longestTitleWords = 12
/** What a template’s title is taken to head where no other title follows, in UTF-16 units. */
const longestTemplate = 2500

/**
 * The stretches of a work that speak to other people than its reader: letters and messages, dialogues and transcripts,
 * forms and announcements. A polite offer or a place to fill in belongs there. Ranges of the clean text, in any order.
 */
export function settingsOf(text: string): Span[] {
  const lines = linesOf(text)
  return [...lettersIn(lines), ...dialoguesIn(lines), ...templatesIn(lines)]
}

function lettersIn(lines: Line[]): Span[] {
  return lines.flatMap(({ text, start }, at): Span[] => {
    const isHead = letterHead.test(text) && letterHead.test(lines[at + 1]?.text ?? '')
    if (greeted.test(text)) return [{ start, end: lines[at]!.end }]
    if (!isHead && !(salutation.test(text) && /[,:!]?$/.test(text) && text.length < shortLine)) return []
    let first = at
    while (first > 0 && at - first < edgeLines && lines[first - 1]!.text.length < shortLine) first--
    const near = lines.slice(at).filter((line) => line.start < start + longestLetter)
    const end = near.findIndex((line) => farewell.test(line.text))
    let last = at + (end < 0 ? near.length - 1 : end)
    const signed = last
    while (end >= 0 && last - signed < edgeLines && (lines[last + 1]?.text.length ?? shortLine) < shortLine) last++
    return [{ start: lines[first]!.start, end: lines[last]!.end }]
  })
}

/** Lines that begin with the name of who speaks, where at least two speak and one of them twice. */
function dialoguesIn(lines: Line[]): Span[] {
  const spoken = lines.flatMap((line, at) => {
    const name = speaker.exec(line.text)?.[1]
    return name && !caption.test(name) ? [{ name, at }] : []
  })
  const times = new Map<string, number>()
  for (const { name } of spoken) times.set(name, (times.get(name) ?? 0) + 1)
  if (times.size < 2 || spoken.length < 3 || Math.max(0, ...times.values()) < 2) return []
  const speakers = new Set([...times].filter(([, count]) => count > 1).map(([name]) => name))
  return spoken.flatMap(({ name, at }, index) => {
    const isTurn = speakers.has(name) || speakers.has(spoken[index - 1]?.name ?? '')
    const next = lines[at + 1]
    const goesOn = next && !next.afterBlank && !speaker.test(next.text)
    return isTurn ? [{ start: lines[at]!.start, end: (goesOn ? next : lines[at]!).end }] : []
  })
}

function templatesIn(lines: Line[]): Span[] {
  return lines.flatMap(({ text, words, start }): Span[] => {
    const isTitle = words <= longestTitleWords && !/[.!?]$/.test(text) && template.test(text)
    return isTitle ? [{ start, end: start + longestTemplate }] : []
  })
}
