import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { locate } from '../../../src/domain/screening/locate.ts'
import { openPdf } from '../../../src/extractors/pdf/open-pdf.ts'
import { makePdf, onePage, type PdfContent, rawPdf, wrap } from '../../documents/pdf.ts'
import { flaws, read, readDocument, slices } from '../reading.ts'

const readPdf = async (content: PdfContent) => readDocument(await makePdf(content))
const words = 'BT /F 12 Tf 72 700 Td (Children learn by playing in the mud with friends.) Tj ET'

describe('pages', () => {
  test('a quote is found on its page', async () => {
    const document = await readPdf({
      pages: [
        ['Mud and method', 'by Mira Holt'],
        ['Children dig where they are allowed to.'],
        ['References', 'ChatGPT (2023) Benefits of play.'],
      ],
    })

    expect(document).toMatchObject({ format: 'pdf', zones: [], hidden: [] })
    expect(locate(document, document.text.indexOf('Children dig')).page).toBe(2)
    expect(locate(document, document.text.indexOf('ChatGPT (2023)')).page).toBe(3)
    expect(slices(document, document.pages)).toEqual([
      'Mud and method\nby Mira Holt\n',
      'Children dig where they are allowed to.\n',
      'References\nChatGPT (2023) Benefits of play.\n',
    ])
    expect(flaws(document)).toEqual([])
  })

  test('an empty page keeps its number', async () => {
    const document = await readPdf({ pages: [['Mud and method, and more'], [], ['The third page has words too']] })

    expect(document.pages).toHaveLength(3)
    expect(locate(document, document.text.indexOf('third')).page).toBe(3)
  })

  test('columns of a table are parted by tabs', async () => {
    const row = 'BT /F 12 Tf 1 0 0 1 72 700 Tm (Author\\(s\\):) Tj 1 0 0 1 250 700 Tm (Mira Holt and the others) Tj ET'

    expect((await readDocument(rawPdf(onePage(row)))).text).toBe('Author(s):\tMira Holt and the others\n')
  })
})

describe('paragraphs', () => {
  const sentences = [
    'They dig where the ground is soft, and what they find there is talked about for the rest of the morning by everyone.',
    'Nobody tells them to stop, because nobody has to: the rain does that, sooner or later, and then they all go in.',
    'In the afternoon they draw the hole, the spade and the worm, and the teacher writes under each what the child says.',
  ]
  const entries = [
    'Harlow, P. (2019) Mud and method: what children learn outdoors when nobody is looking. Journal of Early Play, 12(3), pp. 44-59.',
    'ChatGPT (2023) Benefits of play.',
    'Okafor, B. and Lindqvist, A. (2021) Risk, reward and rain: a study of forty settings in the north of the country, with drawings. Leeds: Fieldway Press. Available at: https://example.org/risk-and-rain.',
    'Zimmer, T. (2018) Weather. York: Oak.',
  ]
  const paragraphsOf = async (pages: string[][]) => {
    const document = await readPdf({ pages })
    return slices(document, document.paragraphs)
  }
  const flat = (paragraphs: string[]) => paragraphs.map((it) => it.replaceAll('\n', ' '))

  test('an entry with a hanging indent is one paragraph, line breaks kept', async () => {
    const lines = (await Promise.all(entries.map((entry) => wrap(entry, 'rest')))).flat()

    const paragraphs = await paragraphsOf([['References', '', ...lines]])

    expect(flat(paragraphs)).toEqual(['References', ...entries])
    expect(paragraphs[1]).toContain('\n')
  })

  test('an indented first line begins a paragraph', async () => {
    const texts = [sentences.join(' '), sentences.slice(1).join(' '), sentences[2]!]
    const lines = (await Promise.all(texts.map((text) => wrap(text, 'first')))).flat()

    expect(flat(await paragraphsOf([lines]))).toEqual(texts)
  })

  test('a line stretched to the margin has blanks and no tabs', async () => {
    // In Times at 12 points the words are 21, 17 and 21 points wide, so the gaps are 90 each.
    const words = Object.entries({ Risk: 72, and: 183, rain: 290, together: 401 })
    const drawn = words.map(([word, x]) => `1 0 0 1 ${x} 700 Tm (${word}) Tj`).join(' ')

    const { text } = await readDocument(rawPdf(onePage(`BT /F 12 Tf ${drawn} ET`)))

    expect(text).toBe('Risk and rain together\n')
  })

  test('a wider gap, and a line that ends early, part paragraphs', async () => {
    const texts = [sentences.join(' '), sentences[0]!, sentences[1]!]
    const [first, second, third] = await Promise.all(texts.map((text) => wrap(text)))

    expect(flat(await paragraphsOf([[...first!, '', ...second!, ...third!]]))).toEqual(texts)
  })

  test('a sentence goes on over the page', async () => {
    const text = sentences.join(' ')
    const lines = await wrap(text)

    expect(flat(await paragraphsOf([lines.slice(0, 2), [...lines.slice(2), '', 'Then they go home.']]))).toEqual([
      text,
      'Then they go home.',
    ])
  })
})

