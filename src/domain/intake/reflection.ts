import Type, { type Static } from 'typebox'

/** What a student used AI for. The first four are those of the point `legitimate_use`. */
export const purposes = [
  'understand_sources',
  'extract_findings',
  'unblock_ideas',
  'grammar',
  'outline',
  'find_sources',
  'feedback',
  'rewrite',
  'translate',
  'draft_text',
  'code',
  'images_media',
  'data_analysis',
  'accessibility',
] as const
export type Purpose = (typeof purposes)[number]

/**
 * What a schema of the reflection says beside its shape: `problem` and `expected` to the student, and `unread`, which
 * stands for an answer that could not be read and asks for nothing more.
 */
const maxLength = 20_000
const unkept = { problem: 'This is not a text that can be kept.', unread: '' }

/** A long answer. Whether it says anything is for the gate to find, so one that is absent is an empty text. */
const Answer = Type.String({
  maxLength,
  default: '',
  ...unkept,
  expected: `A text of at most ${maxLength} characters.`,
})

const Note = Type.Optional(
  Type.String({ maxLength, ...unkept, expected: `A text of at most ${maxLength} characters, or nothing.` }),
)

const choice = <const Choice extends string>(choices: readonly Choice[]) =>
  Type.Unsafe<Choice>(
    Type.Enum([...choices], {
      problem: 'Please choose one of the answers.',
      expected: `One of: ${choices.join(', ')}.`,
      unread: choices[0],
    }),
  )

/** What is said of a date of use that is missing, is no date, or lies in the future. */
export const dateNeeded = {
  problem: 'Please say when you used the tool.',
  expected: 'A date such as 2025-03-12 that is not in the future.',
}
const Day = Type.String({ format: 'date', maxLength: 10, ...dateNeeded, unread: '' })

/** One use of one AI tool (point `declare_use`: how and why; JCQ: tool, version, date). Dates are `YYYY-MM-DD`. */
const AiUse = Type.Object({
  tool: Type.String({
    minLength: 1,
    maxLength: 200,
    problem: 'This part is still empty.',
    expected: 'Please give the name of the tool, for example “ChatGPT”.',
    unread: '',
  }),
  version: Note,
  firstUsed: Day,
  lastUsed: Type.Optional(Day),
  purpose: choice(purposes),
  how: Answer,
  why: Answer,
  outputUsed: choice(['none', 'ideas', 'adapted', 'verbatim']),
  verification: Note,
  personalData: choice(['none', 'own', 'others']),
  provenanceNote: Note,
  personalDataNote: Note,
})
export type AiUse = Static<typeof AiUse>

const otherTools = ['spelling', 'grammar', 'translation', 'assistive_technology', 'none'] as const
type OtherTool = (typeof otherTools)[number]
const isOtherTool = (tool: unknown): tool is OtherTool => otherTools.includes(tool as never)

const responsibilityAccepted = Type.Literal(true, {
  problem: 'Please confirm that you take responsibility for the work you hand in.',
  expected: 'true',
  unread: true,
})

export const maxUses = 30

export const WithAi = Type.Object({
  aiUsed: Type.Literal(true),
  uses: Type.Array(AiUse, {
    minItems: 1,
    maxItems: maxUses,
    problem: 'You said that you used AI.',
    expected: `At least one use of an AI tool, at most ${maxUses}.`,
    unread: [],
  }),
  criticalReflection: Answer,
  priorLearning: Answer,
  responsibilityAccepted,
})

export const WithoutAi = Type.Object({
  aiUsed: Type.Literal(false),
  otherTools: Type.Unsafe<OtherTool[]>(
    Type.Refine(
      Type.Array(Type.Unknown(), {
        maxItems: 20,
        problem: 'Please list other tools you used, such as a spelling check.',
        expected: `Any of: ${otherTools.join(', ')}; or an empty list.`,
        unread: [],
      }),
      (tools) => tools.every(isOtherTool),
    ),
  ),
  whyNot: Answer,
  priorLearning: Answer,
  responsibilityAccepted,
})

/** A reflection that does not say yet whether AI was used. */
export const Undecided = Type.Object(
  {
    aiUsed: Type.Boolean({
      problem: 'Please say whether you used AI for this work. Either answer is fine.',
      expected: 'true or false',
    }),
    responsibilityAccepted,
  },
  {
    problem: 'The reflection is missing or is not a JSON object.',
    expected: 'A JSON object that says whether AI was used, how and why.',
  },
)

/** The mandatory statement of how and why AI was used, or that it was not. */
export type Reflection = Static<typeof WithAi> | Static<typeof WithoutAi>
