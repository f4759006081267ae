import { describe, expect, test } from 'vitest'
import { findInPiece } from '../../../evaluation/evaluators/citations/pieces.ts'
import { aiAuthorCitation } from '../../../src/detectors/ai-author-citation/detector.ts'
import type { FieldCitation } from '../../../src/domain/screening/document.ts'
import { flagsOf, inputOf } from '../../detector-tester.ts'

const rest = 'Rest on wards. Leeds: Grange, 2024.'

/** What each row's marks do, an example to try each of them in, and the rule of the flag it must raise. */
const rows: [string, string, (mark: string) => string, string?][] = [
  [
    'numbers an entry',
    '[3] |(3) |3. |3) |3: |3/|3-|[3]. |[3]: |[3]) |[3]|(3)|3.|^3 |[^3] |3 |123. |• |▪ |◦ |· |* |– |— |- |_ |3 _ |3. _ |',
    (mark) => `References\n${mark}ChatGPT. ${rest}`,
    'ai-author-ref',
  ],
  [
    'is the number of an entry that begins small',
    '7 xAI Grok|9 o3-mini|36 da Roy AB, ChatGPT|4 d’Arcy AB, ChatGPT|4 al-Amin R, ChatGPT|12 deepSeek',
    (mark) => `References\n${mark}. ${rest}`,
    '*',
  ],
  [
    'labels an entry',
    '[Roy24] |[Roy 2024] |[WaCG23] |[Ng+24a] |(Roy, 2024) |(Roy and Ng, 2024a) |Roy24 |Roy24a: |Roy24: |Roy24. |Ng+24 |Roy et al. 2024 ',
    (mark) => `References\n${mark}ROY, A., CHATGPT. ${rest}`,
    'ai-coauthor-ref',
  ],
  [
    'leads into a note',
    'See |see |See also |Cf. |cf. |Cf |E.g., |e.g. |Compare |compare ',
    (mark) => `Rest is vital.¹\n¹ ${mark}ChatGPT. ${rest}`,
    'ai-author-ref',
  ],
  [
    'begins a further entry where the line before has no end',
    '[2] |(2) |2. |2) |12. |123) |• |▪ |◦ |· |* |– |- |2 _ |[Ng24] |[Ng+ 24.1 (b)] ',
    (mark) => `References\nRoy, A. Nights. Leeds: Grange\n${mark}ChatGPT. ${rest}`,
    'ai-author-ref',
  ],
  [
    'ends an entry, so that the next line may begin one',
    '.|)|>|]|”|/|9',
    (mark) => `References\nRoy, A. Nights. Leeds: Grange${mark}\nChatGPT. ${rest}`,
    'ai-author-ref',
  ],
  ['ends no entry', '|,|:|;| and| –', (mark) => `References\nRoy, A. Nights. Leeds: Grange${mark}\nChatGPT. ${rest}`],
  [
    'begins an entry by its look alone',
    'Ng, L. and ChatGPT. Nights|Ng L, ChatGPT. Nights|L. Ng and ChatGPT. Nights|——— and ChatGPT. Nights|___ and ChatGPT. Nights|-- and ChatGPT. Nights|–– and ChatGPT. Nights|Li Ng and ChatGPT (2024) Nights|Li Ng and ChatGPT, 2024, Nights|Li Ng and ChatGPT.2024. Nights',
    (mark) => `References\nRoy, A. Rest. Leeds: Grange.\n${mark} on wards. Leeds: Sage.`,
    'ai-coauthor-ref',
  ],
  [
    'begins an entry with a mark around its title',
    '“ChatGPT.” OpenAI|‘ChatGPT.’ OpenAI',
    (mark) => `References\nRoy, A. Rest. Leeds: Grange.\n${mark}, https://www.example.com`,
    'tool-title-first',
  ],
  [
    'goes on with the entry above',
    'https://www.example.org ChatGPT|http://example.org ChatGPT|www.example.org ChatGPT|2019. ChatGPT|wards of ChatGPT',
    (mark) => `References\nRoy, A., Ng, L.\n${mark} (2024) ${rest}`,
  ],
  [
    'begins a note',
    '2 |2. |2) |2: |2|[2] |[2]|[^2]: |^2 |12 |123 |* |† |‡ |§ |†',
    (mark) => `1 Roy, A. Nights. Leeds: Grange.\n${mark}ChatGPT.`,
    'footnote ai-author-ref',
  ],
  [
    'begins no note but goes on with the one above',
    '1234 |2; |(2) |2 2019 |',
    (mark) => `1 Roy, A. Nights. Leeds: Grange.\n${mark}ChatGPT.`,
    'footnote',
  ],
  [
    'stands between authors',
    ', |; | / |/| & | and |, and |; and | – | — | - | · | • | + |/ ',
    (mark) => `References\nRoy, A.${mark}ChatGPT (2024) ${rest}`,
    'ai-coauthor-ref',
  ],
  [
    'stands between a tool and the author behind it',
    ', |; | / |/| & | and |, and |; and | – |, & | · | • ',
    (mark) => `References\nChatGPT${mark}Roy, A. (2024) ${rest}`,
    'ai-author-ref',
  ],
  [
    'stands between a tool and the year',
    ' (2024) | [2024] | <2024> |, 2024. |. 2024. |, (2024) |. (2024). | 2024. |, . 2024. | /2024/ | (2024a) |, 2024, ',
    (mark) => `References\nChatGPT${mark}Rest on wards. Leeds: Grange.`,
    'ai-author-ref',
  ],
  [
    'stands between a tool and its title in quotation marks',
    ', “Rest on wards”|. “Rest on wards”|: “Rest on wards”| “Rest on wards”|, ‘Rest on wards’|, « Rest on wards »|, “24 hours on wards”|, ‘“Rest” on wards’|, “‘Rest’ on wards”|., “Rest on wards”',
    (mark) => `References\nChatGPT${mark}, Ward Journal, 2024.`,
    'ai-author-ref',
  ],
  [
    'stands before a medium, so that the tool is a title',
    ' [Large language model]|. [Large language model]|, [AI tool]|. [Software]| [App]',
    (mark) => `References\nChatGPT${mark}. (2024). Rest and sleep on wards. https://www.example.com`,
    'tool-title-first',
  ],
  [
    'stands before a link, so that a line only names the tool',
    ' https://chatgpt.com|. https://chatgpt.com|, https://chatgpt.com|: https://chatgpt.com| (https://chatgpt.com)| <https://chatgpt.com>| http://chatgpt.com| www.chatgpt.com| (chatgpt.com)| chatgpt.com/x| chat.openai.com | chatgpt.org/x| chatgpt.ai/x',
    (mark) => `References\nChatGPT${mark} Rest and light on wards, 2024.`,
  ],
  [
    'stands for a tool’s initials or what it is',
    ', O.| O|, O. A.|, O.A.| (O.)| (O. A.)|, (O.)| OA| (a chatbot)| (China)| (AI chat-bot)| (version 4)| (Version 4o)| (GPT-4 model)| (Mar 14 version)| (4.5)| (OpenAI)| [OpenAI]| by OpenAI| from OpenAI|, OpenAI| (OpenAI, Inc.)',
    (mark) => `References\nChatGPT${mark} (2024) ${rest}`,
    'ai-author-ref',
  ],
  [
    'stands for a person’s initials or given name behind a shared name',
    ', A.| A|, A. M.| AM|, A.-M.| (A.)| (A. M.)|, (A.)|, Ann|, Ann Marie| A.|, A. &|, A./',
    (mark) => `References\nClaude${mark} (2024) ${rest}`,
  ],
  [
    'is a maker that settles a shared name',
    ' (Anthropic)| [Anthropic]| by Anthropic| from Anthropic|, Anthropic|,Anthropic| (Anthropic PBC)| (Anthropic, San Francisco)| BY ANTHROPIC| FROM ANTHROPIC',
    (mark) => `References\nClaude${mark}. (2024). ${rest}`,
    'ai-author-ref',
  ],
  [
    'is a colon or dash that opens a title about the tool',
    ': rest on wards| : rest on wards|: an overview of wards| – rest on wards| — rest on wards',
    (mark) => `References\nRoy, Ann, ChatGPT${mark}. Leeds: Grange, 2024.`,
  ],
  [
    'stands around a citation in the text',
    '(ChatGPT, 2024)|[ChatGPT, 2024]|(ChatGPT 2024)|(ChatGPT (2024))|(ChatGPT. 2024)|(ChatGPT, [2024])|(ChatGPT, 2024; Roy, 2019)|(Roy, 2019; ChatGPT, 2024)|(Roy, 2019; ChatGPT, 2024; Ng, 2020)|(Roy & ChatGPT, 2024)|(Roy, Ng and ChatGPT, 2024)|(ChatGPT, Roy & Ng, 2024)|(ChatGPT; Roy; Ng, 2024)|(ChatGPT/Roy, 2024)|(ChatGPT 2024, 2025)|(ChatGPT, 2024, personal communication)|(ChatGPT, p. 4)|(ChatGPT: 4)|(ChatGPT, n.d.)|(ChatGPT, 2024, p. 4–9)|(ChatGPT, 2024, pp. iv–ix).|(ChatGPT, as cited in Roy, 2024)|(ChatGPT quoted by Roy, 2024, p. 4)|(ChatGPT, response to “Why rest”)|(ChatGPT, “Rest on wards”)',
    (mark) => `Rest is vital ${mark}.`,
    'ai-author-intext',
  ],
  [
    'closes a bare citation',
    ').|);|)!|)?|).”|)”.',
    (mark) => `“Rest is vital (ChatGPT${mark} It says so.`,
    'ai-author-intext',
  ],
  ['closes no citation', ')|),|) and|): ', (mark) => `Rest is vital (ChatGPT${mark} it says so.`],
  [
    'names tools in brackets and cites nobody',
    '(e.g. ChatGPT, 2022)|(such as ChatGPT, 2022)|(like ChatGPT, 2022)|(including ChatGPT, 2022)',
    (mark) => `The ward tried chatbots ${mark}.`,
  ],
  [
    'gives the year of a narrative citation',
    ' (2024)| [2024]|’s (2024)|’ (2024)| (2024, p. 4)| (2024: 4)| (n.d.)| (personal communication, 3 May 2024)| (2024, personal communication)| (2024, 2025)| (OpenAI, 2024)| and Roy (2024)|, Roy and Ng (2024)|, Roy, Ng, Ek and Orr (2024)',
    (mark) => `ChatGPT${mark} argues that rest is vital.`,
    'ai-author-intext',
  ],
]

