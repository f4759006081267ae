import { formFor, render } from '../../../src/detectors/ai-use/forms/table.ts'
import type { WorkRow } from '../../evaluators/works.ts'
import { notUsed, used } from './reflections.ts'

/** Eight subjects, each with what its essay is about and two works that it cites. */
const subjects: [field: string, topic: string, first: string, second: string][] = [
  [
    'Nursing',
    'rest on wards',
    'Morgan, L. (2018) Calm wards. Leeds: Grange.',
    'Patel, M. (2020) Care at night. London: Sage.',
  ],
  [
    'Law',
    'notice in tenancies',
    'Okafor, B. (2017) Homes and contracts. Leeds: Grange.',
    'Hughes, R. (2021) Fair notice. London: Sage.',
  ],
  [
    'Primary teaching',
    'reading aloud',
    'Larsen, K. (2016) Reading aloud. Leeds: Grange.',
    'Roy, A. (2022) The quiet class. London: Sage.',
  ],
  [
    'Business',
    'small shops',
    'Novak, P. (2015) The corner shop. Leeds: Grange.',
    'Ek, S. (2019) Staff and stock. London: Sage.',
  ],
  [
    'Computing',
    'tests of software',
    'Ivanov, D. (2018) Tests that last. Leeds: Grange.',
    'Ng, L. (2021) Small programs. London: Sage.',
  ],
  [
    'History',
    'canals in the north',
    'Walsh, T. (2014) Water and coal. Leeds: Grange.',
    'Brown, E. (2020) The last boat. London: Sage.',
  ],
  [
    'Social work',
    'first visits',
    'Diaz, C. (2017) At the door. Leeds: Grange.',
    'Klein, J. (2023) Listening first. London: Sage.',
  ],
  [
    'AI in schools',
    'chatbots and homework',
    'Morgan, L. (2023) ChatGPT in the staff room. Leeds: Grange.',
    'Patel, M. (2024) Homework after AI. London: Sage.',
  ],
]

interface Variant {
  kind: string
  /** Stands behind the first paragraph. */
  sentence?: string
  /** Stands before the list of sources. */
  statement?: string
  entry?: string
  appendix?: string
  reflection: WorkRow['reflection']
  gold?: string[]
}

const tools = ['ChatGPT', 'Claude', 'Gemini', 'Quillwise']
const form = (style: Parameters<typeof formFor>[0], place: Parameters<typeof formFor>[1][number], tool: string) =>
  render(formFor(style, [place]), {
    tool,
    version: 'GPT-5',
    date: '3 March 2026',
    year: '2026',
    link: 'https://www.example.com/share/1',
    title: 'What matters here',
    writer: 'Roy A',
    task: 'plan the essay',
  })

const honest = (tool: string): Variant[] => [
  {
    kind: 'honest use: acknowledged',
    statement: `Acknowledgements\nI acknowledge the use of ${tool} (GPT-5, 3 March 2026) to plan the essay and to check grammar.`,
    reflection: used(tool, { purpose: 'outline' }),
  },
  {
    kind: 'honest use: cited in the list',
    entry: form('harvard', 'list', tool),
    sentence: 'Three points are listed in reply to a prompt (‘What matters here’, 2026).',
    appendix: 'Appendix A\nPrompt: What matters here\nOutput: three points.',
    reflection: used(tool, { outputUsed: 'verbatim' }),
  },
  {
    kind: 'honest use: told in a sentence',
    sentence: `The outline of this essay was suggested by ${tool} (GPT-5, 3 March 2026), and I changed two of its headings.`,
    reflection: used(tool),
  },
  {
    kind: 'honest use: in an appendix',
    sentence: `When asked “What matters here?”, ${tool} returned a list of points (see Appendix A).`,
    appendix: `Appendix A\nPrompt to ${tool}, 3 March 2026: “What matters here?”\nOutput: three points.`,
    reflection: used(tool, { outputUsed: 'adapted' }),
  },
  {
    kind: 'honest use: grammar alone',
    sentence: `I used ${tool} to check spelling and grammar.`,
    reflection: used(tool, { purpose: 'grammar', outputUsed: 'none' }),
  },
]

