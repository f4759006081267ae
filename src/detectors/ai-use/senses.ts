import type { Name } from '../ai-tools/name.ts'
import { tasks } from './claims/grammar.ts'
import { type Sentence, sign } from './sentence.ts'
import { word } from './word.ts'

/** Words beside which a tool’s name, written without its maker or version, means something else. */
const otherSenses = new Map<string, RegExp>([
  [
    'gpt',
    new RegExp(
      `(?:ALT|AST|GOT|SGPT)(?!\\p{L})|${word('transaminases?|pyruvate|glutamate|serum|liver|hepatic|enzymes?|bilirubin|U/L|blood|partition(?:s|ing)?|disks?|general[- ]purpose technolog(?:y|ies)')}`,
      'iu',
    ),
  ],
  [
    'perplexity',
    new RegExp(
      word(
        'measures?|metric|scores?|model fits|values?|lower|higher|cross-entropy|entropy|n-grams?|held-out|some|great|deep|my|our|his|her|their|in',
      ) +
        ` ${sign}|${sign} ${word('as a measure|scores?|of|values?|metric|was (?:low|high)\\p{Ll}*|grew|is defined|per')}`,
      'iu',
    ),
  ],
  [
    'copilot',
    new RegExp(
      word(
        'checklists?|flights?|captain|pilots?|landing|cockpit|aircraft|aeroplane|airplane|instruments|rally|take-?off|crew',
      ),
      'iu',
    ),
  ],
  [
    'gemini',
    new RegExp(
      `${word('missions?|telescopes?|observator(?:y|ies)|star signs?|zodiac|horoscopes?|constellation|astrolog\\p{Ll}+|spacecraft|NASA|twins|born|capsule|Moon|sign')}|Project ${sign}`,
      'iu',
    ),
  ],
  ['bard', new RegExp(`[Tt]he ${sign}|${word('plays?|sonnets?|Shakespeare|poets?|College|Stratford')}`, 'u')],
  ['llama', new RegExp(word('farms?|animals?|herds?|wool|Andes|alpacas?|Peru'), 'iu')],
  ['grok', new RegExp(word("Heinlein(?:'s)?|novel|Martian|Stranger"), 'iu')],
  ['claude', new RegExp(word('Monet|Bernard|Debussy|Shannon|Lorrain'), 'u')],
])
/** What is said of people alone. */
const isPerson = new RegExp(
  `${sign}(?:'s)?,? (?:my|our|who|whose|the (?:nurse|teacher|manager|head)|an? (?:colleague|friend|nurse|teacher|manager|student)|\\p{Lu}\\p{Ll}+(?! (?:AI|Pro|Chat)))(?!\\p{L})|(?:[Dd]r|[Mm]rs?|[Mm]s|[Pp]rof\\p{Ll}*|[Tt]utor|[Ss]upervisor|[Mm]entor|[Ff]riend|[Cc]olleague)\\.? ${sign}|${word('he|she|him|hers?|his')}`,
  'u',
)
const namedAsTool = /(?<!\p{L})(?:AI|chatbots?|Anthropic|Google|xAI|prompt(?:s|ed)?|language model)(?!\p{L})/u
const beside = new RegExp(
  `(?:AI|chatbot|assistant|model|tool)(?: called| named)?,? ["'(]?${sign}|${sign}["')]?,? (?:an?|the) (?:AI|chatbot|language model)|${sign} \\((?:OpenAI|Google|Meta|Microsoft|Anthropic|Amazon|Apple|Quora|xAI|Moonshot|Mistral)`,
  'u',
)
/** A name that people have too, where only a tool can stand. */
const asMeans = new RegExp(
  `(?:fed|feed|pasted|typed|uploaded|copied|entered) [^.;]{1,60} (?:to|into|in) ${sign}|[Cc]hat(?:s|ted)? (?:log )?with ${sign}|(?:us(?:e|ed|ing)|prompt(?:ed|ing)?|via|through|into|queried|consulted|by asking|using)(?: (?:the|free|paid|version|of|tool))*? ${sign}(?!')(?: ?\\([^()]*\\))?(?= (?:to|for|when|while|as|on|in|and|with)(?!\\p{L})|[.,;]| ${tasks})|(?:(?:generated|created|written|made|drafted|translated|produced|edited|proofread|checked|summarised|rephrased) (?:using|with)|ran \\p{L}+ \\p{L}+ through) ${sign}(?!')|${sign}(?: ?\\([^()]*\\))? (?:was|were|has been) used|(?:let|had|got|asked|with) ${sign}(?: ?\\([^()]*\\))? (?:to )?(?:re-?)?(?:${tasks})`,
  'u',
)

/**
 * Whether a name means the tool in this sentence. `known` are the tools that the reflection or the rest of the work names
 * beyond doubt.
 */
export function meansTool(name: Name, sentence: Sentence, known: Set<string | undefined>): boolean {
  if (name.kind !== 'tool') return name.kind === 'generic'
  const { id = '', hosts = [], name: spelt = '' } = name.tool ?? {}
  const written = sentence.text.slice(sentence.before.length, sentence.before.length + name.end - name.start)
  const isBare = written.toLowerCase() === spelt.toLowerCase() || written.toLowerCase() === 'co-pilot'
  if (isBare && !name.vendor && otherSenses.get(id)?.test(sentence.marked)) return false
  if (id === 'perplexity' && written === 'perplexity' && !known.has(id)) return false
  if (known.has(id)) return true
  if (hosts.some((host) => sentence.text.includes(host)) || beside.test(sentence.marked)) return true
  if (name.certain) return !name.byNumber || name.tool?.class !== 'rare'
  if (name.tool?.impersonal) return /^\p{Lu}/u.test(written)
  if (name.tool?.class === 'rare' || isPerson.test(sentence.marked)) return false
  if (id === 'gemini') return true
  return namedAsTool.test(sentence.text) || asMeans.test(sentence.marked)
}
