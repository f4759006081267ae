import { sign } from '../sentence.ts'

/**
 * The small grammar that every claim of use is made of: what may stand between a subject and its verb, what a noun phrase
 * with the tool looks like, and which verbs tell of use. Every gap has a limit: linear.
 */

/** Small words between a verb or preposition and the name: `the free version of`, `an AI tool called`. */
export const determiners =
  '(?:,? (?:the|an?|my|our|its|their|free|paid|premium|latest|basic|new|popular|online|public|version|help|assistance|support|aid|use|output|outputs|answers?|advice|suggestions?|feedback|of|from|by|with|tools?|AI|chatbot|assistant|model|program|programme|software|service|app|application|website|platform|called|named|known|as|such|like|both|first|then|large|language|generative|mainly|only|namely|Microsoft|Google|OpenAI))'
/** The tool as the object of a verb or preposition. */
/** Other things used beside it: `with Grammarly and §`. */
const together = '(?:(?:,? \\p{Lu}[\\p{L}\\p{N}.-]*){1,3},? (?:and|or|&))?'
export const direct = `${together}${determiners}{0,7},? ?["'(]?${sign}`
/** The tool as a means. */
export const means = `(?:with|in|by|via|through|using|from|into|onto|on|to)${direct}`
/** What stands in brackets behind the tool: its version, maker and date. */
export const bracket = '(?: ?[([][^()[\\]]{0,90}[)\\]])?'
/** A general word for a tool goes on: `an AI chatbot`, `the AI assistant`. */
const kind =
  '(?: (?:chat ?bots?|tools?|assistants?|models?|programs?|programme|apps?|software|systems?|language model|plug-?in))?'
/** The tool as the subject of a verb. */
export const tool = `${sign}${kind}${bracket}`

/** What a tool does for a text, as the beginnings of verbs. */
export const tasks =
  '(?:re-?)?(?:draft|writ|wrote|phras|word|paraphras|shorten|summar|proofread|proof-read|check|correct|translat|edit|polish|improv|generat|creat|produc|plan|outlin|structur|brainstorm|explain|debug|cod(?=e|ing)|analys|analyz|find|found|search|format|suggest|propos|help|assist|support|prepar|provid|gave|give|giving|made|mak|come up|came up|expand|simplif|list|order|organi|design|sketch|calculat|compos|compil|turn(?=ed)|fix|clean|answer|show|point|mark|identif|recommend|offer|return|supply|supplied|complet|refin|illustrat|draw|drew|convert|condens|quiz|test|teach|taught|tell|told|act)'
export const task = `${tasks}\\p{Ll}*`

/** Words that stand between subject and verb and change nothing about what is asserted. */
export const chain =
  "(?:, like [^,.;]{2,40},)?(?:,? (?:also|then|only|just|first|later|again|mainly|mostly|simply|briefly|once|twice|even|actually|therefore|thus|next|finally|further|now|already|sometimes|often|usually|always|\\p{Ll}+ly|have|has|had|'ve|did|do|was able to|were able to|managed to|decided to|chose to|started to|began to|went on to|sat down and|in the end|at first|initially|as a (?:group|team|pair|class)|together|all|both|each))*,?"
export const gap = `(?:[^.;:${sign}]|(?<=\\d)\\.(?=\\d)){0,90}?`
export const useVerb =
  '(?:us(?:e|ed|ing)|ask(?:ed|ing)?|prompt(?:ed|ing)?|consult(?:ed|ing)?|employ(?:ed|ing)?|utili[sz](?:ed?|ing)|tried|queried|opened|acknowledged?|thank(?:ed)?|credit(?:ed)?|gave|told|instructed|leveraged|needed|visited|chose|cited?)'
export const workVerb =
  '(?:(?:re-?)?(?:draft|writ|wrot|phras|word|paraphras|shorten|summar|proofread|check|correct|translat|edit|polish|improv|generat|creat|produc|plan|outlin|structur|brainstorm|debug|analys|analyz|found|find|search|format|prepar|made|mak|expand|simplif|list|organi|sketch|calculat|compos|compil|took|tak|got|get|copi|copy|past|typ|enter|put|ran|run|fed|upload|adapt|borrow|bas|reli|rely|work|chat|talk|turn|receiv|obtain|request|sent|send|gave|drew|adopt|discuss|used|use|consult|start|began|begin|collaborat|coded|code|learn|revis|stud|complet|made|ask|help|assist|support)\\p{Ll}*)'
export const person = (subject: string) => `(?<![\\p{L}"'])(?:${subject})`
export const i = person('I')
export const we = person('[Ww]e')
export const team = person('(?:[Mm]y|[Oo]ur) (?:team|group|pair|partner and I)')

/** In the past, so that what a tool can do in general is not what it did. */
export const didTask =
  '(?:drafted|wrote|rewrote|suggested|generated|created|produced|proofread|edited|translated|summari[sz]ed|corrected|shortened|improved|came up with|proposed|drew|designed|made|planned|outlined|structured)'
