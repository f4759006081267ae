import { describe, expect, test } from 'vitest'
import { aiAuthorCitation } from '../../../src/detectors/ai-author-citation/detector.ts'
import { type Document, plainDocument, type Span } from '../../../src/domain/screening/document.ts'
import { type Example, flagsOf, inputOf } from '../../detector-tester.ts'

const claim = 'Rest is vital (ChatGPT, 2024).'
const long = 'A ward that rests well makes fewer slips, and everyone who has worked nights knows it. '

describe('the parts of a work', () => {
  test.each<[string, string, string[]]>([
    ['an appendix ends with the next heading', `Appendix A\n${claim}\nConclusion\n${claim}`, ['ai-author-intext']],
    ['an appendix goes on to the end', `Appendix A\n${claim}\n${long.repeat(30)}\n${claim}`, []],
    [
      'an acknowledgement is a paragraph or two',
      `Acknowledgements\n${claim}\n${long.repeat(20)}\n${claim}`,
      ['ai-author-intext'],
    ],
    ['a long acknowledgement is still one', `Acknowledgements\n${claim}\n${long.repeat(10)}\n${claim}`, []],
    ['a statement on AI and an appendix', `AI statement\n${claim}\nAppendix\n${claim}`, []],
    [
      'a list between two bodies',
      `References\nRoy, A. and ChatGPT. Rest. Sage.\nConclusion\n${claim}`,
      ['ai-coauthor-ref'],
    ],
    [
      'two lists',
      'References\nRoy, A. and ChatGPT. Rest. Sage.\nFurther reading\nNg, L. and Grammarly. Nights. Sage.',
      ['ai-coauthor-ref', 'ai-coauthor-ref'],
    ],
    [
      'a heading in a table of contents',
      `Contents\nReferences\nAppendix A\nGlossary\nRest\n${claim}\nReferences\nRoy, A. (2019) Rest. Sage.`,
      ['ai-author-intext'],
    ],
    [
      'a heading that comes again',
      `References\nRest and light\n${claim}\nReferences\nRoy, A. (2019) Rest. Sage.`,
      ['ai-author-intext'],
    ],
    [
      'a heading that comes again over a list',
      'References\nRoy, A. and ChatGPT (2024) Rest. Sage.\nReferences\nNg, L. (2019) Rest. Sage.',
      ['ai-coauthor-ref'],
    ],
    ['a chapter called Sources', `Sources\n${long.repeat(2)}\n${claim}`, ['ai-author-intext']],
    ['a list called Sources', 'Sources\nRoy, A. and ChatGPT (2024) Rest. Sage.', ['ai-coauthor-ref']],
    [
      'a list called Sources of long entries',
      `Sources\n${'Roy, A. and others, '.repeat(7)}(2019) Rest. Sage.\nRoy, A. and ChatGPT. Rest. Sage.`,
      ['ai-coauthor-ref'],
    ],
    ['a by-line under a title', `Rest on wards\nUnit 4\nby ChatGPT\n${long}${long}`, ['ai-byline']],
    ['no by-line behind running text', `${long}${long}\nby ChatGPT`, []],
    [
      'no by-line behind a sentence of many words',
      'We all of us know it is so that we do rest on wards.\nby ChatGPT',
      [],
    ],
    [
      'a by-line behind many short words',
      'We all of us know it is so that we do rest on wards\nby ChatGPT',
      ['ai-byline'],
    ],
    ['no by-line forty lines down', `${'Rest on wards\n'.repeat(45)}by ChatGPT`, []],
    ['a note between paragraphs', `Rest is vital.²\n² ChatGPT.\n${long}`, ['ai-author-ref']],
    ['no note without a raised number', `Rest is vital.\n2 ChatGPT.\n${long}`, []],
    [
      'a long line under “References”',
      `${'References and all that they are good for in a ward at night when the whole world sleeps on'}\nRoy, A. and ChatGPT. Rest. Sage.`,
      [],
    ],
    ['an appendix in a sentence is none', `Appendix A holds the whole of the chat.\n${claim}`, ['ai-author-intext']],
    [
      'a list without a heading',
      'Rest is vital.\nRoy, A. and ChatGPT (2024) Rest. Sage.\nNg, L. (2019) Nights. Sage.',
      ['ai-coauthor-ref'],
    ],
    [
      'a list without a heading that a tool begins',
      'Rest is vital.\nChatGPT. Rest, light and more. Sage, 2024.\nNg, L. (2019) Nights. Sage.',
      ['ai-author-ref'],
    ],
    [
      'a numbered list without a heading',
      'Rest is vital.\n[1] Li Ng. Nights. Sage, 2019.\n[2] Li Ng and ChatGPT. Nights. Sage, 2019.',
      ['ai-coauthor-ref'],
    ],
    ['no list of one line', 'Rest is vital.\nRoy, A. and ChatGPT (2024) Rest. Sage.', []],
    ['no list of lines without a year', 'Rest is vital.\nRoy, A. and ChatGPT. Rest. Sage.\nNg, L. Nights. Sage.', []],
  ])('%s', (_, text, rules) => {
    expect(rulesIn(text)).toEqual(rules)
  })
})

