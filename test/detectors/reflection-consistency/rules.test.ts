import { describe, expect, test } from 'vitest'
import { reflectionConsistency } from '../../../src/detectors/reflection-consistency/detector.ts'
import { type Purpose, purposes, type Reflection } from '../../../src/domain/intake/reflection.ts'
import type { Flag, Input, Opinion } from '../../../src/domain/screening/detector.ts'
import { flagsOf, inputOf } from '../../detector-tester.ts'
import { none, used } from './examples.ts'

const entry = 'ChatGPT (2024) Calm and noise. https://chatgpt.com'
const why = 'I wanted to write it myself.'
const drafted = 'It drafted a rota.'

describe('what the reflection says beside what the work shows', () => {
  const adapted = ['rewrite', 'draft_text', 'code', 'images_media', 'data_analysis', 'understand_sources']
  const ofPurpose = (purpose: Purpose): [string, Reflection, string[]] => [
    `Rest keeps a ward calm, said of ${purpose}.`,
    used({ purpose }),
    adapted.concat('extract_findings').includes(purpose)
      ? [`ai-use-not-cited: ChatGPT: ${drafted}`]
      : [`ai-use-not-cited-assistive: ChatGPT: ${drafted}`],
  ]
  const content = (tool: string) => `ai-use-not-cited: ${tool}: ${drafted}`
  const assisted = (tool: string) => `ai-use-not-cited-assistive: ${tool}: ${drafted}`
  const other = (tool: string, declared = 'ChatGPT') => `ai-tool-mismatch: ${tool} | ${declared}: ${drafted}`

  test.each<[string, Reflection, string[]]>([
    ...purposes.map(ofPurpose),
    ['\u200b', used({}), []],
    ['Ideas alone.', used({ outputUsed: 'ideas', purpose: 'code' }), [assisted('ChatGPT')]],
    ['Ideas for a draft.', used({ outputUsed: 'ideas' }), [content('ChatGPT')]],
    ['Nothing kept.', used({ outputUsed: 'none' }), [assisted('ChatGPT')]],
    ['Nothing kept of code.', used({ outputUsed: 'none', purpose: 'code' }), [assisted('ChatGPT')]],
    ['Word for word.', used({ outputUsed: 'verbatim', purpose: 'grammar' }), [content('ChatGPT')]],
    ['Rest helps.', used({ tool: 'ChatGPT' }, { tool: 'DeepSeek', purpose: 'grammar' }), [content('ChatGPT')]],
    ['I used ChatGPT.', used({ tool: 'ChatGPT' }, { tool: 'DeepSeek' }), [content('DeepSeek')]],
    ['I used ChatGPT.', used({ tool: 'ChatGPT' }, { tool: 'DeepSeek', purpose: 'grammar' }), []],
    ['I used ChatGPT.', used({ tool: 'ChatGPT' }, { tool: 'a new tool' }), []],
    ['I used AI.', used({ tool: 'ChatGPT' }), []],
    ['I used ChatGPT.', used({ tool: 'a new tool' }), []],
    ['I used ChatGPT.', used({ tool: 'a new tool' }, { tool: 'DeepSeek' }), []],
    [
      'I used Kling AI.',
      used({ tool: 'ChatGPT' }, { tool: 'DeepSeek' }),
      [`ai-tool-mismatch: Kling AI | ChatGPT: ${drafted} | DeepSeek: ${drafted}`],
    ],
    ['I asked Claude for a rota.', used({ tool: 'Claude' }), []],
    ['I asked Claude for a rota.', used({ tool: 'DeepSeek' }), [content('DeepSeek')]],
    ['Rest helps (Bard, 2023).', none(), []],
    ['Rest helps (Bard, 2023).', used({ tool: 'Bard' }), []],
    ['Rest helps (Bard, 2023).', used({}), [other('Bard')]],
    ['Rest helps (Poe, 2023).\nReferences\nPoe (2023) Calm wards.', used({}), [content('ChatGPT')]],
    ['I asked it (ChatGPT, 2024).', none(), [`ai-use-denied-but-cited: ChatGPT | ${why}`]],
    ['I asked Claude, an AI, for a rota.', none(), [`ai-use-denied-but-cited: Claude | ${why}`]],
    ['I asked Claude, a chatbot, for a rota.', none(), [`ai-use-denied-but-cited: Claude | ${why}`]],
    ['Appendix A ChatGPT log\nRest.', used({}), []],
    ['Acknowledgements\nThanks.\nIntroduction\nChatGPT is popular.', used({}), [content('ChatGPT')]],
    ['ChatGPT is popular.\nAcknowledgements\nThanks.', used({}), [content('ChatGPT')]],
    ['I used ChatGPT.', used({ tool: 'AI' }), []],
    ['I used AI for commas.', none(['grammar']), [`ai-use-denied-but-cited: AI | ${why}`]],
    ['Rest helps (Poe, 2023).', used({}), [content('ChatGPT')]],
    ['ChatGPT is popular.', used({}), [content('ChatGPT')]],
    ['Appendix A\nThe log of ChatGPT.', used({}), []],
    ['Appendix A\nThe log of ChatGPT.', none(), []],
    ['Appendix A\nThe log of DeepSeek.', used({}), []],
    ['Appendix A\nThe log of the AI group.', used({}), [content('ChatGPT')]],
    ['I asked ChatGPT. Rest helps (DeepSeek, 2024).', none(), [`ai-use-denied-but-cited: ChatGPT | DeepSeek | ${why}`]],
    [
      'I asked ChatGPT.',
      { ...none(), whyNot: '' } as Reflection,
      ['ai-use-denied-but-cited: ChatGPT | No AI was used.'],
    ],
    ...['Grammarly', 'DeepL', 'QuillBot', 'Wordtune', 'Paperpal', 'Otter.ai'].flatMap(
      (tool): [string, Reflection, string[]][] => [
        [`I used ${tool} for commas.`, none(['spelling']), []],
        [`I used ${tool} for commas.`, none(), [`ai-use-denied-but-cited: ${tool} | ${why}`]],
      ],
    ),
    ['I used ChatGPT for commas.', none(['none', 'grammar']), [`ai-use-denied-but-cited: ChatGPT | ${why}`]],
    ['Rest helps (Grammarly, 2024).', none(['grammar']), [`ai-use-denied-but-cited: Grammarly | ${why}`]],
    ...[
      ['ChatGPT', 'GPT-4'],
      ['Gemini', 'Google Bard'],
      ['Copilot', 'Bing Chat'],
      ['Copilot', 'Bing AI'],
      ['Copilot', 'Sydney AI'],
      ['Bing Chat', 'Microsoft Copilot'],
      ['Mistral', 'Le Chat'],
      ['Le Chat', 'Mistral Large'],
      ['Jasper', 'Jasper AI'],
      ['Bing', 'Microsoft Copilot'],
    ].map(([named, shown]): [string, Reflection, string[]] => [`I used ${shown} for it.`, used({ tool: named! }), []]),
    ['I used DeepSeek.', used({ tool: 'ChatGPT and Le Chat' }), [other('DeepSeek', 'ChatGPT and Le Chat')]],
    ...[
      '“Explain rest” prompt. ChatGPT, May 2024.',
      '‘Explain rest’ prompt. ChatGPT, May 2024.',
      '3. “Explain rest” (transcript, ChatGPT, May 2024).',
      'Text generated by ChatGPT, May 2024.',
      'Image created in ChatGPT, May 2024.',
      'Output requested of ChatGPT, May 2024.',
      'Output from ChatGPT, May 2024.',
    ].map((own): [string, Reflection, string[]] => [
      `Works Cited\n${own}`,
      none(),
      [`ai-use-denied-but-cited: ChatGPT | ${why}`],
    ]),
    ['Works Cited\nMorgan, L. (2023) Output from ChatGPT in exams.', none(), []],
    ['Works Cited\n“No” prompt. ChatGPT, May 2024.', none(), []],
    ['Works Cited\nOutput from Claude, May 2024.', none(), []],
    ['Works Cited\nOutput from a page, May 2024. https://ward.org/chatgpt', none(), []],
  ])('%j', (text, reflection, expected) => {
    expect(said(text, reflection)).toEqual(expected)
  })
})

