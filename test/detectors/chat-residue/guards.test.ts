import { describe, expect, test } from 'vitest'
import { chatResidue } from '../../../src/detectors/chat-residue/detector.ts'
import { type Document, plainDocument } from '../../../src/domain/screening/document.ts'
import { flagsOf, inputOf } from '../../detector-tester.ts'

const phrase = 'As an AI model, I'
const link = 'chatgpt.com/share/abcd'

describe('phrases, word by word', () => {
  const extras = ['it shorter', 'it in', 'this', 'a', 'more', 'further', 'additional', 'help']
  const offers = [
    ...['add', 'expand', 'write', 'create', 'provide', 'include', 'turn', 'generate', 'draft', 'adjust', 'revise'],
    ...['continue', 'elaborate', 'format', 'summarise', 'summarize', 'rewrite', 'convert', 'suggest', 'refine'],
    ...['tailor', 'develop', 'edit'],
  ]
  const samples = ['an example', 'a general', 'just a basic', 'only a sample']

  test.each([
    ...extras.map((extra) => `Let me know if you’d like ${extra}`),
    ...offers.map((offer) => `Would you like me to ${offer}`),
    'would you like me to now add',
    'Is there anything else you’d like me to',
    'is there anything else you would like me to',
    'If you’d like, I can',
    'If you would like, I can',
    'Feel free to ask',
    'Feel free to let me know',
    ...['helps', 'essay', 'response', 'draft', 'version'].map((hoped) => `I hope this ${hoped}! Let me know`),
    'I hope this essay suits your course. If you',
    'I hope this draft is fine. Feel free',
    ...samples.map((sample) => `This is ${sample} essay to adapt`),
    ...['response', 'answer', 'outline', 'reflection', 'letter', 'draft'].map(
      (text) => `This is a sample ${text} to adapt`,
    ),
    ...['adjust', 'modify', 'customise', 'customize', 'tailor', 'personalise', 'personalize'].map(
      (verb) => `This is a sample essay to ${verb}`,
    ),
    'As an AI powered model, I',
    'As an AI model I',
    'My knowledge goes to',
    'Here is a clearer text with a well-kept tone:',
    'Sure, here is the plan:',
    'Sure, here is a list of the wards that you can use whenever you like to write up your own day:',
  ])('“%s” is quoted whole', (words) => {
    expect(quotes(`${words} 3: it.`)).toEqual([words])
  })

  test.each([' in May', ' on 3 May', ' at noon', ' 2023', ' (2023)', ', so', '. So'])(
    'a last update is a date’s, before “%s”',
    (date) => {
      expect(quotes(`As of my last update${date}.`)).toEqual(['As of my last update'])
    },
  )

  test.each(['Rest. ', 'Rest! ', 'Rest? ', ''])('an answer opens behind “%s”', (before) => {
    expect(quotes(`${before}Sure! Here’s it.`)).toEqual(['Sure! Here’s'])
    expect(quotes(`${before}Here is a revised text: it.`)).toEqual(['Here is a revised text:'])
  })

  test.each([
    'As of my last update we spoke.',
    'Rest, Sure! Here’s it.',
    'So here is a revised text: it.',
    ...['.', '!', '?'].map((stop) => `Sure, here is the ward${stop} The plan: rest.`),
    'This is a sample essay. We adapt it.',
    'This is a sample essay! We adapt it.',
    'Was it said that this is a sample essay? We adapt it.',
    'This there anything else you would like me to do was asked.',
    'Feel free to askew lines.',
    'I hope this essay is long enough to show why a quiet ward needs a diary. If you agree, rest.',
  ])('“%s” is prose', (text) => {
    expect(quotes(text)).toEqual([])
  })
})

describe('markup, links and places to fill in', () => {
  test.each([
    'turn0search3',
    '[oaicite]',
    '[oai_citation:2†ward.org]',
    '[oai_citation:2‡my-ward.org]',
    "(O'Neill, Year)",
    '(Roy-Smith, Year)',
  ])('“%s” is quoted whole', (trace) => {
    expect(quotes(`Rest ${trace} helps.`)).toEqual([trace])
  })

  test('a file link ends at its bracket', () => {
    expect(quotes('Rest (sandbox:/mnt/data/a.png) helps.')).toEqual(['sandbox:/mnt/data/a.png'])
  })

  test.each(['utm_source=geminis', 'utm_source=openai-fans', 'utm_source=chatgpt.company', 'utm_source=deepseek.org'])(
    '“%s” is another site’s mark',
    (mark) => {
      expect(quotes(`See https://ward.org?${mark} now.`)).toEqual([])
    },
  )

  test.each([
    ['appendix', 'Appendix'],
    ['acknowledgement', 'Acknowledged'],
    ['prompts', 'Prompt'],
  ])('a shared conversation may be explained nearby: %s', (small, large) => {
    expect(quotes(`The ${small}: ${link} is mine.`)).toEqual([])
    expect(quotes(`I have ${link}. ${large} follows.`)).toEqual([])
  })

  test('nearby is two hundred characters to each side, and for links alone', () => {
    const far = (gap: number) => 'r'.repeat(gap)

    expect(quotes(`appendix${far(191)} ${link}`)).toEqual([])
    expect(quotes(`appendix${far(192)} ${link}`)).toEqual([link])
    expect(quotes(`${link} ${far(191)}appendix`)).toEqual([])
    expect(quotes(`${link} ${far(192)}appendix`)).toEqual([link])
    expect(quotes(`The prompt: ${phrase} see.`)).toEqual([phrase])
  })

  test('a reference list and notes may name a conversation, and nothing else of a chat', () => {
    const list = (line: string) => `Rest.\nReferences\nRoy, A. (2020) Rest. Leeds: Grange.\n${line}`

    expect(quotes(list(link))).toEqual([])
    expect(quotes(`Rest matters.\n\u00b9 ${link}`)).toEqual([])
    expect(quotes(list('Roy, A. (2021) [cite: 4] Rest.'))).toEqual(['[cite: 4]'])
    expect(quotes(`${link}\nReferences\nRoy, A. (2020) Rest. Leeds: Grange.`)).toEqual([link])
    expect(quotes(`${list('')}\nConclusion\n${link}`)).toEqual([link])
  })
})