describe('what the file itself says', () => {
  const list = (second: string) => `References\nRoy, A. Nights, Sage\n${second}`
  const paragraphsOf = (text: string): Span[] =>
    [...text.matchAll(/[^\n]+/g)].map(({ 0: line, index }) => ({ start: index, end: index + line.length }))

  test('a paragraph begins an entry, but not in plain text, in small letters or at the top of a page', () => {
    const [text, small] = [list('ChatGPT. Rest on wards. Sage.'), list('deepSeek. Rest on wards. Sage.')]
    const document = (of: string, more: Partial<Document> = {}) => ({
      text: of,
      document: { format: 'docx' as const, paragraphs: paragraphsOf(of), ...more },
    })
    const pages = [
      { start: 0, end: 32 },
      { start: 32, end: text.length },
    ]

    expect(rulesIn(document(text))).toEqual(['ai-author-ref'])
    expect(rulesIn(document(text, { format: 'text' }))).toEqual([])
    expect(rulesIn(document(text, { format: 'markdown' }))).toEqual([])
    expect(rulesIn(document(small))).toEqual([])
    expect(rulesIn(document(text, { pages }))).toEqual([])
  })

  test('notes that it keeps apart are read as notes, text boxes as text, and comments not at all', () => {
    const text = 'Rest is vital.\nChatGPT.\nRest is long.'
    const apart = (kind: string) =>
      rulesIn({ text, document: { zones: [{ kind: kind as 'footnote', start: 15, end: 23 }] } })
    const boxed = (kind: string) =>
      rulesIn({ text: claim, document: { zones: [{ kind: kind as 'footnote', start: 0, end: claim.length }] } })

    expect(apart('footnote')).toEqual(['ai-author-ref'])
    expect(apart('endnote')).toEqual(['ai-author-ref'])
    expect(apart('textbox')).toEqual([])
    expect(boxed('textbox')).toEqual(['ai-author-intext'])
    expect(boxed('comment')).toEqual([])
  })

  test('italics show a title, unless nearly the whole entry is in them', () => {
    const text = 'References\nChatGPT (2024) Rest on wards. Leeds: Grange.'
    const italic = (start: number, end: number) => rulesIn({ text, document: { italics: [{ start, end }] } })

    expect(italic(11, 18)).toEqual(['tool-title-first'])
    expect(italic(11, text.length)).toEqual(['ai-author-ref'])
    expect(italic(12, 18)).toEqual(['ai-author-ref'])
    expect(italic(11, 17)).toEqual(['ai-author-ref'])
    expect(italic(0, 10)).toEqual(['ai-author-ref'])
  })

  test('a running title or page number is no part of an entry', () => {
    const page = (...lines: string[]) => lines.join('\n')
    const text = [
      page('Ward notes 1', 'References', 'Roy, A. and Bing'),
      page('Ward notes 2', 'Chat (2024) Rest. Sage.', 'Ng, L. (2019) Nights. Sage.', '2'),
    ].join('\f')

    expect(flagsIn(text).map(({ evidence }) => evidence.map(({ quote }) => quote))).toEqual([
      ['Bing\fWard notes 2\nChat'],
    ])
  })
})