describe('citations of tools in the text and in the list', () => {
  const missing = 'ai-intext-no-ref: ChatGPT'
  const uncited = 'ai-ref-no-intext: ChatGPT'

  test.each<[string, string[]]>([
    [`Rest helps (ChatGPT, 2024).\nReferences\n${entry}`, []],
    ['Rest helps (ChatGPT, 2024).', []],
    [`Rest helps (GPT-4, 2024).\nReferences\n${entry}`, []],
    [`Rest helps (DeepSeek, 2024).\nReferences\n${entry}`, ['ai-intext-no-ref: DeepSeek', uncited]],
    [`Rest helps (DeepSeek, 2024; ChatGPT, 2024).\nReferences\n${entry}`, ['ai-intext-no-ref: DeepSeek']],
    [`Rest helps (ChatGPT, 2024).\n  Bibliography:\nMorgan, L. (2018) Calm wards.`, [missing]],
    [`Rest helps (ChatGPT, 2024).\nA note on references\nMorgan, L. (2018) Calm wards.`, []],
    [
      `Rest helps (DeepSeek, 2024).\nThe end.\n${entry}\nMorgan, L. (2018) Calm wards. Leeds: Grange.`,
      ['ai-intext-no-ref: DeepSeek', uncited],
    ],
    [`Rest helps.\nReferences\n${entry}`, [uncited]],
    ['Rest helps.\nReferences\n(3) ChatGPT (2024) Calm and noise.', []],
    ['Rest helps (AI, 2024).\nReferences\nAI (2024) Calm and noise.', []],
    [`Rest helps [12].\nReferences\n${entry}`, []],
    [`Rest helps.\nReferences\n1. ${entry}\n2. Morgan, L. (2018) Calm wards.`, []],
    ['Rest helps.\nReferences\n3. Roy, A., ChatGPT (2024) Calm and noise.', []],
    ['Rest helps.\nReferences\nRoy, A. & ChatGPT (2024) Calm and noise.', [uncited]],
  ])('%j', (text, expected) => {
    const found = said(text, used({ tool: 'a new tool' })).filter((flag) => !flag.startsWith('ai-use'))

    expect(found).toEqual(expected)
  })
})