const none: Variant[] = [
  { kind: 'no use: nothing said', reflection: notUsed() },
  {
    kind: 'no use: said so',
    sentence: 'I did not use ChatGPT or any other AI tool for this essay.',
    reflection: notUsed(),
  },
  {
    kind: 'no use: use by others',
    sentence:
      'Many students now use ChatGPT to write such essays, and some teachers use Copilot to mark them (Patel, 2024).',
    reflection: notUsed(),
  },
  {
    kind: 'no use: an interview',
    sentence: '“I used ChatGPT to write my first letter,” one of the people I spoke to said, “and it helped me a lot.”',
    reflection: notUsed(),
  },
  {
    kind: 'no use: a maker’s report',
    sentence: 'Companies publish their own figures (OpenAI, 2025).',
    entry: 'OpenAI (2025) GPT-5 system card. Available at: https://openai.com/research (Accessed: 3 March 2026).',
    reflection: notUsed(),
  },
]

const denied = ['ai-use-denied-but-cited']
const contradictory = (tool: string): Variant[] => [
  {
    kind: 'contradiction: a sentence of use',
    sentence: `I used ${tool} to draft the introduction.`,
    reflection: notUsed(),
    gold: denied,
  },
  {
    kind: 'contradiction: an acknowledgement',
    statement: `Acknowledgements\n${tool} was used to summarise the two books.`,
    reflection: notUsed(),
    gold: denied,
  },
  { kind: 'contradiction: a suggested form', entry: form('any', 'list', tool), reflection: notUsed(), gold: denied },
  {
    kind: 'contradiction: the tool as author',
    sentence: `It is a matter of trust (${tool}, 2026).`,
    entry: `${tool}. (2026). Answer to a prompt on trust [Large language model].`,
    reflection: notUsed(),
    gold: [...denied, 'ai-author-ref', 'ambiguous-name'],
  },
  {
    kind: 'contradiction: a part that was written',
    sentence: `Parts of this essay were written with ${tool} and then edited by me.`,
    reflection: notUsed(),
    gold: denied,
  },
]

/** Whole works with reflections in eight subjects: five kinds of honest use, five of none, five of contradiction. */
export function wholeWorks(): WorkRow[] {
  return subjects.flatMap((subject) =>
    tools.flatMap((tool) => {
      const known = tool !== 'Quillwise'
      return [...honest(tool), ...(tool === 'ChatGPT' ? none : []), ...(known ? contradictory(tool) : [])].map(
        (variant, index): WorkRow => ({
          id: `${subject[0]}-${tool}-${index + 1}`,
          kind: variant.kind,
          work: written(subject, variant),
          reflection: variant.reflection,
          gold: variant.gold ?? [],
        }),
      )
    }),
  )
}

function written([field, topic, first, second]: (typeof subjects)[number], variant: Variant): string {
  const cite = (entry: string) => `(${entry.split(',')[0]}, ${/\d{4}/.exec(entry)![0]})`
  return [
    `${field}: an essay on ${topic}`,
    `Introduction\nThis essay is about ${topic}. It asks what is known, what is done in practice, and what stands between the two ${cite(first)}. The question matters because people rely on the answer every day, often without being asked.${variant.sentence ? ` ${variant.sentence}` : ''}`,
    `What is known about ${topic} comes from a small number of studies, most of them with few people in them ${cite(second)}. They agree that time is short, that habits are strong, and that change begins with one person who tries. They disagree on what it costs. I found the second study more convincing, since it followed the same people for two years and says openly what went wrong.`,
    `In practice, ${topic} depends on whoever happens to be there. On my placement I saw three different ways in a single week, each of them explained to me as the usual one. When I asked why, the answer was mostly that it had always been done so. This fits the finding that habits are handed on by example rather than by rule ${cite(first)}.`,
    `Conclusion\nThe evidence on ${topic} is thin but points one way. A small change, agreed with those who have to live with it, would be a better start than a new rule.`,
    variant.statement,
    `References\n${[first, second, variant.entry].filter(Boolean).join('\n')}`,
    variant.appendix,
  ]
    .filter(Boolean)
    .join('\n\n')
}
