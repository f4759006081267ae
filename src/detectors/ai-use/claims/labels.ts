import type { Span } from '../../../domain/screening/document.ts'
import type { Name } from '../../ai-tools/name.ts'
import { word } from '../word.ts'

/** What students put beside a tool in a list, a table or a form, as the beginnings of words. */
const purpose =
  '(?:ideas?|plan|outlin|brainstorm|structur|spell|grammar|punctuation|proof-?read|edit|check|feedback|translat|summar|paraphras|rephras|reword|wording|draft|writ|research|referenc|citation|heading|cod(?:e|ing)|debug|image|picture|illustrat|format|layout|expla[in]|understand|defin|vocabulary|synonym|title|transcri|slides|language|english|ask|used|prompt|search|find|improv|creat|generat|analys|data|design|revis|quiz|calculat|learn)\\p{Ll}*'
const cell = ' *(?:[|\\t:–—;]|,| -(?= )) *'
/** `ChatGPT: planning`, `Claude – feedback on …`, `Copilot | 2024 | grammar`: the tool, then what it was for. */
const toolFirst = new RegExp(
  `^(?: ?[([][^()[\\]]{0,90}[)\\]])?${cell}(?:[^|\\t]{0,40}${cell}){0,4}?(?:(?:for|my|the|as|some|I|helped|used|with) )*(?:to \\p{Ll}+|${purpose})`,
  'iu',
)
/** `Proofreading: Grammarly`, `For ideas – ChatGPT`. */
const purposeFirst = new RegExp(
  `^(?:for )?(?:\\p{L}+ ){0,2}?${purpose}(?: \\p{L}+){0,2} *[|\\t:–—;] *(?:with |by )?$`,
  'iu',
)
/** `AI declaration: yes, …`, `Statement on the use of AI: …`, `Which AI tool did you use? …`. */
const heading =
  /^[^\p{L}]*(?:(?:statement|declaration|disclosure|note|information|details|acknowledge?ment)s? (?:on|of|about|regarding) (?:my |the |our )?(?:use of )?(?:generative |gen)?(?:AI|artificial intelligence)(?: (?:use|tools?|usage))?|(?:generative |gen)?AI(?: tools?)?(?: (?:use|usage|used|declaration|statement|disclosure|acknowledge?ment|assistance|help|log|record|tool|name))?|use of (?:generative )?(?:AI|artificial intelligence)(?: tools?)?|(?:source|image credit|picture credit|credit)|(?:tools?|software|apps?|programs?)(?: (?:used|name|and version))?|name of (?:the )?(?:AI )?tools?(?: used)?|(?:did|have|has|which|what) [^?]{0,50}(?:AI|tools?)[^?]{0,30}\?)(?: ?[:.?!|–—-]{1,3} *|(?<=\?) +)/iu
const nothing = word('not applicable|no|none|not|nothing|never|n/a|nil|keine?|aucune?|ninguna?|nessuna?|geen|dim|brak')
const denied = new RegExp(`^${nothing}|${nothing}(?: (?:other )?(?:AI|tools?|of them))?[ ,.;:|–—-]*$`, 'iu')
/** What makes a line a row of an account, and no title: a date, a version, a part of the work, or the writer. */
const account = new RegExp(
  `${word('my|I|me|our|we|chapter|section|part|paragraph|introduction|conclusion|abstract|draft|essay|report|appendix|version|free|paid')}|\\d{1,2}[/.]\\d{1,2}[/.]\\d{2,4}|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}(?:st|nd|rd|th)? \\p{Lu}\\p{Ll}{2,8},? \\d{4}|(?:January|February|March|April|May|June|July|August|September|October|November|December) \\d{4}|[|\\t]`,
  'u',
)
const longestLine = 220

/**
 * Whether a line is a label, a row or a form field in which a writer accounts for the tool, without a sentence: `AI tool:
 * ChatGPT`, `Claude: feedback on my draft`. `text` is the clean text with its line ends; `names` are all names in it.
 */
export function isLabelled(text: string, name: Name, names: Name[]): boolean {
  const { start, end } = lineAround(text, name)
  if (end - start > longestLine) return false
  const before = text.slice(start, name.start)
  const behind = text.slice(name.end, end)
  const label = heading.exec(before)?.[0]
  if (label)
    return (
      name.kind === 'tool' &&
      !denied.test(before.slice(label.length)) &&
      !denied.test(behind.replace(/^[^\p{L}]+/u, ''))
    )
  const sentence = before
    .split(/[.;] |^[\s\P{L}]*(?:\d{1,2}|\p{Ll})[.)] /u)
    .at(-1)!
    .replace(/^[^\p{L}]+/u, '')
  const isRow = sentence === '' ? toolFirst.test(behind) : purposeFirst.test(sentence)
  if (!isRow || name.kind !== 'tool') return false
  const others = names.filter(
    (other) => other.kind === 'tool' && other !== name && other.start >= start && other.end <= end,
  )
  return account.test(before + behind) || others.length > 0
}

function lineAround(text: string, { start, end }: Span): Span {
  let from = start
  while (from > 0 && start - from <= longestLine && !isEnd(text[from - 1]!)) from--
  let to = end
  while (to < text.length && to - end <= longestLine && !isEnd(text[to]!)) to++
  return { start: from, end: to }
}

function isEnd(character: string): boolean {
  return character === '\n' || character === '\v' || character === '\f'
}