describe('a record promised in an appendix', () => {
  const inText = (quote: string) => [`ai-appendix-missing: ${quote}`]
  const work = (line: string, words = 200) => `I used ChatGPT.\n${'rest '.repeat(words)}\n${line}`

  test.each<[string, string[]]>([
    ...['prompts', 'outputs', 'transcripts', 'responses', 'conversations', 'screenshots', 'chats'].flatMap(
      (record): [string, string[]][] => [
        [`All ${record} of DeepSeek are in Appendix B.`, inText('Appendix B')],
        [`The ${record.slice(0, -1)} of DeepSeek is in Appendix B.`, inText('Appendix B')],
      ],
    ),
    ['My ChatGPT files are in Appendix B.', inText('Appendix B')],
    ['My AI files are in Appendix B.', inText('Appendix B')],
    ['Appendix B has the prompts.', inText('Appendix B')],
    ['Rest! The prompts are in an appendix.', inText('appendix')],
    ['The prompts are in the appendices.', inText('appendices')],
    ['The prompts are in Appendix 12.', inText('Appendix 12')],
    ['The prompts are in Appendix Two.', inText('Appendix')],
    ['The prompts are in Appendix 12b.', inText('Appendix')],
    ['The prompts are in Appendix B1.', inText('Appendix')],
    ['The prompts are in Appendix A and B. The outputs are in Appendix C.', inText('Appendix A')],
    ['Ward transcripts are in Appendix B.', []],
    ['The Google transcripts are in Appendix B.', []],
    ['DeepSeek stands in Appendix B.', []],
    ['We were promptly told of the DeepSeek list in Appendix B.', []],
    ['We exprompt the DeepSeek list in Appendix B.', []],
    ['The prompts are mine. Rest is in Appendix B.', []],
    ['The prompts are mine! Rest is in Appendix B.', []],
    ['Are the prompts mine? Rest is in Appendix B.', []],
    ['The prompts are in Subappendix B.', []],
    ['The prompts are in Appendix B.\nAppendix B', []],
    ['The prompts are in Appendix B.\n  Appendix B: all prompts', []],
    ['The prompts are in Appendix B.\n\fAppendix B\nOne', []],
    ['The prompts are in Appendix B.\n2. Appendix B', []],
    ['The prompts are in Appendix B.\nAppendix C', inText('Appendix B')],
    ['The prompts are in Appendix B.\nAppendix Two', []],
    ['The prompts are in Appendix B.\nAppendix C1', []],
    ['The prompts are in Appendix 12.\nAppendix 1', inText('Appendix 12')],
    ['The prompts are in Appendix 12.\nAppendix 12', []],
    ['The prompts are in Appendix B.\nAppendices', []],
    ['The prompts are in Appendix B.\fAppendix B', []],
    ['The prompts are in Appendix B.\n2. Appendix C', inText('Appendix B')],
    ['The prompts are in Appendix A.\nAppendix: the notes of B', []],
    ['The prompts are in Appendix 13.\nAppendix 12', inText('Appendix 13')],
    ['Prompts: see Appendix B.', inText('Appendix B')],
    ['The prompts are in an appendix.\nAppendix C', []],
    ['The prompts are in an appendix.\nAppendix shows the rest.', inText('appendix')],
  ])('%j', (line, expected) => {
    const found = said(work(line), used({})).filter((flag) => flag.startsWith('ai-appendix'))

    expect(found).toEqual(expected)
  })

  test('only a work of 150 words or more can miss its appendix', () => {
    const line = 'The prompts are in Appendix B.'

    expect(said(work(line, 141), used({}))).toEqual(inText('Appendix B'))
    expect(said(work(line, 140), used({}))).toEqual([])
  })

  test.each(['how', 'why', 'verification'])('the reflection may promise it, under “%s”', (field) => {
    const words = 'I kept notes. All responses are in Appendix B.'

    const found = said(work(''), used({}, { [field]: words }))

    expect(found).toEqual(inText(words))
  })

  test('a reflection without such a promise, or without AI, misses nothing', () => {
    const record = `${'rest '.repeat(200)}\nThe prompts of the ward clock are in Appendix B.`

    expect(said(work(''), used({ how: 'I kept notes in Appendix B. It gave responses.', verification: '' }))).toEqual(
      [],
    )
    expect(said(record, none())).toEqual([])
  })
})

