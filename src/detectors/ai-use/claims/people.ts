import { sign } from '../sentence.ts'
import { of } from './claim.ts'
import {
  bracket,
  chain,
  determiners,
  didTask,
  direct,
  gap,
  i,
  means,
  task,
  team,
  useVerb,
  we,
  workVerb,
} from './grammar.ts'

/** What a person does with a tool, as “I” or “we”. */
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

/** The writer speaks as “I”, or of “me”. */
export const byFirst = of(
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

/** The writers speak as “we”. */
export const byGroup = of(
  'group',
  ...acts(we),
  `${team}${chain} ${useVerb}${direct}`,
  `${sign}${bracket}${chain} (?!\\p{Ll}+s )(?:${task}) ${gap}(?<!\\p{L})(?:us|our)(?!\\p{L})`,
  `(?:^|[,;:] )(?:[Uu]sing|[Ww]ith|[Tt]hanks to|[Bb]y \\p{Ll}+ing)${direct}${bracket},? [^.;]{0,100}(?<!\\p{L})(?:we|us|our)(?!\\p{L})`,
  `[Oo]ur (?:own |first )?(?:use|prompts?|chats?|conversations?|sessions?|requests?)(?: \\p{L}+){0,3}? (?:of|to|with|for|in|from)${direct}`,
)