describe('what the work shows on purpose', () => {
  const shown = [
    `“${phrase} rest.”`,
    `He read “${phrase} rest”.`,
    `He read (“${phrase} rest”).`,
    `He read [“${phrase} rest”].`,
    `He read “so: ${phrase} rest”.`,
    `He read ‘${phrase} rest’.`,
    `He read (‘${phrase} rest’).`,
    `He read [‘${phrase} rest’].`,
    `‘${phrase} rest.’`,
    `He read ‘it’s so: ${phrase} don’t rest’.`,
    `He read “it’s so: ${phrase} rest”.`,
    `He read “${phrase}” once.`,
    `> ${phrase} rest.`,
    `He read:\n> ${phrase} rest.`,
    `He read:\n  > ${phrase} rest.`,
    `He read:\n\n> ${phrase} rest.`,
    `He read:\n> so: ${phrase} rest.`,
    `He read “${'r'.repeat(298)} ${phrase} rest”.`,
    `He read “${phrase} ${'r'.repeat(298)}”.`,
    `Appendix A\n${phrase} rest.`,
  ]
  const meant = [
    `${phrase} rest.`,
    `“Rest” he read. ${phrase} rest “more”.`,
    `He read “rest. ${phrase} rest.`,
    `He read rest”. ${phrase} rest”.`,
    `He read “ ${phrase} rest”.`,
    `He read “${phrase} rest ” on.`,
    `He read ‘${phrase} rest ’ on.`,
    `He read “rest.\n\n${phrase} rest”.`,
    `He read “${phrase} rest.\n\nMore”.`,
    `The nurses’ plan. ${phrase} rest the nurses’.`,
    `He read ‘rest’. ${phrase} rest’.`,
    `He read ‘${phrase} “rest’.`,
    `He read ‘ ${phrase} rest’.`,
    `He read “rest”. ${phrase} rest”.`,
    `He read “${phrase} rest “more”.`,
    `He read ‘${phrase} rest ’ more’.`,
    `5 > 3. ${phrase} rest.`,
    `> Rest.\n${phrase} rest.`,
    `> Rest.\n  ${phrase} rest.`,
    `> Rest.\n\n${phrase} rest.`,
    `He read “${'r'.repeat(299)} ${phrase} rest”.`,
    `He read “${phrase} ${'r'.repeat(299)}”.`,
  ]

  test.each(shown)('%s', (text) => {
    expect(quotes(text)).toEqual([])
  })

  test.each(meant)('not %s', (text) => {
    expect(quotes(text)).toEqual([phrase])
  })

  test.each(['\n', '\n\n', '\n  '])('a button of the chat window stands on its own line: %j', (gap) => {
    const button = 'Regenerate response'

    expect(quotes(`Rest.${gap}${button}${gap}Rest.`)).toEqual([button])
    expect(quotes(button)).toEqual([button])
    expect(quotes(`Rest.${gap}${button} of it.`)).toEqual([])
    expect(quotes(`Rest. ${button}${gap}Rest.`)).toEqual([])
  })
})

describe('links that carry a mark', () => {
  const marked = 'https://ward.org/?utm_source=chatgpt.com'
  const linked = (text: string, ...links: Document['links']) => quotes('', { ...plainDocument(text), links })

  test('are shown once, in the order of the text', () => {
    expect(
      linked('See this and that.', { start: 13, end: 17, href: marked }, { start: 4, end: 8, href: marked }),
    ).toEqual(['this', 'that'])
    expect(linked(`See ${marked}.`, { start: 4, end: 4 + marked.length, href: marked })).toEqual([
      'utm_source=chatgpt.com',
    ])
    expect(linked(`See it: ${marked}`, { start: 4, end: 6, href: 'utm_source=openai' })).toEqual([
      'it',
      'utm_source=chatgpt.com',
    ])
    expect(linked(`${marked} it`, { start: marked.length + 1, end: marked.length + 3, href: marked })).toEqual([
      'utm_source=chatgpt.com',
      'it',
    ])
  })

  test('are shown once where the mark is the link’s own text', () => {
    expect(linked('utm_source=openai it', { start: 0, end: 20, href: marked })).toEqual(['utm_source=openai'])
  })

  test('need words to point at, and the mark of a chat tool', () => {
    expect(linked('See this.', { start: 4, end: 4, href: marked })).toEqual([])
    expect(linked('See this.', { start: 4, end: 8, href: `https://${link}` })).toEqual([])
  })
})

