import { sign } from '../sentence.ts'
import { of } from './claim.ts'
import { bracket, chain, didTask, direct, gap, person, task, tool } from './grammar.ts'
import { loosePart, part, partNoun } from './own-work.ts'

/**
 * Claims by grammar alone: who acts, in which role the tool stands, and on what. Most verbs may stand in them, so that a
 * wording does not need to be known. What takes a claim back is for `own-use.ts` to find.
 */

/** Verbs with which a person and a tool are set side by side, or that speak of it: no use. */
const besides =
  '(?:agree|disagree|compare|compet|deal|dealt|interview|survey|observ|watch|struggl|liv|grew|grow|am|was|were|are|is|have|had|has|feel|felt|know|knew|understand|understood|teach|taught|conclud|end|illustrat|demonstrat|argu|believ|think|thought|read|saw|see|seen|hear|heard|notic|met|meet|support|examin|explor|studi|study|investigat|evaluat|describ|present|propos|develop|build|built|review|disput|talk(?:ed)? about)\\p{Ll}*'
const verb = `(?!${besides}(?!\\p{L}))\\p{Ll}{2,}`
const give =
  '(?:give|gave|given|feed|fed|show|showed|shown|send|sent|put|paste|pasted|upload|uploaded|submit|submitted|hand|handed|pass|passed|dictate|dictated|explain|explained|turned|went|spoke|talked|wrote|posed|described)'
const take =
  '(?:take|took|taken|get|got|copy|copied|include|included|keep|kept|use|used|borrow|borrowed|quote|quoted|receive|received|adapt|adapted|adopt|adopted|follow|followed|accept|accepted|insert|inserted|rewrote|reworded|changed|shortened|edited|checked|pasted|learned|learnt)'
const place =
  '(?:go|went|look|looked|search|searched|work|worked|do|did|make|made|write|wrote|ask|asked|check|checked|type|typed|try|tried|translate|translated|create|created|start|started|wrote)'
/** The tool begins a clause, so that it is the subject of the verb behind it. */
const subject = `(?:^|[,;:–] |(?<!\\p{L})(?:and|but|so|then|because|as) )\\P{L}{0,3}(?:(?:[Tt]he|[Aa]n?|[Tt]his|[Mm]y) )?(?:AI tool )?${tool}`
/** What a tool did, in the past, so that what it can do in general is not what it did. What it does to a mind is no use. */
const past = `,?(?: (?:has|had|then|also|first|only|even|just|always|really|\\p{Ll}+ly|was|were|kept|did))*(?! (?:worri|surpris|fascinat|interest|frighten|scar|annoy|impress|concern|amaz|bother|inspir|confus|puzzl|excit|shock|chang|remind|is|was|has|us)\\p{Ll}*) (?:\\p{Ll}+(?:ed|ing)|gave|wrote|rewrote|made|did|told|put|drew|found|came|took|let|set|got|went|taught|showed|read|cut|thought of|said|chose|spoke|ran|built|proofread|held|kept|given|written|been|make|give)`
/** What is the writer’s, in the work or on the way to it. */
const mine = `(?:me|us)(?!\\p{L})|(?:my|our) (?:\\p{L}+ ){0,2}?(?:notes?|ideas?|arguments?|questions?|maths|commas|bugs?|sources?|thoughts?|words?|vocabulary|topic|points?|mistakes?|errors?|reasoning|style|tenses|findings|calculations?|results|pictures?|images?|logo|quotes?|${partNoun})(?!\\p{L})`
const near = `(?:(?! (?:where|who|while|when|which|that|because|after|before) )[^.;:${sign}]){0,90}?(?<!(?:by|than) )(?<!\\p{L})`

const did = `(?:${didTask}|turned|put|gave|listed|found|checked|explained|helped|told|showed|answered|sorted|formatted|rephrased|reworded|tidied|fixed|pointed)(?!\\p{L})`

