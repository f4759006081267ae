import type { Span } from '../../../domain/screening/document.ts'
import type { Name } from '../../ai-tools/name.ts'
import { type Cited, reach } from './citation-parts.ts'
import { descriptor } from './descriptor.ts'

const useVerb =
  /(?<!\p{L})(?:us(?:ed?|ing|es)|ask(?:ed|ing)?|prompt(?:ed|ing|s)?|generat(?:e|ed|ing)|translat(?:ed|ing)|proofread|checked|help(?:ed)?|assist(?:ed|ance)|test(?:ed|ing)?|compar(?:ed|ing)|tools?|chatbots?|software|acknowledge)(?!\p{L})/iu

/** Small words and letters of other languages: in their sentences a bare name in brackets only says which tool is meant. */
const otherLanguage =
  /[^\P{L}\p{Script=Latin}]|(?<!\p{L})(?:der|das|ein|eine|wurde|und|les?|la|une?|du|el|los|las|se|il|gli|di|uma?|foi|os|het|een|van|er|w|z|na|mae|yr?|yn|ei|roedd|czatbot\p{L}*)(?!\p{L})/iu
const accented = /[^\P{Ll}a-z]/u

/** The tool alone in brackets at the end of a claim, as MLA cites; behind a word such as “chatbot” it only names it. */
export function readBareName(flat: string, name: Name, bracket: Span): Cited | null {
  if (!name.certain || (name.byNumber && !name.tool?.impersonal)) return null
  const sentence = flat.slice(Math.max(0, bracket.start - 1 - reach), bracket.start - 1)
  const own = sentence.slice(sentence.lastIndexOf('. ') + 1)
  const closes = /^[)\]]["']?[.;!?]/.test(flat.slice(bracket.end, bracket.end + 3))
  if (
    name.kind !== 'tool' ||
    !closes ||
    otherLanguage.test(own) ||
    accented.test(own) ||
    descriptor.test(own) ||
    useVerb.test(own)
  )
    return null
  return { year: '', why: ['the name alone in brackets behind a claim'] }
}