test('document information is facts', async () => {
  const createdAt = new Date('2025-02-03T10:00:00Z')

  const { facts } = await readPdf({
    pages: [['One two three four five six']],
    properties: { author: 'Mira Holt', title: 'Mud', createdAt },
  })

  expect(facts).toMatchObject({
    words: 6,
    pages: 1,
    author: 'Mira Holt',
    title: 'Mud',
    createdAt: createdAt.toISOString(),
  })
})

test('an author in the XMP packet counts as well', async () => {
  const xmp =
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator><rdf:Seq><rdf:li>ChatGPT</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>'
  const [catalog, ...objects] = onePage(words)
  const metadata = `<</Type /Metadata /Subtype /XML /Length ${xmp.length}>> stream\n${xmp}\nendstream`
  const information = "<</Author (Mira Holt) /CreationDate (D:20250203110000+01'00')>>"

  const { facts } = await readDocument(
    rawPdf([catalog!.replace('/Pages', '/Metadata 6 0 R /Pages'), ...objects, metadata, information], '/Info 7 0 R'),
  )

  expect(facts).toMatchObject({ author: 'Mira Holt; ChatGPT', createdAt: '2025-02-03T10:00:00.000Z', modifiedAt: null })
})

test('a link lies over whole words', async () => {
  const document = await readPdf({
    pages: [['Nothing to see in this line', 'https://example.org/mud']],
    links: [{ line: 'https://example.org/mud', href: 'https://example.org/mud?utm_source=chatgpt.com' }],
  })

  expect(slices(document, document.links)).toEqual(['https://example.org/mud'])
  expect(document.links[0]!.href).toBe('https://example.org/mud?utm_source=chatgpt.com')
})