test('every flag says what was found, in words that can be read aloud', () => {
  const messages = (text: string, reflection: Reflection) =>
    flagsIn(text, reflection).map(({ rule, severity, message, suggestion, figures }) => [
      rule,
      severity,
      message,
      suggestion,
      figures,
    ])

  const three = used({ tool: 'ChatGPT', version: '4o' }, { tool: 'DeepSeek' }, { tool: 'Le Chat' }, { tool: 'ChatGPT' })
  const found = [
    ...messages('Rest helps.', three),
    ...messages('Rest helps.', used({ purpose: 'grammar' })),
    ...messages('I used Kling AI and Udio, then Kling AI.', used({})),
    ...messages('I used AI and ChatGPT, then ChatGPT.', none()),
    ...messages(`Rest helps (DeepSeek, 2024).\nReferences\n${entry}`, used({ tool: 'ChatGPT' }, { tool: 'DeepSeek' })),
    ...messages(`I used ChatGPT; all prompts are in Appendix C. ${'rest '.repeat(200)}`, used({})),
  ]

  expect(found).toMatchInlineSnapshot(`
    [
      [
        "ai-use-not-cited",
        "check",
        "The reflection says that ChatGPT, DeepSeek and Le Chat contributed content. No citation, acknowledgement or appendix in the work mentions it, and clause 4.3(2) of the policy asks for AI-generated content to be cited.",
        "One line is enough, for example: “AI tool used: ChatGPT (4o), link, 2025-03-12. Prompt and output: Appendix A.”",
        undefined,
      ],
      [
        "ai-use-not-cited-assistive",
        "info",
        "The reflection says that ChatGPT assisted with the work. The work itself does not mention it; a short acknowledgement would tell a reader.",
        "One line is enough, for example: “AI tool used: ChatGPT, link, 2025-03-12. Prompt and output: Appendix A.”",
        undefined,
      ],
      [
        "ai-tool-mismatch",
        "info",
        "The work mentions Kling AI and Udio; the reflection names ChatGPT. Both may be right: the reflection can be completed.",
        "Add the other tool to the reflection, or correct the name where it was mixed up.",
        {
          "declared": [
            "chatgpt",
          ],
          "named": [
            "Kling AI",
            "Udio",
          ],
        },
      ],
      [
        "ai-use-denied-but-cited",
        "check",
        "The reflection says that no AI was used, and the work cites or describes output of an AI tool. One of the two needs a word of explanation.",
        "Complete the reflection if a tool was used, or tell your tutor how the output came into the work.",
        {
          "tools": [
            "ai",
            "chatgpt",
          ],
        },
      ],
      [
        "ai-intext-no-ref",
        "info",
        "The text cites an AI tool that the reference list does not contain.",
        "Show the tool where your citation style wants it: in a note, an acknowledgement or an appendix.",
        undefined,
      ],
      [
        "ai-ref-no-intext",
        "info",
        "The reference list contains an AI tool that the text does not cite.",
        "Say in the text where the tool’s output was used.",
        undefined,
      ],
      [
        "ai-appendix-missing",
        "info",
        "A record of prompts and output is promised in an appendix, and the work as it arrived has no such appendix.",
        "Add the appendix to the work, or tell your tutor where the record can be found.",
        undefined,
      ],
    ]
  `)
})

