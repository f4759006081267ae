import { type Claim, claims, ownWork } from './claims.ts'
import { type Sentence, sign } from './sentence.ts'
import { word } from './word.ts'

/** What is known about the place of a sentence. */
export interface Setting {
  /** In an acknowledgement, an appendix or a statement on AI. */
  isAside: boolean
  /** In a work that studies AI. */
  isStudy: boolean
}

/** Between a subject and the tool: what takes back that the tool was used, or makes the sentence about something else. */
const undone = new RegExp(
  `n't|${word('not|never|no|nor|neither|none|without|cannot|refus\\p{Ll}+|avoid\\p{Ll}*|against|instead|rather than|would|could|might|may|should|must|will|shall|can|if|whether|unless|about|regarding|concerning|why|how|who|whose|whom|tempted|plan(?:ned|ning)? to|want(?:ed)? to|hop(?:e|ed|ing) to|intend(?:ed)? to|wonder\\p{Ll}*|consider(?:ed|ing)?|forb\\p{Ll}+|understand|agree(?:d)? not|survey(?:ed)?|interview(?:ed|s)?|study of|articles?(?= on)|each|(?:participants?|pupils|students|people|nurses|teachers|them|everyone) to|(?:papers?|books?|stud(?:y|ies)|reports?|chapters?|lectures?|talks?|films?|posts?|data) (?:on|of|from)|disagree\\p{Ll}*|app|prototype|product|API|argue|believe|think|found that|suggest that')}`,
  'iu',
)
/** Right before what is claimed: a condition, or a denial of the whole. */
const unasserted =
  /(?:^|[^\p{L}])(?:if|unless|had|were|whether|suppose|supposing|imagine|imagining|assuming|as if|as though|what if|in case|provided that|at no (?:point|time|stage)(?: did| have| had)?|in no (?:way|case)(?: did)?|never(?: did| have| had)?|nor(?: did| have)?|neither|deny that|denied that|not true that|not say that|not mean that|false that|did|have|rather than|instead of|without|once)(?: (?:also|ever|just|only|simply))?[ ,]*$/iu
