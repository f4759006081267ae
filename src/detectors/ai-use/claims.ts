import { sign } from './sentence.ts'

/**
 * The ways in which a writer says that a tool was used for the work at hand. In each pattern the sign stands for the tool,
 * so that it is the tool, and not another word of the sentence, that was used. Every gap has a limit: linear.
 */

/** One way of saying it. */
export interface Claim {
  pattern: RegExp
  /**
   * `first`: the writer speaks as “I”, or to “me”; `group`: as “we”; `stated`: without a person, as in a method or a
   * caption; `named`: as a form of acknowledgement, whatever the work is about.
   */
  by: 'first' | 'group' | 'stated' | 'named'
}

/** Small words between a verb or preposition and the name: `the free version of`, `an AI tool called`. */
const determiners =
  '(?:,? (?:the|an?|my|our|its|their|free|paid|premium|latest|basic|new|popular|online|public|version|help|assistance|support|aid|use|output|outputs|answers?|advice|suggestions?|feedback|of|from|by|with|tools?|AI|chatbot|assistant|model|program|programme|software|service|app|application|website|platform|called|named|known|as|such|like|both|first|then|large|language|generative|mainly|only|namely|Microsoft|Google|OpenAI))'
const direct = `${determiners}{0,7},? ?["'(]?${sign}`
const means = `(?:with|in|by|via|through|using|from|into|onto|on|to)${direct}`
const bracket = '(?: ?[([][^()[\\]]{0,90}[)\\]])?'

/** What a tool does for a text, as the beginnings of verbs. */
export const tasks =
  '(?:re-?)?(?:draft|writ|wrote|phras|word|paraphras|shorten|summar|proofread|proof-read|check|correct|translat|edit|polish|improv|generat|creat|produc|plan|outlin|structur|brainstorm|explain|debug|cod(?=e|ing)|analys|analyz|find|found|search|format|suggest|propos|help|assist|support|prepar|provid|gave|give|giving|made|mak|come up|came up|expand|simplif|list|order|organi|design|sketch|calculat|compos|compil|turn(?=ed)|fix|clean|answer|show|point|mark|identif|recommend|offer|return|supply|supplied|complet|refin|illustrat|draw|drew|convert|condens|quiz|test|teach|taught|tell|told|act)'
const task = `${tasks}\\p{Ll}*`

/** Words that stand between subject and verb and change nothing about what is asserted. */
const chain =
  "(?:, like [^,.;]{2,40},)?(?:,? (?:also|then|only|just|first|later|again|mainly|mostly|simply|briefly|once|twice|even|actually|therefore|thus|next|finally|further|now|already|sometimes|often|usually|always|\\p{Ll}+ly|have|has|had|'ve|did|do|was able to|were able to|managed to|decided to|chose to|started to|began to|went on to|sat down and|in the end|at first))*,?"
const gap = `[^.;:${sign}]{0,90}?`
const useVerb =
  '(?:us(?:e|ed|ing)|ask(?:ed|ing)?|prompt(?:ed|ing)?|consult(?:ed|ing)?|employ(?:ed|ing)?|utili[sz](?:ed?|ing)|tried|queried|opened|acknowledged?|thank(?:ed)?|credit(?:ed)?|gave|told|instructed|leveraged|needed|visited|chose|cited?)'
const workVerb =
  '(?:(?:re-?)?(?:draft|writ|wrot|phras|word|paraphras|shorten|summar|proofread|check|correct|translat|edit|polish|improv|generat|creat|produc|plan|outlin|structur|brainstorm|debug|analys|analyz|found|find|search|format|prepar|made|mak|expand|simplif|list|organi|sketch|calculat|compos|compil|took|tak|got|get|copi|copy|past|typ|enter|put|ran|run|fed|upload|adapt|borrow|bas|reli|rely|work|chat|talk|turn|receiv|obtain|request|sent|send|gave|drew|adopt|discuss|used|use|consult|start|began|begin|collaborat|coded|code|learn|revis|stud|complet|made|ask|help|assist|support)\\p{Ll}*)'
