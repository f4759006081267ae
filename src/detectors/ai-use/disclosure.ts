import { ownWork } from './claims/own-work.ts'
import type { Sentence } from './sentence.ts'
import { word } from './word.ts'

/** What a tool did to something: `the outline was suggested by`, `one point put forward by`. */
const done =
  '(?:suggested|drafted|generated|proposed|written|produced|provided|reworded|translated|summari[sz]ed|given|outlined|explained|described|recommended|put forward|prepared|listed|shown|noted|identified|created|made|corrected|checked|proofread|edited|improved|supplied|offered|returned|rephrased|shortened|reported|put|highlighted|pointed out|found)'
const agent = new RegExp(
  `(?:(?<!\\p{L})(?:was|were|is|are|been|being|be|got)(?: \\p{L}+){0,2} \\p{L}+(?: \\p{L}+)?|(?<!(?:^|[^\\p{L}])[Aa]s )${word(done)}) (?:to me )?(?:by|with|using|in|from)(?: (?:the|an?|AI|chatbot|tool|assistant|help|of)){0,4} $`,
  'u',
)
/** `it was argued by`: what is said has an author, whatever the voice. */
const impersonal = /(?<!\p{L})(?:it|[Ii]t) (?:is|was|has been|can be) (?:\p{L}+ )?\p{L}+ by $/u
const attributed =
  /(?<!\p{L})(?:according to|as \p{L}+(?: \p{L}+)? by|as|in the (?:words|view|opinion) of|cited in|quoted in) $/iu
const process = new RegExp(
  `${word('I|my|me|pasted|prompt(?:ed|s)?|in reply|when asked|asked it|asked to|see appendix|the reply|my draft')}|${ownWork}`,
  'u',
)
/** What tools are asked for, as the object of a verb in the past. */
const service = new RegExp(
  `^[^.;]{0,100}?${word('suggested|proposed|listed|identified|gave|outlined|recommended|pointed out|noted|described|explained|summari[sz]ed|returned|produced|generated|offered|provided|corrected|found|drafted|wrote|rewrote|translated')} (?:\\p{L}+ ){0,4}${word('headings?|titles?|counter-?arguments?|sources?|punctuation|grammar|spelling|wording|sections?|paragraphs?|sentences?|order|structure|outlines?|drafts?|list|summary|errors?|examples?|synonyms|search terms|questions|terms')}`,
  'u',
)
const wholeDate =
  /\d{1,2}(?:st|nd|rd|th)? \p{Lu}\p{L}{2,8},? \d{4}|\p{Lu}\p{L}{2,8} \d{1,2},? \d{4}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{4}-\d{2}-\d{2}|version|GPT-\d|free|paid/u

/**
 * Whether a sentence with a tool and a year in brackets tells what the tool did for the writer, and cites nothing: a passive
 * agent, the writer’s own process, or a service asked for. “As … by” and “according to” always cite.
 */
export function isDisclosed({ text, before, behind }: Sentence): boolean {
  if (impersonal.test(before)) return false
  if (agent.test(before)) return true
  if (attributed.test(before)) return false
  return process.test(text) || service.test(behind)
}

/** Whether a bracket with a tool and a whole date or a version stands in a sentence in which the writer speaks of use. */
export function isDisclosedInBracket({ before, behind }: Sentence): boolean {
  const inside = `${before.slice(before.search(/[([][^([]*$/))}${/^[^)\]]*/.exec(behind)?.[0] ?? ''}`
  if (
    wholeDate.test(inside) &&
    /^[([] ?(?:source|image|figure|photo|generated|created|output|text)(?!\p{L})/iu.test(inside)
  )
    return true
  return wholeDate.test(inside) && new RegExp(word('I|my|me|we|our'), 'u').test(before) && useVerb.test(before)
}

const useVerb = new RegExp(
  word(
    'us(?:ed|ing)|asked|checked|proofread|translated|drafted|generated|help(?:ed)?|summari[sz]ed|rephrased|edited|acknowledge|corrected|shortened|planned|brainstormed',
  ),
  'iu',
)