const none =
  /^[^;]{0,40}(?: (?:not|never)(?: been)? (?:used|asked|employed|consulted)|: ?(?:none|no(?!\p{L})|n\/a|nothing|_|\.\.|\[))|^[^.;]{0,60}, would /iu
const noOrNone = /(?:^|[.;,] )(?:no|none|neither|not|nothing)(?!\p{L})[^;,]{0,80}$/iu
/** The tool is the object of a test and its output the data. */
const experiment = new RegExp(
  word(
    'rat(?:ed|ers?|ing of)|scor(?:ed?|ing)|compared?|comparing|graders?|graded|readers|rubric|benchmark(?:s|ed|ing)?|accuracy|accurate|vignettes?|datasets?|data set|corpus|corpora|experiments?|trials?|evaluat(?:e|ed|es|ing|ion)|assess(?:ed|es|ing|ment of)|in this study|our study|this study|research question|test(?:ed|ing)? (?:whether|its|the|how)|to test|raters|annotators?|zero-shot|few-shot|fine-tun\\p{Ll}+|hallucinat\\p{Ll}+|case study|as my case|as our case|prompt(?:ed|ing)? .{0,40} \\d+|\\d{2,} [\\p{Ll} ]{0,20}(?:questions|essays|abstracts|prompts|items|answers|responses|texts|times|images|cases|summaries|vignettes|plans|emails|reviews)',
  ),
  'iu',
)
/** Other people, or an institution, as the users. */
const others = new RegExp(
  word(
    'students|pupils|learners|children|teachers|lecturers|nurses|users|customers|clients|patients|people|staff|employees|participants|respondents|trainees|apprentices|candidates|authors|managers|companies|company|schools?|colleges?|hospitals?|universit(?:y|ies)|wards? in|they|he|she|their|his|her',
  ),
  'iu',
)
const product = new RegExp(
  word(
    'API|prototype|start-?up|users?|customers?|integrat(?:e|ed|es|ing|ion)|inside the app|subscription|product|built on|powered by|deploy(?:ed)?|plug-?in',
  ),
  'iu',
)
/** The tool as the object of the work, or as one of those who were asked. */
const object = new RegExp(
  `${sign} as (?:an? |my |our )?(?:case|example|search term|topic|subject|object)(?!\\p{L})|${sign}(?:'s)? (?:data|datasets?|papers?|stud(?:y|ies)|API|articles?|survey|corpus)(?!\\p{L})|${sign} and (?:the |\\p{L}+ )?(?:nurses|teachers|students|pupils|people|doctors|participants|humans)|${sign} (?:makes?|made|changed|taught) (?:me|us|my) (?:think|realise|realize|wonder|view|feel|mind)`,
  'u',
)
const cited = /\([^()]*(?:19|20)\d{2}[^()]*\)|\[\d{1,3}\]/
const elsewhere = new RegExp(
  word(
    '(?:in|at|for|during|from) (?:my|our|an?) (?:previous|last|former|old|first|other|another|day|earlier|summer) (?:jobs?|modules?|essays?|courses?|years?|assignments?|roles?|placements?|employer)|last (?:year|term|semester|summer),|in another (?:module|course|essay)|at home|in my (?:free|spare) time|in my (?:daily|private) life|years ago|before (?:this course|university|college)|to plan (?:holidays|meals)|not for (?:college|this)|outside (?:college|university|class|this)',
  ),
  'iu',
)
const rule = new RegExp(
  `${word('(?:students|candidates|you|staff|pupils|learners|everyone|authors) (?:must|should|may|can|have to|need to|are asked to|who)|policy (?:says|states|allows|forbids|requires|asks)|guidance (?:says|asks)|brief allows|(?:is|are) (?:forbidden|prohibited|allowed|permitted)|an example of|for example, an? (?:acknowledgement|statement)')}`,
  'iu',
)
const ownPart = new RegExp(ownWork, 'iu')
/** In a study of AI only what is said of the text itself is about how the text was written. */
const thisText = new RegExp(
  word(
    '(?:my|our|this|the present|the current) (?:\\p{L}+ )?(?:essay|report|work|assignment|coursework|paper|manuscript|article|dissertation|thesis|project|portfolio|introduction|conclusion|abstract|writing|text|draft)|the (?:introduction|conclusion|abstract|manuscript|review|first draft|final text|executive summary)|(?:section|chapter|figure|table) \\d+|grammar|spelling|proofread\\p{Ll}*|readability|language of|english|wording|typos',
  ),
  'iu',
)
const useWords =
  /(?<!\p{L})(?:us(?:e[ds]?|ing|age)|ask(?:ed|ing)?|prompt(?:ed|ing|s)?|generat(?:e[ds]?|ing)|creat(?:ed?|ing)|produc(?:ed?|ing)|wr(?:ite|ote|itten)|draft(?:ed|ing|s)?|translat(?:ed?|ing|ion)|proofread(?:ing)?|edit(?:ed|ing)?|check(?:ed|ing)?|rephras(?:ed?|ing)|summari[sz](?:ed?|ing)|help(?:ed|s)?|assist(?:ed|ance)?|support(?:ed)?|suggest(?:ed|ions?)|responses?|outputs?|transcripts?|consult(?:ed|ing)?|according to|acknowledge?(?:d|ments?)?|requested|found)(?!\p{L})/iu
/** `no other tool than`, `nothing but`: what follows was used. */
const exception = /(?<!\p{L})(?:than|but|except|apart from|besides)(?: [\p{L}']+){0,3} $/u
const negation = /(?:n't|(?<!\p{L})(?:not|never|no|without|nor|neither|none))(?!\p{L})[^;]{0,60}$/iu

/**
 * Whether a sentence says that its writer used the tool for the work at hand: the writer, the tool as a means, the present
 * work, asserted. The name’s place in a quotation is for the caller to know.
 */
export function saysOwnUse(sentence: Sentence, setting: Setting): boolean {
  if (none.test(sentence.behind) || rule.test(sentence.text)) return false
  if (setting.isAside) return useWords.test(sentence.text) && !isDenied(sentence.before)
  return claims.some((claim) => isMade(claim, sentence, setting))
}

function isDenied(before: string): boolean {
  return negation.test(before) && !exception.test(before)
}

/** `ChatGPT is popular`: said of the tool in general. */
const inGeneral =
  /^(?: ?[([][^()[\]]*[)\]])? (?:is|are|can|could|may|might|will|would|has become|have become|does|do)(?!\p{L})/u

/**
 * Whether a sentence that names a declared tool can be read as telling that it was used: neither denied, nor about other
 * people, another person’s study or the tool in general.
 */
export function mayTellOfUse({ text, before, behind }: Sentence): boolean {
  if (none.test(behind) || isDenied(before) || inGeneral.test(behind)) return false
  const isFirstPerson = /(?<!\p{L})(?:I|me|my|we|us|our)(?!\p{L})/iu.test(text)
  return isFirstPerson || !(others.test(text) || cited.test(withoutOpenBracket(before, behind)))
}

/** The bracket that the name itself stands in cites no work either: `(image generated by DALL·E, 3 March 2026)`. */
function withoutOpenBracket(before: string, behind: string): string {
  const open = /[([][^()[\]]*$/.exec(before)
  if (!open) return before + withoutOwnBracket(behind)
  return before.slice(0, open.index) + behind.replace(/^[^()[\]]*[)\]]/, '')
}

function isMade(claim: Claim, { marked, text, before, behind }: Sentence, { isStudy }: Setting): boolean {
  claim.pattern.lastIndex = 0
  const found = claim.pattern.exec(marked)
  if (!found) return false
  if (claim.by === 'named') return !noOrNone.test(marked.slice(0, found.index + found[0].indexOf(sign)))
  const upToName = found[0].slice(0, Math.max(0, found[0].indexOf(sign)))
  const lead = marked.slice(0, found.index)
  if (undone.test(upToName.replace(/^\P{L}*(?:I|[Ww]e)(?!\p{L})/u, '')) || unasserted.test(lead)) return false
  if (noOrNone.test(before) && claim.by !== 'first') return false
  if (object.test(marked)) return false
  if (elsewhere.test(text) && !/(?<!\p{L})this (?:essay|report|work|assignment)/iu.test(text)) return false
  const isOfThisWork = ownPart.test(text) && !isAboutTool(before)
  if (experiment.test(text) && !isOfThisWork) return false
  if (product.test(text) && !isOfThisWork) return false
  if (claim.by === 'first') return true
  if (isStudy && !thisText.test(text)) return false
  if (claim.by === 'group') return true
  return isOfThisWork || !(others.test(text) || cited.test(before + withoutOwnBracket(behind)))
}

/** `this essay examines how §`: the work is about the tool. */
function isAboutTool(before: string): boolean {
  return /(?<!\p{L})(?:examines?|explores?|discuss(?:es)?|asks?|studies|argues?|considers?|about|on|concerns?|effects? of)(?: (?:how|why|whether|when|the|use|of|if|that)){0,4} $/iu.test(
    before,
  )
}

/** The tool’s maker and date in brackets behind it, `ChatGPT (OpenAI, 3 May 2025)`, cite no work. */
function withoutOwnBracket(behind: string): string {
  return behind.replace(/^ ?[([][^()[\]]*[)\]]/, '')
}