const actsOf = (who: string) => [
  `${who}${chain} ${verb} (?:${gap})(?:with|using|via|through|by means of|past|into|onto|out of)${direct}`,
  `${who}${chain} bounc\\p{Ll}+ ${gap}off${direct}`,
  `${who}${chain} ${verb} (?:${gap})by (?:using|asking|prompting|consulting|reading|copying|chatting (?:to|with))${direct}`,
  `${who}${chain} ${give} (?:${gap})to${direct}`,
  `${who}${chain} ${take} (?:${gap})(?:from|by)${direct}`,
  `${who}${chain} ${verb}${direct}'s (?:\\p{L}+ ){0,2}(?:feedback|outline|advice|suggestions?|answers?|version|draft|ideas?|wording|headings?|summar(?:y|ies)|list|text|words|help|explanations?|plan|structure|title|comments)(?!\\p{L})`,
  `${who}${chain} (?:follow(?:ed)?|${take}) ${gap}(?:that |which )?${sign}${chain} ${did}`,
  `${who}${chain} ${place} (?:${gap})(?:on|in)${direct}`,
  `${who}(?!\\p{L})(?:${gap}(?<!\\p{L})(?:and|then|so)(?!\\p{L}))?${chain} (?:let|had|have|got|get|made|make|asked|told|allowed|instructed|wanted)${direct}(?: to)? (?!(?:is|was|as|for|about|because|when|while|on|in|at)(?!\\p{L}))\\p{Ll}{2,}`,
  `${who}${chain} (?:used|tried|asked|needed|opened|chose) (?:for this |for it )?(?:was|were|is|are)${direct}`,
  `${who}(?!\\p{L})[^.;:${sign}]{2,120}?,? (?:and|so|then|which|but)${direct}${tool.slice(sign.length)}${chain} ${did}`,
]
const partner =
  '(?:[Mm]y (?:partner|friend|group|team)(?:s)? and I|(?:[Ee]ach|[Bb]oth|[Oo]ne|[Ss]ome|[Aa]ll|[Tt]wo) of us)'

const be = '(?:was|were|is|are|has been|have been|had been|being|been|got)'

/** The writer acts and the tool is the means, or the tool acts on the writer. */
export const rolesOfFirst = of(
  'first',
  ...actsOf(person('I')),
  ...actsOf(person(partner)),
  `${subject}${past} ${near}(?:${mine})`,
  `${subject},? (?:suggested|recommended|advised|proposed|said|told) (?:that )?(?:I|we|me|us)(?!\\p{L})`,
  `${tool} (?:was|is|has been|became|served as) (?:also |like |mostly )?(?:a (?:part|kind) of )?my(?!\\p{L})`,
  `[Mm]y (?:\\p{L}+ ){1,3}(?:comes?|came|stems?|stemmed|grew|developed|started|began) ${gap}(?:from|with|in|out of)${direct}`,
  `(?:[Oo]n|[Aa]t|[Aa]fter|[Ff]ollowing|[Ff]rom|[Ww]ith|[Tt]hanks to)${direct}'s \\p{L}+,? (?:I|my)(?!\\p{L})`,
  `${person('I')} (?:was|got) (?:also |then |first )?(?:\\p{Ll}+ed|told|shown|given|taught) by${direct}`,
  `${person('I')} am (?:\\p{Ll}+ )?(?:grateful|thankful) (?:to|for)[^.;]{0,60}${direct}`,
  `[Mm]y (?:\\p{L}+ ){1,4}?${be} (?:\\p{Ll}+ ){0,2}?\\p{Ll}+(?:ed|en|wn|ne|de|ut|un) (?:\\p{L}+ ){0,4}?(?:by|with|using)${direct}`,
  `my (?:first|second|last|only) time (?:of )?(?:using|asking)${direct}`,
  `(?:[Tt]hanks to|[Ww]ith|[Aa]fter|[Ff]ollowing) (?:an?|the|some|its) (?:\\p{L}+ ){1,2}(?:by|from|of|with)${direct}${bracket},? I(?!\\p{L})`,
  `(?:by me|my own|myself)(?!\\p{L})[^.;]{0,30}[:,;–-] (?:but )?${sign}${chain} ${did}`,
  `[Ii]t was (?:with |by )?${sign}${bracket} (?:who|that|which)(?!\\p{L})[^.;]{0,60}(?<!\\p{L})(?:I|me|my)(?!\\p{L})`,
  `(?:^|[:;] )\\P{L}{0,4}(?:[Uu]sed|[Aa]sked|[Pp]rompted|[Cc]onsulted|[Tt]ried)${direct} (?:to|for|as|about|what|how|if|with)(?!\\p{L})`,
  `which${direct}${chain} ${didTask}[^.;]{0,40}(?<!\\p{L})(?:I|me|my)(?!\\p{L})`,
  `(?:is|was|are|were)${direct}'s,? [^.;]{0,60}(?<!\\p{L})(?:by me|I|my)(?!\\p{L})`,
  `${tool},? [^.;:]{0,80} and (?:was |were )?(?:then )?(?:\\p{Ll}+ed|rewritten|chosen) by me(?!\\p{L})`,
  `(?:^\\P{L}{0,6}|[,;:] )(?:[Ww]ritten|[Dd]one|[Mm]ade|[Dd]rawn|[Pp]repared|[Oo]wn work|[Tt]ranslated|[Ee]dited)(?: by me)?[^.;:]{0,40}(?:with|by|using)${direct}(?:'s (?:help|support|aid))?\\)?$`,
)
export const rolesOfGroup = of(
  'group',
  ...actsOf(person('[Ww]e(?: as a (?:group|team|pair)| all| both)?')),
  `${tool} (?:was|is|has been|became|served as) (?:also |like )?our(?!\\p{L})`,
  `(?:[Oo]n|[Aa]t|[Aa]fter|[Ff]ollowing|[Ff]rom|[Ww]ith|[Tt]hanks to)${direct}'s \\p{L}+,? (?:we|our)(?!\\p{L})`,
)

