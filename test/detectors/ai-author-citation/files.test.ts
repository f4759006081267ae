import { describe, expect, test } from 'vitest'
import { aiAuthorCitation } from '../../../src/detectors/ai-author-citation/detector.ts'
import { type Document, plainDocument } from '../../../src/domain/screening/document.ts'
import { locate } from '../../../src/domain/screening/locate.ts'
import { flagsOf, inputOf } from '../../detector-tester.ts'
import { makeDocx } from '../../documents/docx.ts'
import { makePdf, wrap } from '../../documents/pdf.ts'
import { readDocument } from '../../extractors/reading.ts'

const body = [
  'Rest and the rota',
  'A ward that rests well makes fewer slips, and the reasons are known to anyone who has worked a run of nights (Roy, 2019). Short breaks help more than long ones (ChatGPT, 2024).',
  'The second reason is light. Claude (2009) measured it in three towns, and OpenAI (2023) sells nothing that would help with it.',
  'Gemini 2.5 Pro (2025) states that a rota should be read aloud. Nobody in the team had done so before.',
]
const references = [
  'ChatGPT (2024) Five reasons to rest on a ward, with notes for the team leader and a plan for the first week. Available at: https://chatgpt.com (Accessed: 2 May 2024).',
  'Claude, A. (2009) Light and sleep in three northern towns: a study of windows, blinds and shifts. Leeds: Grange Press for the Northern Sleep Society.',
  'Ng, L., Roy, A., Brandt, I., Marsh, T., Ozer, A., Lowe, P., Hall, B., Quill, C. and Microsoft Copilot (2024) ‘Reading a rota aloud’, Journal of Ward Practice, 12(3), pp. 45–58.',
  'Roy, A. (2019) ‘What ChatGPT cannot know about nights’, Trades Review, 4(1), pp. 2–9.',
]
const expected = [
  ['ai-author-ref', ['ChatGPT', 'ChatGPT']],
  ['ai-coauthor-ref', ['Microsoft Copilot']],
  ['ai-author-intext', ['Gemini 2.5 Pro']],
]

describe('the same work in any file', () => {
  test('as plain text, a paragraph to a line', () => {
    const document = plainDocument([...body, 'References', ...references].join('\n'))

    expect(found(document)).toEqual(expected)
  })

  test('as plain text with hard wraps and hanging indents', async () => {
    const lines = [...(await wrapped(body, 'none')), 'References', ...(await wrapped(references, 'rest'))]

    expect(found(plainDocument(lines.join('\n')))).toEqual(expected)
  })

  test('as a DOCX with titles in italics and a footnote', async () => {
    const entries = references.map((text) => ({ runs: [text.slice(0, 110), { text: text.slice(110), italic: true }] }))
    const bytes = makeDocx({
      paragraphs: [...body, 'References', ...entries],
      footnotes: ['ChatGPT, “Rest on wards,” 7 March 2024.'],
    })
    const document = await readDocument(bytes, 'work.docx')

    const rules = found(document)

    expect(rules.slice(0, 2)).toEqual(expected.slice(0, 2))
  })

  test('as a PDF with running titles and page numbers, each place on its page', async () => {
    const document = await readDocument(await makePdf({ pages: await twoPages() }), 'work.pdf')

    const flags = flagsOf(opinion(document))
    const pages = flags.map(({ evidence }) =>
      evidence.map((place) => (place.in === 'text' ? locate(document, place.start).page : null)),
    )

    expect(found(document).map(([rule]) => rule)).toEqual(expected.map(([rule]) => rule))
    expect(pages).toEqual([[1, 1], [1], [1]])
  })

  test('with a name broken over the page, the running title and the page number left out of it', async () => {
    const document = await readDocument(await makePdf({ pages: await twoPages() }), 'work.pdf')

    const [quote] = found(document)[1]![1]

    expect(quote).toMatch(/^Microsoft[\s\S]+Copilot$/)
  })
})

/** The work on two pages, the second of which begins in the middle of “Microsoft Copilot”. */
async function twoPages(): Promise<string[][]> {
  const lines = [...(await wrapped(body, 'none')), 'References', ...(await wrapped(references, 'rest'))]
  const second = lines.findIndex((line) => line.trimStart().startsWith('Copilot'))
  return [lines.slice(0, second), lines.slice(second)].map((page, index) => [
    'Night work, unit 4',
    '',
    ...page,
    '',
    String(index + 1),
  ])
}

function opinion(document: Document) {
  return aiAuthorCitation.detect(inputOf({ document })) as { flags: never[] }
}

function found(document: Document): [string, string[]][] {
  return flagsOf(opinion(document)).map(({ rule, evidence }) => [
    rule,
    evidence.map(({ quote }) => quote.replace(/\s+/g, ' ')),
  ])
}

async function wrapped(paragraphs: string[], indented: 'none' | 'rest'): Promise<string[]> {
  return (await Promise.all(paragraphs.map((paragraph) => wrap(paragraph, indented)))).flat()
}