describe('what cannot be read', () => {
  test.each<[string, PdfContent]>([
    ['of pictures', { pages: [[], []], picture: true }],
    ['without anything', { pages: [[]] }],
  ])('a file %s has no text', async (_, content) => {
    expect(await read(await makePdf(content))).toMatchObject({ unreadable: 'no_text' })
  })

  test('a stamp on an empty scan is read once', async () => {
    const { text } = await readPdf({ pages: [['Scanned 3/4'], ['Scanned 4/4']], picture: true })

    expect(text).toBe('Scanned 3/4\nScanned 4/4\n')
  })

  test('few words on a page are a text when there is no picture', async () => {
    expect((await readPdf({ pages: [['Mud.']] })).text).toBe('Mud.\n')
  })

  test('words beside a picture are a text', async () => {
    const document = await readPdf({ pages: [['Children dig where they are allowed to, and build.']], picture: true })

    expect(document.facts.words).toBe(9)
  })

  test('a protected file says that it is protected', async () => {
    const key = `(${'x'.repeat(32)})`
    const encrypt = `<</Filter /Standard /V 1 /R 2 /O ${key} /U ${key} /P -4>>`

    const reading = await read(
      rawPdf([...onePage(words), encrypt], '/Encrypt 6 0 R /ID [(0123456789abcdef) (0123456789abcdef)]'),
    )

    expect(reading).toEqual({
      unreadable: 'password',
      detail:
        'The file is protected with a password, so it could not be opened here. The file is kept and a person will read it.',
    })
  })

  test.each([
    ['nothing but a header', '%PDF-1.7\n'],
    ['noise', `%PDF-1.7\n${'noise '.repeat(500)}`],
    ['pages that hold themselves', rawPdf(onePage(words).with(1, '<</Type /Pages /Kids [2 0 R] /Count 1>>'))],
  ])('%s counts as damaged', async (_, bytes) => {
    expect(await read(bytes)).toMatchObject({ unreadable: 'damaged' })
  })

  test('thousands of pages are read', async () => {
    const kids = '3 0 R '.repeat(5_000)
    const objects = onePage('BT /F 12 Tf 72 700 Td (Mud.) Tj ET').with(
      1,
      `<</Type /Pages /Kids [${kids}] /Count 5000>>`,
    )

    const { pages, coverage, text } = await readDocument(rawPdf(objects))

    expect(pages).toHaveLength(5_000)
    expect(text).toBe('Mud.\n'.repeat(5_000))
    expect(coverage).toEqual([])
  })

  test('of more text than anybody writes the beginning is read, and it says what is left out', async () => {
    const line = `(${'word '.repeat(40)}) '`
    const content = `BT /F 1 Tf 1 TL 9 800 Td ${`${line} `.repeat(350)} ET`
    const objects = onePage(content).with(1, `<</Type /Pages /Kids [${'3 0 R '.repeat(40)}] /Count 40>>`)

    const { pages, coverage, text } = await readDocument(rawPdf(objects))

    expect(pages).toHaveLength(40)
    expect(text.length).toBeGreaterThan(1_500_000)
    expect(coverage).toMatchObject([{ kind: 'over_limit', count: expect.any(Number), page: expect.any(Number) }])
    expect(coverage[0]!.page! + coverage[0]!.count).toBe(41)
  })
})

describe('two engines', () => {
  test('PDFium alone gives the same places and facts', async () => {
    const entries = [
      'Harlow, P. (2019) Mud and method: what children learn outdoors when nobody is looking. Journal of Early Play, 12(3).',
      'Okafor, B. (2021) Risk, reward and rain: a study of forty settings in the north of the country. Leeds: Fieldway.',
    ]
    const lines = (await Promise.all(entries.map((entry) => wrap(entry, 'rest')))).flat()
    const properties = { author: 'Mira Holt', title: 'Mud', createdAt: new Date('2025-02-03T10:00:00Z') }
    const bytes = await makePdf({ pages: [['Children dig where they may.'], ['References', '', ...lines]], properties })

    const usual = await readDocument(bytes)
    const careful = await readDocument(bytes, 'work', true)

    expect(careful).toEqual(usual)
    expect(
      slices(careful, careful.paragraphs)
        .map((it) => it.replaceAll('\n', ' '))
        .slice(2),
    ).toEqual(entries)
  })

  test('forms in forms without end do not keep the reader', async () => {
    const form = (next: string) =>
      `<</Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources <</XObject <</X ${next}>>>> /Length 12>> stream\n/X Do /X Do \nendstream`
    const forms = Array.from({ length: 28 }, (_, index) => form(`${Math.min(index + 7, 33)} 0 R`))

    const { text } = await readDocument(
      rawPdf([...onePage(`/X Do ${words}`, { resources: '/XObject <</X 6 0 R>>' }), ...forms]),
    )

    expect(text.trim()).toBe('Children learn by playing in the mud with friends.')
  })

  test('an engine that is late is ended, and the next file finds another', async () => {
    const pages = Array.from({ length: 30 }, () =>
      Array.from({ length: 45 }, () => 'Children dig where they are allowed to.'),
    )
    const path = join(mkdtempSync(join(tmpdir(), 'late-')), 'essay.pdf')
    writeFileSync(path, await makePdf({ pages }))
    const limits = { characters: 1e6, glyphs: 1e5, links: 10 }
    const readAll = async (pageMs: number) => {
      const file = await openPdf('pdfium', path, limits, pageMs)
      if ('failed' in file) throw new Error(file.failed)
      const end = await file.read(0, file.pages, () => {})
      file.close()
      return end
    }

    expect(await readAll(0.001)).toMatchObject({ lost: 'late' })
    expect(await readAll(20_000)).toEqual({ at: 30, lost: null })
  })
})