const passive = `(?:${part}|${loosePart})${gap} ${be} ${gap}\\p{Ll}+ (?:\\p{L}+ ){0,5}?(?:by|with|using|in|through|via|from)${direct}`
/** What marks the answer of a tool as part of this work: a figure or an appendix of it, or the writer. */
const shown = '(?:[Aa]ppendix|(?:[Tt]able|[Ff]igure|[Ss]ection|[Bb]ox) \\d|(?:I|me|my|we|our)(?!\\p{L}))'

/** Where a note without a verb ends or goes on with what was done. */
const noted =
  '(?= *(?:$|[.;([]|, (?:\\p{Ll}+ed|rewritten|\\d|OpenAI|Google|Microsoft|Anthropic|version|GPT|own|my)|on \\d|and (?:\\p{Ll}+ )?\\p{Ll}+ed))'
/** What a note, a caption or an entry of an account begins with. */
const label =
  '(?:^\\P{L}{0,8}|: )(?:(?:[Ff]igure|[Tt]able|[Bb]ox|[Ss]creenshot|[Ii]mage|[Ll]isting|[Aa]ppendix|[Nn]ote)(?: (?:\\d{1,2}|[A-Z]))?[.:] )?'

/** A part of the work is what was done, and the tool is the means or the agent. */
export const rolesOfWork = of(
  'stated',
  passive,
  `${part} (?:is|are|was|were|comes?|came|stems?) (?:\\p{Ll}+ )?(?:by|from|of)${direct}`,
  `${part},? (?:\\p{Ll}+ly )?(?:\\p{Ll}+ed|written|drawn|made) (?:by|with|using)${direct}${bracket}(?= *(?:$|[,.;([]|from the prompt))`,
  `(?:${part}|${loosePart})(?: \\p{Ll}+)? (?:is|was|are|were|began|begin|started|came|comes|stems?) (?:life )?(?:as|out of|from|of)?(?: an?| the)?(?: \\p{Ll}+ (?:with|by|from|of))?${direct}`,
  `(?:${part}|${loosePart}) ${be} ${gap}(?:shown|given|fed|sent|read|submitted) to${direct}`,
  `(?:${part}|${loosePart}) (?:is|was|are|were)${direct}'s (?:\\p{L}+ )?(?:idea|suggestion|work|proposal|wording|version)`,
  `[Ii]t was ${sign}${bracket} (?:who|that|which) (?:gave|suggested|pointed|came up|wrote|proposed|found|made)(?!\\p{L})`,
  `[Uu]se (?:was|has been|is) (?:also )?made of${direct}`,
  `[Uu]se of${direct} (?:was|has been|is) made`,
  `${sign}'s (?:only )?(?:role|part|contribution|use|help|share)(?: (?:was|is|in|to)|:)(?!\\p{L})[^.;]{0,80}(?:my|this|our|${partNoun})(?!\\p{L})`,
  `${tool} (?:also |only |then )?(?:assisted|contributed|helped|aided) (?:me )?(?:in|to|with|towards) ${gap}(?:${part})`,
  `${label}(?:[Pp]artly |[Ll]argely |[Ff]irst )?\\p{L}\\p{Ll}+(?:ed|ten|de|awn) (?:with|by|using|in)${direct}${bracket}${noted}`,
  `${label}(?:(?!(?:was|were|is|are|been) )\\p{L}+ ){1,3}(?:obtained|taken|adapted|copied|generated|translated|made|created|produced|suggested) (?:from|by|with)${direct}${bracket}${noted}`,
  `${label}(?:my )?(?:[Aa]nswers?|[Rr]epl(?:y|ies)|[Oo]utputs?|[Rr]esponses?|[Cc]onversations?|[Cc]hats?|[Qq]uestions?|[Pp]rompts?) (?:by|from|with|to|for)${direct}${noted.replace('(?= *(?:', '(?= *(?:about my|')}`,
  `(?:[Mm]any thanks|[Tt]hanks (?:also )?go|[Tt]hank you) (?:also )?to [^.;]{0,60}${sign}`,
  `(?:this|the present) (?:learner|student|writer|author|candidate)(?: has)? used${direct}`,
  `${part} (?:contains?|includes?|uses?|has|owes?|holds?) ${gap}(?:by|from|of|to)${direct}`,
  `(?:[Cc]redit|[Tt]hanks) (?:for [^.;]{2,40} )?(?:goes?|is due|are due|belongs?) (?:also )?to${direct}`,
  `(?:[Tt]hanks|[Tt]hank you|[Gg]rateful|[Tt]hankful) to [^.;]{0,90}${sign}${'(?: ?[([][^()[\\]]{0,90}[)\\]])?'} for (?:the |its |help \\p{L}+ )?${task}`,
  `(?:[Ww]hat|[Tt]he (?:part|parts|points?|ideas?) (?:that|which)?)${direct} (?:contributed|added|wrote|suggested|gave|did)(?:[:.]| (?:is|was|are|were)(?!\\p{L}))`,
  `${tool} (?:was|has been|were) (?:\\p{Ll}+ )?(?:consulted|queried|asked)(?! (?:by|to|in (?:a|the|two|three) (?:study|survey))(?!\\p{L}))`,
  `${tool} (?:was|has been|were) (?:\\p{Ll}+ )?used (?:only |just |mainly )?(?:at|in|during|for|until) (?:the )?(?:\\p{Ll}+ )?(?:stages?|phase|start|beginning|end|title|planning|plan|layout|wording|proofreading|brainstorming|referenc\\p{Ll}+)(?!\\p{L})(?! (?:of|by) (?:the|a|an|their|his|her|most|many|some) )`,
  `(?:prompt|question|draft|text|paragraph|request)s?(?: \\(?["'][^"']{2,160}["']\\)?)? (?:was|were) (?:then )?(?:given|put|sent|fed|shown|submitted|typed|entered|pasted|posed|addressed) (?:in)?to${direct}`,
  `(?:^|[,;] )(?:[Ww]hen )?(?:[Aa]sked|[Pp]rompted|[Ii]n (?:response|reply|answer) to)[^.;]{0,120}${tool},? (?:\\p{Ll}+ed|gave|said|wrote|made|drew|found|told)(?!\\p{L})[^.]{0,120}${shown}`,
  `(?:^|[,;] )(?:[Ww]hen )?(?:[Aa]sked|[Pp]rompted)[^.;]{0,120}${sign} ?\\([^()]{0,60}\\d{4}[^()]{0,20}\\),? \\p{Ll}+`,
  `${tool} (?:responded|replied|answered|returned|produced|listed|offered|gave|suggested|named)(?!\\p{L})[^.;]{0,100}(?<!\\p{L})(?:of which|which) (?:I|we)(?!\\p{L})`,
  `(?:[Tt]he|[Aa]|[Mm]y|[Oo]ur) (?:\\p{Ll}+ )*(?:chats?|conversations?|prompts?|transcripts?|dialogue|answers?|outputs?|log) (?:\\p{Ll}+ )?(?:with|from|by|to|of|in|for)${direct}[^.;]{0,60}(?:[Aa]ppendi|attached|below|enclosed|overleaf|screenshots?)`,
)

/** What was used after all, in a sentence that denies the rest. */
export const exceptions = of(
  'exception',
  `(?:n't|(?<!\\p{L})(?:not|never))(?: \\p{L}+){1,4}${direct}[^.;]{0,60}(?:,| -|–) ?(?:just|only|but|except) (?:for|to|in|when|as|at|on|with)(?!\\p{L})`,
  `${sign}[^.;]{0,60},? (?:but )?(?:I|we) (?:did |have |only |also |then )*(?:use|used|ask|asked|need|needed) it (?:to|for|in|as|when|on|at|questions?)(?!\\p{L})`,
  `(?:[Nn]o|[Nn]othing|[Nn]one|not|n't)(?!\\p{L})[^.;]{0,60}(?<!\\p{L})(?:except|except for|apart from|other than|besides|aside from|than)${direct}`,
  `(?:[Ee]xcept|[Aa]part from|[Bb]esides|[Oo]ther than|[Aa]side from)[^.;,]{0,80}${direct}[^.;]{0,40},? (?:this|everything|all|nothing|no|the rest|I)(?!\\p{L})`,
)