describe('the authors that a reference manager left in the file', () => {
  const work = 'Rest is vital [3], and so is light (see ChatGPT and others).'
  const citing = (...records: string[][]) => {
    const items = records.map((authors) => ({ authors, title: 'Rest', year: '2024' }))
    const citations: FieldCitation[] = [{ start: 14, end: 17, source: 'zotero', items }]
    const flags = flagsOf(
      aiAuthorCitation.detect(inputOf({ text: work, document: { citations } })) as { flags: never[] },
    )
    return flags.map(({ rule, severity, evidence }) => `${severity} ${rule} ${evidence.map(({ quote }) => quote)}`)
  }

  test.each([
    [['ChatGPT'], 'conflict ai-author-ref [3]'],
    [['Roy, Ann', 'ChatGPT'], 'conflict ai-coauthor-ref [3]'],
    [['GPT, Chat'], 'conflict ai-author-ref [3]'],
    [['ChatGPT, OpenAI'], 'conflict ai-author-ref [3]'],
    [['ChatGPT OpenAI'], 'conflict ai-author-ref [3]'],
    [['Copilot, Microsoft'], 'conflict ai-author-ref [3]'],
    [['Copilot'], 'conflict ai-author-ref [3]'],
    [['Gemini, Google'], 'check ambiguous-name [3]'],
    [['Claude,Anthropic'], 'check ambiguous-name [3]'],
    [['Claude'], 'check ambiguous-name [3]'],
    [['Claude '], 'check ambiguous-name [3]'],
  ])('%j', (authors, expected) => {
    expect(citing(authors)).toEqual([expected])
  })

  test.each(['Claude, Albert', 'The ChatGPT Group', 'ChatGPT Team', 'OpenAI', 'Roy, Ann'])(
    '%s is nobody’s tool',
    (author) => {
      expect(citing([author])).toEqual([])
    },
  )

  test('are named once, however many records name them', () => {
    expect(citing(['ChatGPT'], ['Roy, Ann', 'ChatGPT'], ['Grammarly'])).toEqual([
      'conflict ai-author-ref [3]',
      'conflict ai-author-ref [3]',
    ])
  })

  test.each([
    [{ start: 35, end: 59 }, 'ChatGPT', 40],
    [{ start: 40, end: 59 }, 'ChatGPT', 40],
    [{ start: 0, end: 17 }, 'Rest is vital [3]', 0],
  ])('are pointed at where %j shows them', (span, quote, start) => {
    const citations: FieldCitation[] = [
      { ...span, source: 'word', items: [{ authors: ['ChatGPT'], title: 'Rest', year: '2024' }] },
    ]

    const [flag] = flagsOf(
      aiAuthorCitation.detect(inputOf({ text: work, document: { citations } })) as { flags: never[] },
    )

    expect(flag!.evidence).toMatchObject([{ quote, start, end: start + quote.length }])
  })

  test('tell a person from a tool in the text, unless the tool’s name is nobody’s', () => {
    const text = 'Cells differ (Claude, 2024). Tools do too (ChatGPT, 2024).'
    const items = [{ authors: ['Claude, Albert', 'ChatGPT, Albert'], title: 'Cells', year: '2024' }]
    const citations: FieldCitation[] = [{ start: 13, end: 27, source: 'zotero', items }]

    const flags = flagsOf(aiAuthorCitation.detect(inputOf({ text, document: { citations } })) as { flags: never[] })

    expect(flags.map(({ evidence }) => evidence.map(({ quote }) => quote))).toEqual([['ChatGPT']])
  })
})

describe.each(rows)('%s', (_, marks, write, expected = '') => {
  test.each(marks.split('|').map((mark) => [mark]))('“%s”', (mark) => {
    const text = write(mark)

    const rules = expected.startsWith('footnote')
      ? findInPiece(text, 'footnote').map(({ rule }) => `footnote ${rule}`)
      : flagsOf(aiAuthorCitation.detect(inputOf(text)) as { flags: never[] }).map(({ rule }) => rule)

    if (expected === '*') expect(rules).toHaveLength(1)
    else expect(rules).toEqual(expected === '' || expected === 'footnote' ? [] : [expected])
  })
})