const person = (subject: string) => `(?<![\\p{L}"'])(?:${subject})`
const i = person('I')
const we = person('[Ww]e')
const team = person('(?:[Mm]y|[Oo]ur) (?:team|group|pair|partner and I)')

/** A part of the work at hand, or what is made for it. */
export const ownWork =
  '(?:(?:my|our|this|the present|the current)(?: (?:own|first|second|final|written|whole|short|long|group))?(?: \\p{L}+)? (?:essay|report|draft|text|work|assignment|coursework|paper|manuscript|article|dissertation|thesis|project|portfolio|reflection|introduction|conclusion|abstract|summary|paragraphs?|sections?|chapters?|notes|presentation|slides|poster|answers?|plan|outline|structure|headings?|title|code|script|review|discussion|letter|analysis|translation|english|writing|language|wording|grammar|spelling|sentences?|rota|submission|document|piece|sources)|(?:the|an?) (?:\\p{L}+ )?(?:introduction|conclusion|abstract|outline|structure|headings?|title|first draft|second draft|first version|cover letter|questionnaire|list of sources|lesson plan|care plan|business plan|review|discussion|executive summary|slides|script|code|manuscript|final text|language|wording|grammar|spelling|prose)|all (?:the )?(?:figures|images|tables|drawings|illustrations)|(?:the (?:first|second|third|last|next) (?:part|section|half|chapter|paragraph|draft))|(?:section|chapter|figure|table|appendix|listing|part|parts|paragraph|image|box) (?:\\d+|[A-Z](?!\\p{L})|of (?:this|my|our|the (?:essay|report|text|work)))|(?:some|several|all|most) (?:sections|parts|paragraphs|sentences|figures) of (?:this|my|our))'

const of = (by: Claim['by'], ...sources: string[]): Claim[] =>
  sources.map((source) => ({ by, pattern: new RegExp(source, by === 'stated' ? 'giu' : 'gu') }))

const acts = (who: string) => [
  `${who}${chain} ${useVerb}${direct}`,
  `${who}(?!\\p{L})${gap},? (?:and|but|then|or)${chain} ${useVerb}${direct}`,
  `${who}${chain} (?:had|got|received|took|enjoyed|sought) (?:the |some )?(?:help|assistance|support|aid|advice|feedback) (?:of|from)${direct}`,
  `${who}${chain} us(?:e|ed|ing)(?:,? (?:[\\p{Lu}][\\p{L}\\p{N}.'-]*|a dictionary|a textbook|the library|and|or|as well as|plus|together with|both))+,?${direct}`,
  `${who}${chain} us(?:e|ed|ing) it \\(${sign}`,
  `${who}(?!\\p{L})${gap},? and (?:let|had|got|asked|told)${direct}${bracket} (?:to )?${task}`,
  `${who}${chain} (?:let|had|have|got|made|asked|told)${direct}${bracket},?(?: \\(?again\\)?)? (?:to )?${task}`,
  `${who}${chain} ${gap}${workVerb} ${gap}${means}`,
  `${who}${chain} ${workVerb} (?:${gap})(?:with|on|from|by)(?: \\p{L}+){0,3} (?:help|assistance|support|aid|advice|input) (?:of|from)${direct}`,
]

/** In the past, so that what a tool can do in general is not what it did. */
const didTask =
  '(?:drafted|wrote|rewrote|suggested|generated|created|produced|proofread|edited|translated|summari[sz]ed|corrected|shortened|improved|came up with|proposed|drew|designed|made|planned|outlined|structured)'