function flagsIn(text: string, reflection: Input['reflection']): Flag[] {
  return flagsOf(reflectionConsistency.detect(inputOf({ text, reflection, clauses: { cite_use: '4.3(2)' } })) as never)
}

/** Each flag as its rule and what it points at, in the order of its evidence. */
function said(text: string, reflection: Input['reflection']): string[] {
  return flagsIn(text, reflection).map(
    ({ rule, evidence }) => `${rule}: ${evidence.map(({ quote }) => quote).join(' | ')}`,
  )
}

describe('whose use a sentence tells of, where the reflection says that no AI was used', () => {
  const told = (text: string) =>
    flagsOf(reflectionConsistency.detect(inputOf({ text, reflection: none() })) as Opinion).length > 0

  test.each([
    'Essays generated by ChatGPT are hard to recognise.',
    'I believe that texts written by ChatGPT read alike.',
    'I think pupils use ChatGPT too much.',
    'In our survey, 40 students used ChatGPT.',
    'Many of my pupils told me that they ask ChatGPT first.',
    'We found that teachers who used ChatGPT saved time.',
    'We expect children to ask ChatGPT before they ask us.',
    'Most papers and some answers in our sample were produced with ChatGPT.',
    'In my group people draft letters with ChatGPT.',
    'In my view users consult ChatGPT out of habit.',
  ])('that of others: %s', (text) => {
    expect(told(text)).toBe(false)
  })

  test.each([
    'I used ChatGPT as other students use it.',
    'I, like most students, used ChatGPT for a plan.',
    'The students in my group and I asked ChatGPT for a plan.',
    'As students we then asked ChatGPT for the plan.',
    'ChatGPT helped me to see how pupils use it.',
    'Our prompts to ChatGPT asked what children need.',
    'My own use of ChatGPT was like that of the people who use it for letters.',
    'My essays were drafted with ChatGPT.',
    'When I wrote about children I let ChatGPT draft a plan.',
  ])('the writer’s own: %s', (text) => {
    expect(told(text)).toBe(true)
  })
})