test('places of one kind are one flag, in order and without overlaps', () => {
  expect(quotes('Rest 【1†a】 and [cite: 4][cite: 5] and 【2†b】.')).toEqual([
    '【1†a】',
    '[cite: 4]',
    '[cite: 5]',
    '【2†b】',
  ])
  expect(quotes('Rest [cite: 4][web:5] on.')).toEqual(['[cite: 4]', '[web:5]'])
  expect(quotes('As an AI model, I’m sorry, but I can’t help.')).toEqual(['As an AI model, I'])
})

test('a long list of places is cut, and counted', () => {
  const [flag] = flagsIn('[cite: 4] '.repeat(21))

  expect(flag!.evidence).toHaveLength(20)
  expect(flag!.figures).toEqual({ places: 21 })
})

test('every flag says what was found, in words that can be read aloud', () => {
  const text = `Rest [cite: 4] helps. ${phrase} rest. See ward.org?utm_source=openai now. See ${link} now. Rest [Insert date].`

  const found = flagsIn(text).map(({ rule, severity, message, suggestion, evidence }) => [
    [rule, severity, ...evidence.map(({ quote, note }) => `${quote}: ${note}`)].join(' '),
    message,
    suggestion,
  ])

  expect(found).toMatchInlineSnapshot(`
    [
      [
        "chat-markup conflict [cite: 4]: This looks like a source marker of Gemini.",
        "The text contains markup that only chat tools write. It comes into a work when an answer is copied, and clause 4.3(2) of the policy asks for AI-generated content to be cited.",
        "Show which passage came from the tool, cite it, and remove the markup.",
      ],
      [
        "assistant-phrase check As an AI model, I: This looks like an assistant speaking of itself.",
        "The text contains a phrase with which chat assistants address the person who asked. It may have come in with a copied answer.",
        "If the passage came from a tool, cite it; if it is your own or a quotation, say so or use quotation marks.",
      ],
      [
        "tracking-link check utm_source=openai: This looks like a link that a chat tool handed out.",
        "A link carries the mark of the chat tool that handed it out. Finding sources with a tool can be fine; the reflection is the place to say so.",
        "Open the source, check that it says what you cite it for, and name the tool in your reflection.",
      ],
      [
        "share-link check chatgpt.com/share/abcd: This looks like a link to a shared conversation.",
        "The text links to a conversation with a chat tool. A reader needs to know what the conversation was used for.",
        "Name the tool, the date and the use in an acknowledgement, and put prompt and output in an appendix.",
      ],
      [
        "placeholder check [Insert date]: This looks like a place left to fill in.",
        "The text has a place that was meant to be filled in.",
        "Fill in the missing words.",
      ],
    ]
  `)
})

describe('Markdown in a word processor’s file', () => {
  const docx = (text: string) => quotes('', { ...plainDocument(text), format: 'docx' })
  const labels = '**Strong:** a **Weak**: b'

  test.each([
    ['## Rest', ['## Rest']],
    ['#### Rest', ['#### Rest']],
    ['## **Rest**', ['## **Rest**']],
    ['Rest\n### Rest well\nRest', ['### Rest well']],
    ['**Rest:** c', ['**Rest:**']],
  ])('%j is a sign', (line, signs) => {
    expect(docx(`${labels}\n${line}`)).toEqual(['**Strong:**', '**Weak**:', ...signs])
  })

  test.each([
    '# Rest',
    '##### Rest',
    'A ## Rest',
    '## rest',
    `## ${'R'.repeat(82)}`,
    '**rest:** c',
    '**Rest** c',
    '**Rest * :** c',
    '**Rest\n:** c',
  ])('%j is none', (line) => {
    expect(docx(`${labels}\n${line}`)).toEqual([])
  })

  test('it is pointed at in order, up to twenty places', () => {
    expect(docx(`${labels}\n## Rest\n${labels}`)).toEqual([
      '**Strong:**',
      '**Weak**:',
      '## Rest',
      '**Strong:**',
      '**Weak**:',
    ])
    expect(docx('**Rest:** a\n'.repeat(21))).toHaveLength(20)
  })

  test.each(['text', 'markdown'] as const)('in a %s file it is as it should be', (format) => {
    expect(quotes('', { ...plainDocument(`${labels}\n## Rest`), format })).toEqual([])
  })
})

function flagsIn(text: string, document: Partial<Document> = {}) {
  return flagsOf(chatResidue.detect(inputOf({ text, document, clauses: { cite_use: '4.3(2)' } })) as never)
}

/** What is pointed at, flag by flag. */
function quotes(text: string, document: Partial<Document> = {}): string[] {
  return flagsIn(text, document).flatMap(({ evidence }) => evidence.map(({ quote }) => quote))
}