const byFirst = of(
  'first',
  ...acts(i),
  `${sign}${bracket}${chain} (?:${task}|has|had) ${gap}(?<!\\p{L})(?:me|my)(?!\\p{L})`,
  `(?:[Uu]sing|[Ww]ith|[Vv]ia|[Tt]hrough|[Tt]hanks to|[Bb]y \\p{Ll}+ing|(?:^|[,;:] )\\p{L}\\p{Ll}+ing(?:(?: \\p{L}+){0,4}? (?:with|in|from|to))?)${direct}${bracket},?[^.;]{0,100}(?<!\\p{L})(?:I|me|my)(?!\\p{L})`,
  `(?:^|[^\\p{L}])[Mm]y (?:own |first |second |long |short |last |early )?(?:use|usage|prompts?|chats?|conversations?|sessions?|requests?|quer(?:y|ies)|dialogue|exchanges?|transcripts?|questions?(?= (?:to|for)))(?: \\p{L}+){0,3}? (?:of|to|with|for|in|from)${direct}`,
  `[Mm]y${determiners}{0,3} ${sign}${bracket} (?:prompts?|transcripts?|chats?|account|history|conversations?|outputs?|log)`,
  `(?<!\\p{L})(?:responses?|outputs?|answers?|repl(?:y|ies)|suggestions?|versions?|texts?|drafts?|advice|help|translation)(?: \\p{L}+){0,4}? (?:of|from|by|that|which)${direct}[^.;]{0,80}(?<!\\p{L})(?:me|my|I)(?!\\p{L})`,
  `(?<!\\p{L})(?:I|[Mm]y)(?!\\p{L})${gap}(?:what|(?:texts?|answers?|drafts?|outlines?|advice|suggestions?|lists?|summar(?:y|ies)|versions?|paragraphs?|ideas?|code|output|responses?|one)(?:,? (?:that|which))?)${direct}${chain} (?:${task}|said|says)`,
  `(?:[Mm]y (?:\\p{L}+ ){0,3}|[Tt]he (?:\\p{L}+ ){1,2}of my (?:\\p{L}+ ){1,2})(?:is|are|was|were|comes?|came) (?:${task} )?(?:a |the )?(?:suggestions? )?(?:in|from|by|of|with)${direct}`,
  `[Mm]y (?:\\p{L}+ )?(?:essay|report|draft|text|work|plan|project|notes|slides|portfolio|acknowledge?ments?|statement|declaration)(?: also)? (?:uses?|used|names?|mentions?|credits?)${direct}`,
  `(?:asked|used|prompted)${direct}${bracket}[^.;]{0,60} for me(?!\\p{L})`,
  `[Aa]ccording to${direct}${bracket}, my `,
  `${i}${chain} (?:made use of|enlisted|engaged|leaned on|drew on)${direct}`,
  `${i}${chain} (?:let|had)${direct}${bracket} do(?!\\p{L})`,
  `${i} (?:have to |must |should )?(?:admit|confess|disclose|declare|state) that${direct}${chain} ${didTask}`,
  `(?:^|[,;:] )(?:[Aa]ssisted|[Hh]elped|[Ss]upported|[Aa]ided|[Gg]uided) by${direct}${bracket},? I(?!\\p{L})`,
  `${sign} and I(?!\\p{L}) ${task}`,
  `[Mm]y ${gap}(?:an?|the) (?:\\p{L}+ )?(?:outline|draft|list|summary|text|idea|version|answer)s? (?:from|by|of)${direct}`,
  `(?<!\\p{L})(?:suggested|recommended|given|explained|proposed|written|shown) (?:to|for) me by${direct}`,
)

const byGroup = of(
  'group',
  ...acts(we),
  `${team}${chain} ${useVerb}${direct}`,
  `${sign}${bracket}${chain} (?:${task}) ${gap}(?<!\\p{L})(?:us|our)(?!\\p{L})`,
  `(?:^|[,;:] )(?:[Uu]sing|[Ww]ith|[Tt]hanks to|[Bb]y \\p{Ll}+ing)${direct}${bracket},? [^.;]{0,100}(?<!\\p{L})(?:we|us|our)(?!\\p{L})`,
  `[Oo]ur (?:own |first )?(?:use|prompts?|chats?|conversations?|sessions?|requests?)(?: \\p{L}+){0,3}? (?:of|to|with|for|in|from)${direct}`,
)