describe('an entry that runs over a page', () => {
  const [top, bottom] = [
    'References\nRoy, A., Ek, P.,',
    'Ng, L. and ChatGPT (2024) Rest. Leeds: Sage.\nOrr, T. (2019) Nights. Sage.',
  ]
  const wide = 'All the many notes of our ward '.repeat(4).trim()

  test.each<[string, string, number]>([
    ['a running title', `Ward notes\n${top}\fWard notes\n${bottom}`, 1],
    ['a running title with a number', `Ward notes 1\n${top}\f2 Ward  notes\n${bottom}`, 1],
    ['a running title with a longer number', `Ward notes 1999\n${top}\fWard notes 2000\n${bottom}`, 1],
    ['a running title under the text', `${top}\nWard notes\f${bottom}\nWard notes`, 1],
    ['running titles over and under the text', `Care\n${top}\nWard notes\fCare\n${bottom}\nWard notes`, 1],
    ['a page number with dashes', `${top}\n– 1 –\f${bottom}\n– 2 –`, 1],
    ['a page number in brackets over the text', `(1)\n${top}\f(2)\n${bottom}`, 1],
    ['an empty line under a running title', `Ward notes\n\n${top}\fWard notes\n\n${bottom}`, 1],
    ['another title on each page', `Ward notes\n${top}\fNight rota\n${bottom}`, 0],
    ['a number of five digits', `Ward 10001 notes\n${top}\fWard 10002 notes\n${bottom}`, 0],
    ['a line too long for a title', `${wide}\n${top}\f${wide}\n${bottom}`, 0],
    ['a page of two lines', `Ward notes\n${top}\fWard notes\nNg, L. and ChatGPT (2024) Rest. Leeds: Sage.`, 0],
    ['one page', `Ward notes\n${top}\nWard notes\n${bottom}`, 0],
  ])('%s', (_, text, count) => {
    expect(rulesIn(text)).toHaveLength(count)
  })

  test('a heading that comes again over each page of the list is still its heading', () => {
    const pages = [
      'Rest on wards\nRest is vital.\nSo is light.',
      'References\nRoy, A. and ChatGPT. Rest. Sage.\nNg, L. Nights. Sage.',
      'References\nEk, P. Light. Sage.\nOrr, T. Alarms. Sage.',
    ]

    expect(rulesIn(pages.join('\f'))).toEqual(['ai-coauthor-ref'])
  })

  test('pages that the file gives go before form feeds', () => {
    const text = `Ward notes\n${top}\nWard notes\n${bottom}`
    const second = text.lastIndexOf('Ward notes')
    const pages = [
      { start: 0, end: second },
      { start: second, end: text.length },
    ]

    expect(rulesIn({ text, document: { pages } })).toEqual(['ai-coauthor-ref'])
  })
})

describe('the properties of a file', () => {
  test.each([
    ['ChatGPT', 1],
    ['ChatGPT, Ann Roy', 1],
    ['Ann Roy, ChatGPT', 1],
    ['Ann Roy; ChatGPT; Li Ng', 1],
    ['Ann Roy & ChatGPT', 1],
    ['Ann Roy and ChatGPT', 1],
    ['ChatGPT and Ann Roy', 1],
    ['ChatGPT (OpenAI)', 1],
    ['author: ChatGPT', 1],
    ['Creator – “ChatGPT”', 1],
    ['LastModifiedBy=ChatGPT', 1],
    ['last modified by: ChatGPT', 1],
    ['dc:creator content="ChatGPT"', 1],
    ['Authors: ChatGPT', 1],
    ['Claude', 0],
    ['OpenAI', 0],
    ['AI', 0],
    ['Ann ChatGPT', 0],
    ['ChatGPT Roy', 0],
    ['Ann Roy with ChatGPT', 0],
    ['Brand ChatGPT', 0],
    ['ChatGPT andante', 0],
  ])('“%s” gives %i', (author, count) => {
    const facts = { ...plainDocument('Rest.').facts, author }

    expect(rulesIn({ text: 'Rest.', document: { facts } })).toEqual(
      Array.from({ length: count }, () => 'ai-meta-author'),
    )
  })
})

