import { findNames } from '../../src/detectors/ai-tools/names.ts'
import type { AiUse, Purpose, Reflection } from '../../src/domain/intake/reflection.ts'

const denial =
  /(?<!\p{L})(?:did not|didn.t|have not|haven.t|has not|was not|were not|wasn.t|weren.t|never|without|no)(?!\p{L})[^.]{0,60}?(?<!\p{L})(?:AI|artificial intelligence|chatbots?|language models?|tools?|ChatGPT|help)(?!\p{L})|(?<!\p{L})(?:AI|artificial intelligence|chatbots?|tools?|ChatGPT)(?!\p{L})[^.]{0,40}?(?<!\p{L})(?:was|were|is|has|have) (?:not|never)(?!\p{L})|^ *(?:none|no|not used|n\/?a)\.? *$/iu

const affirmation =
  /(?<!\p{L})(?:I|we|We) (?:also |only |mainly |just |then |have |did )?(?:used|asked|prompted|let|consulted|relied)(?!\p{L})/u

const content =
  /(?<!\p{L})(?:wr(?:ite|ote|itten|iting)|draft(?:ed|ing|s)?|generat(?:e|ed|ing)|produc(?:e|ed|ing)|creat(?:e|ed|ing)|compos(?:e|ed|ing)|summar(?:y|ies|i[sz]e|i[sz]ed|i[sz]ing)|quot(?:e|ed|ing|es)|cop(?:y|ied|ying)|past(?:e|ed|ing)|rewr(?:ite|ote|itten)|rephras(?:e|ed|ing)|reword(?:ed|ing)?|paraphras(?:e|ed|ing)|paragraphs?|sections?|answer(?:ed|s)?|explain(?:ed)?|images?|code|tables?|figures?)(?!\p{L})/iu
const assistance: [Purpose, RegExp][] = [
  [
    'grammar',
    /gramm|spell|proofread|punctuat|typo|improve my (?:english|writing|language|wording|style)|polish|clearer english|my english/iu,
  ],
  ['translate', /translat/iu],
  ['unblock_ideas', /idea|brainstorm|inspir|writer.s block|suggest/iu],
  ['outline', /outline|structure|headings?|plan(?:ning)?(?!\p{L})/iu],
  [
    'find_sources',
    /(?:find|search|look)\p{L}* (?:for |up )?(?:sources|articles|references|literature|papers|reading)/iu,
  ],
  ['feedback', /feedback|comments? on|review(?:ed)? my/iu],
]

/**
 * A structured reflection from a sentence of free text, as the pairs file has them. Simple rules: a denial, else each
 * tool named (or “AI”), and whether the words speak of content or only of assistance.
 */
export function reflectionFrom(sentence: string): Reflection {
  const only = /(?<!\p{L})(?:only|just|merely|solely)(?!\p{L})/iu.test(sentence)
  const helped = assistance.find(([, pattern]) => pattern.test(sentence))?.[0]
  const said = sentence.replace(/(?<!\p{L})(?:did not|didn.t|never|without|not)(?!\p{L})[^.;,]*/giu, ' ')
  const wrote = content.test(said) && !(only && helped)
  const tools = [
    ...new Set(
      findNames(sentence)
        .filter(({ kind }) => kind === 'tool')
        .map(({ start, end }) => sentence.slice(start, end)),
    ),
  ]
  if (
    denial.test(sentence) &&
    !affirmation.test(sentence) &&
    !/(?<!\p{L})(?:but|except|apart from|other than)(?!\p{L})/iu.test(sentence)
  ) {
    return { aiUsed: false, otherTools: ['none'], whyNot: sentence, priorLearning: '', responsibilityAccepted: true }
  }
  const use: Omit<AiUse, 'tool'> = {
    firstUsed: '2025-01-01',
    purpose: wrote ? 'draft_text' : (helped ?? 'feedback'),
    how: sentence,
    why: '',
    outputUsed: wrote ? 'adapted' : 'ideas',
    personalData: 'none',
  }
  return {
    aiUsed: true,
    uses: (tools.length > 0 ? tools : ['AI']).map((tool) => ({ tool, ...use })),
    criticalReflection: '',
    priorLearning: '',
    responsibilityAccepted: true,
  }
}