const stated = of(
  'stated',
  `${sign}${bracket} (?:was|has been) (?:of )?(?:an? |my |our )?(?:\\p{L}+ ){0,2}(?:help|partner|assistant|aid|editor|tutor)[^.;]{0,60}${ownWork}`,
  `${sign}${bracket}${chain} ${didTask} ${gap}${ownWork}`,
  `(?<!\\p{L})${ownWork}${gap} (?:comes?|came|stems?|is taken|was taken|are taken|were taken|is|are|was|were) from${direct}`,
  `(?:first draft|first version|outline|title|summary) (?:is|was) ${sign}'s(?!\\p{L})`,
  `(?<!\\p{L})${ownWork}${gap} (?:was|were|is|are|has been|have been|had been|being) ${gap}${task} (?:\\p{L}+ ){0,4}?(?:by|with|using|in|from|through)${direct}`,
  `${sign}${bracket},? (?:was|were|has been|had been) ${chain.replace(' (', '(')} ?(?:used|asked|consulted|employed|utili[sz]ed|prompted) (?:(?:to|for|when|while|in) (?:the )?${task}|(?:in|for) ${ownWork}|as (?:an?|my)(?!\\p{L})|(?:to|for|in|on|with) [^.;]{0,60}${ownWork})`,
  `${ownWork}${gap} ${sign}${bracket},? (?:was|were|has been|had been) (?:used|asked|consulted|employed|prompted)`,
  `(?:^|[.;:] )(?:[Tt]he )?(?:[Ff]igure|[Ff]ig|[Tt]able|[Ii]mages?|[Pp]hoto|[Ss]ource|[Ii]llustration|[Cc]over|[Ll]isting|[Bb]ox|[Tt]ext|[Oo]utputs?|[Cc]ode|[Ss]ummary|[Mm]ade|[Ww]ritten|[Dd]rafted|[Pp]roduced|[Pp]repared|[Rr]esponse)(?!\\p{L})[^${sign}]{0,120}(?:by|with|from|using|in|of)${direct}${bracket}(?= *(?:$|[,.;([]|on \\d|in response))`,
  `(?:prompts?|answers?|outputs?|transcripts?|conversations?|chats?|responses?)[^.;]{0,60}${sign}[^.;]{0,80}[Aa]ppendi`,
  `(?:with|by) (?:the )?(?:help|assistance|support|aid|use) (?:of|from)${direct}`,
)

const named = of(
  'named',
  `(?:^|[.;] )(?:[Ll]anguage|[Cc]opy|[Gg]rammar|[Ss]pelling)[ -](?:editing|check|checking|correction|polishing): ?${sign}`,
  `(?:this|the present) (?:work|paper|manuscript|essay|report|article),? the authors?(?:\\(s\\))? (?:have |has )?used${direct}`,
  `(?:^|[.;:] )\\P{L}{0,4}(?:[Ss]tatement on |[Dd]eclaration of )?(?:AI |[Gg]enerative |[Dd]igital )?(?:[Tt]ools?|AI|[Aa]ssistance|[Ss]oftware)(?: tools?)? used[^\\p{L}]{1,3}[^.;]{0,60}?${sign}`,
  `^\\P{L}{0,4}${sign}(?: tools?)? used(?: |: )(?!to |by |in |for )(?!none|no(?!\\p{L}))`,
  `(?<!\\p{L})(?:I|[Ww]e|[Tt]he authors?)(?!\\p{L})[^.;]{0,50}acknowledg\\p{Ll}+[^.;]{0,80}${sign}`,
  `${sign}${bracket} (?:is|are|was|were) (?:gratefully |also )?acknowledged(?= (?:in (?:my|this|the)|here|for|below|above))`,
  `[Aa]cknowledge?ments?: [^.;]{0,60}${sign}`,
  `\\([Tt]ranscript,? ${sign}`,
)

export const claims: Claim[] = [...byFirst, ...byGroup, ...stated, ...named]