describe('a citation and its entry', () => {
  const entry = (author: string, year = '2024') => `${author} (${year}) Rest on wards. Leeds: Grange.`
  const places = (text: string) => flagsIn(text).map(({ rule, evidence }) => `${rule} ${evidence.length}`)

  test.each<[string, string[]]>([
    [`Rest (ChatGPT, 2024). Light (ChatGPT, 2023).\nReferences\n${entry('ChatGPT')}`, ['ai-author-ref 3']],
    [
      `Rest (ChatGPT, 2024). Light (Gemini Pro, 2024).\nReferences\n${entry('ChatGPT')}`,
      ['ai-author-ref 2', 'ai-author-intext 1'],
    ],
    [`Rest (Claude, 2024).\nReferences\n${entry('Claude')}`, ['ambiguous-name 2']],
    [`Rest (Claude, 2024).\nReferences\n${entry('Claude Code')}`, ['ai-author-ref 2']],
    [`Rest (Claude Code, 2024).\nReferences\n${entry('ChatGPT and Claude Code')}`, ['ai-author-ref 3']],
    [`Rest (AI, 2024).\nReferences\n${entry('ChatGPT')}`, ['ai-author-ref 1', 'generic-ai-author 1']],
    ['Rest (AI, 2024). Light (AI, 2023).', ['generic-ai-author 1', 'generic-ai-author 1']],
    [`Rest (Claude, 2024).\nReferences\n${entry('Claude, A.')}`, []],
    [`Rest (Claude, 2024).\nReferences\n${entry('Roy, A. and Claude Pro')}`, ['ai-coauthor-ref 2']],
    [`Rest (Claude, 2024). Claude Code was tried.\nReferences\n${entry('Roy, A.')}`, ['ai-author-intext 1']],
    [`Rest (Claude, 2024). Claude 3 was tried.\nReferences\n${entry('Roy, A.')}`, ['ambiguous-name 1']],
    ['Rest (Claude, 2022).', []],
    ['Rest (Claude, n.d.).', ['ambiguous-name 1']],
    ['Rest (Copilot, 2020).', []],
    ['Rest (Copilot, 2024).', ['ai-author-intext 1']],
    [
      'Rest (ChatGPT, 2024). Light (ChatGPT, 2023). Sleep (ChatGPT, 2024).',
      ['ai-author-intext 2', 'ai-author-intext 1'],
    ],
    ['Rest (ChatGPT, 2024). Light (AI, 2024). Sleep (AI, 2024).', ['ai-author-intext 1', 'generic-ai-author 2']],
    [
      `Rest (AI, 2024). Light (ChatGPT, 2024).\nReferences\n${entry('AI')}`,
      ['generic-ai-author 2', 'ai-author-intext 1'],
    ],
    [
      'Rest (OpenAI, 2023).\nReferences\nOpenAI. (2024). ChatGPT [Large language model]. https://chatgpt.com',
      ['vendor-as-author 1'],
    ],
    [
      'Rest (OpenAI, n.d.).\nReferences\nOpenAI. (2024). ChatGPT [Large language model]. https://chatgpt.com',
      ['vendor-as-author 1'],
    ],
    [
      'Rest (Google, 2024).\nReferences\nOpenAI. (2024). ChatGPT [Large language model]. https://chatgpt.com',
      ['vendor-as-author 1'],
    ],
  ])('%s', (text, expected) => {
    expect(places(text)).toEqual(expected)
  })

  test('a citation follows the severity and rule of its entry', () => {
    const [flag] = flagsIn(`Rest (Claude, 2024).\nReferences\n${entry('Claude')}`)

    expect(flag!.figures?.places).toEqual([
      { rule: 'ambiguous-name', severity: 'check' },
      { rule: 'ambiguous-name', severity: 'check' },
    ])
  })

  test('a maker in the text is no more than the maker in its entry', () => {
    const [flag] = flagsIn(
      'Rest (OpenAI, 2024).\nReferences\nOpenAI. (2024). ChatGPT [Large language model]. https://chatgpt.com',
    )

    expect(flag!.figures?.places).toEqual([
      { rule: 'vendor-as-author', severity: 'check' },
      { rule: 'vendor-as-author', severity: 'check' },
    ])
  })
})

function flagsIn(example: Example) {
  return flagsOf(aiAuthorCitation.detect(inputOf(example)) as { flags: never[] })
}

function rulesIn(example: Example): string[] {
  return flagsIn(example).map(({ rule }) => rule)
}
