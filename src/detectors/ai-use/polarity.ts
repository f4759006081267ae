import type { Sentence } from './sentence.ts'
import { word } from './word.ts'

/** Whether what a sentence says of a tool is asserted: neither denied, nor a condition, a wish or a plan. */

/** Between a subject and the tool: what takes back that the tool was used, or makes the sentence about something else. */
const undone = new RegExp(
  `n't|${word('nearly|almost|hardly|barely|not|never|no|nor|neither|none|without|cannot|refus\\p{Ll}+|avoid\\p{Ll}*|against|instead|rather than|would|could|might|may|should|must|will|shall|can|if|whether|unless|(?:about|regarding|concerning)(?![^§]*(?:by (?:asking|using|reading)|using|with|through|from) (?:\\p{L}+ )?$)|why|how|who|whose|whom|tempted|plan(?:ned|ning|s)? (?:on|to)|thought (?:about|of)|want(?:ed)? to|hop(?:e|ed|ing) to|intend(?:ed)? to|wonder\\p{Ll}*|consider(?:ed|ing)?|forb\\p{Ll}+|understand|agree(?:d)? not|survey(?:ed)?|interview(?:ed|ing)|study of|articles?(?= on)|each (?:model|tool|chatbot|participant|student|pupil|system)|(?:participants?|pupils|students|people|nurses|teachers|them|everyone) to|(?:papers?|books?|stud(?:y|ies)|reports?|chapters?|lectures?|talks?|films?|posts?|data) (?:on|of|from)|disagree\\p{Ll}*|app|prototype|product|API|argue|believe|think|found that|suggest that')}`,
  'iu',
)
/** Right before what is claimed: a condition, or a denial of the whole. */
const unasserted =
  /(?:^|[^\p{L}])(?:if|unless|had|were|whether|suppose|supposing|imagine|imagining|assuming|as if|as though|what if|in case|provided that|at no (?:point|time|stage)(?: did| have| had)?|in no (?:way|case)(?: did)?|never(?: did| have| had)?|nor(?: did| have)?|neither|deny that|denied that|not true that|not say that|not mean that|false that|did|have|rather than|instead of|without|once|against|how|should|say that|wrong that|(?:nobody|no one|none|neither|not one|few|many|most) (?:in|of)|(?:statement|sentence|example|declaration|phrase|form|wording|item|answer)[^.;]{0,30}:|no|^(?:could|can|would|will|does|do|may|might|is|are|what|why|where|who))(?: (?:also|ever|just|only|simply))?[ ,]*$/iu
const none =
  /^[^;.]{0,24} (?:me|us) (?:no|nothing)(?!\p{L})|^[^;]{0,40}(?: (?:not|never|neither)(?: been)? (?:used|asked|employed|consulted)|: ?(?:none|no(?!\p{L})|n\/a|not applicable|nothing|_|\.\.|\[))|^[^.;]{0,60}, would |without it(?!\p{L})|(?:not (?:in|for)|never for) this(?!\p{L})|for this (?:one|essay|work|unit),? I (?:did|have) not(?!\p{L})/iu
const noOrNone = /(?:^|[.;,] |that )(?:no|none|neither|not|nothing)(?!\p{L})[^;,]{0,80}$/iu
/** `no other tool than`, `nothing but`: what follows was used. */
const exception = /(?<!\p{L})(?:than|but|except|apart from|besides)(?: [\p{L}']+){0,3} $/u
const negation = /(?:n't|(?<!\p{L})(?:not|never|no|without|nor|neither|none))(?!\p{L})[^;]{0,60}$/iu

/** Whether the words from the verb to the tool, and what stands before the claim, leave it asserted. */
export function isAsserted(upToTool: string, lead: string): boolean {
  return !undone.test(upToTool) && !unasserted.test(lead)
}

/** `Other than asking ChatGPT for a title, I have not used AI`: what was used after all stands first. */
const excepted = /(?<!\p{L})(?:other than|apart from|except(?: for)?|besides|aside from)(?!\p{L})[^.;,]*$/iu

/** Whether the words behind the tool take it back: `: none`, `was not used`. */
export function isTakenBack({ before, behind }: Sentence): boolean {
  return none.test(behind) && !excepted.test(before)
}

/** Whether the clause begins with a word that denies all of it. */
export function beginsWithNo(before: string): boolean {
  return noOrNone.test(before)
}

/** Where a new clause begins, which a denial in the one before does not reach. */
const clause =
  /(?:,? (?:so|but|because|although|though|while|yet)|, (?:I|we|it|just|only|which)|,? and (?:I|we|because|so|then|my))(?!\p{L})/giu

/** Whether the words before the tool deny its use, unless they make an exception of it. */
export function isDenied(before: string): boolean {
  const own = before.slice([...before.matchAll(clause)].at(-1)?.index ?? 0)
  return negation.test(own) && !exception.test(before)
}
