import { describe, expect, test } from 'vitest'
import { locate } from '../../../src/domain/screening/locate.ts'
import { type DocxContent, field, makeDocx, type Paragraph, type Run, runXml } from '../../documents/docx.ts'
import { flaws, readDocument, slices } from '../reading.ts'

const readDocx = (content: DocxContent) => readDocument(makeDocx(content))
const oneRun = (run: Run, more: { style?: string; properties?: string } = {}): Paragraph[] => [
  { ...more, runs: ['Seen. ', run] },
]

describe('text', () => {
  test('paragraphs are lines, and empty ones leave an empty line', async () => {
    const document = await readDocx({ paragraphs: ['Mud and method', '', 'Children dig.'] })

    expect(document).toMatchObject({ format: 'docx', text: 'Mud and method\n\nChildren dig.', pages: [] })
    expect(slices(document, document.paragraphs)).toEqual(['Mud and method', 'Children dig.'])
    expect(locate(document, document.text.indexOf('dig'))).toEqual({ page: null, paragraph: 2 })
    expect(document.facts.words).toBe(5)
  })

  test('tabs, breaks and special hyphens are characters', async () => {
    const xml =
      '<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r></w:p>'

    const { text } = await readDocx({ paragraphs: [{ xml }] })

    expect(text).toBe('a\tb\nc\u2011d')
  })

  test('blanks around text are kept, whether or not the file marks them', async () => {
    const xml =
      '<w:p><w:r><w:t>a </w:t></w:r><w:r><w:t>b</w:t></w:r><w:r><w:t xml:space="preserve"> c </w:t></w:r></w:p>'

    expect((await readDocx({ paragraphs: [{ xml }] })).text).toBe('a b c ')
  })

  test.each(['\u00a0', '\u2002', '\u3000', ' '])(
    'a run of nothing but the blank %j keeps its words apart',
    async (blank) => {
      const xml = `<w:p><w:r><w:t>a</w:t></w:r><w:r><w:t>${blank}</w:t></w:r><w:r><w:t>b</w:t></w:r></w:p>`

      expect((await readDocx({ paragraphs: [{ xml }] })).text).toBe(`a${blank}b`)
    },
  )

  test('a line end in the XML of a run is a blank', async () => {
    const xml = '<w:p><w:r><w:t>Mud is\r\n    wet.</w:t></w:r></w:p>'

    expect((await readDocx({ paragraphs: [{ xml }] })).text).toBe('Mud is wet.')
  })

  test('what is typed in a symbol font is the sign that the font draws', async () => {
    const sign = (font: string, char: string) => `<w:r><w:sym w:font="${font}" w:char="${char}"/></w:r>`
    const typed = { text: 'ab\uf067', properties: '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>' }
    const xml = `<w:p>${sign('Symbol', 'F061')}${sign('Wingdings', 'F0FC')}${sign('Arial', '2713')}${runXml(typed)}</w:p>`

    const { text, coverage } = await readDocx({ paragraphs: [{ xml }] })

    expect(text).toBe('α✓✓αβγ')
    expect(coverage).toEqual([])
  })

  test('a letter that no table names is kept, and said to be unread', async () => {
    const xml = `<w:p>${runXml('a ')}<w:r><w:sym w:font="Odd Signs" w:char="F0E1"/></w:r>${runXml(' b')}</w:p>`

    const { text, coverage } = await readDocx({ paragraphs: [{ xml }] })

    expect(text).toBe('a \uf0e1 b')
    expect(coverage).toEqual([{ kind: 'unmapped_letters', count: 1, page: null, at: 2, detail: null }])
  })

  test('cells are parted by tabs and rows by lines', async () => {
    const cell = (text: string) => `<w:tc><w:p>${runXml(text)}</w:p></w:tc>`
    const row = (...texts: string[]) => `<w:tr>${texts.map(cell).join('')}</w:tr>`
    const xml = `<w:tbl>${row('Author', 'M. Holt')}${row('Words', '1,204')}</w:tbl>`

    const { text, paragraphs } = await readDocx({ paragraphs: ['Cover', { xml }, 'Essay'] })

    expect(text).toBe('Cover\nAuthor\tM. Holt\nWords\t1,204\nEssay')
    expect(paragraphs).toHaveLength(6)
  })

  test('tracked insertions are in and deletions out', async () => {
    const [kept, gone] = [runXml('very '), '<w:r><w:delText>not </w:delText></w:r>']
    const xml = `<w:p>${runXml('It is ')}<w:ins>${kept}</w:ins><w:del>${gone}</w:del><w:moveFrom>${runXml('x')}</w:moveFrom>${runXml('wet.')}</w:p>`

    expect((await readDocx({ paragraphs: [{ xml }] })).text).toBe('It is very wet.')
  })

  test('a deleted paragraph mark joins two paragraphs', async () => {
    const xml = `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${runXml('One ')}</w:p>`

    const { text, paragraphs } = await readDocx({ paragraphs: [{ xml }, 'whole.'] })

    expect(text).toBe('One whole.')
    expect(paragraphs).toEqual([{ start: 0, end: 10 }])
  })

  test('the text of equations is in the line', async () => {
    const xml = `<w:p>${runXml('Area ')}<m:oMath><m:r><m:t>πr²</m:t></m:r></m:oMath></w:p>`

    expect((await readDocx({ paragraphs: [{ xml }] })).text).toBe('Area πr²')
  })

  test('numbers that Word counts by itself are left out', async () => {
    const numbered = { properties: '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>', runs: ['First point'] }

    expect((await readDocx({ paragraphs: [numbered] })).text).toBe('First point')
  })

  test('any prefix and the strict namespace are as good as the usual ones', async () => {
    const xml =
      '<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:r><x:t>Strict.</x:t></x:r></x:p></x:body></x:document>'

    const { text } = await readDocx({ paragraphs: [], parts: [{ name: 'word/document.xml', content: xml }] })

    expect(text).toBe('Strict.')
  })

  test('UTF-16 is read as well as UTF-8', async () => {
    const xml =
      '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Größe</w:t></w:r></w:p></w:body></w:document>'

    const content = Buffer.from(`\ufeff${xml}`, 'utf16le')

    expect((await readDocx({ paragraphs: [], parts: [{ name: 'word/document.xml', content }] })).text).toBe('Größe')
  })
})

describe('zones', () => {
  test('notes, comments, headers and footers follow the body, each with its kind', async () => {
    const document = await readDocx({
      paragraphs: ['Body.'],
      footnotes: ['First note.', 'Second note.'],
      endnotes: ['End note.'],
      comments: ['A tutor asks.'],
      header: ['M. Holt'],
      footer: ['Page 1'],
    })

    expect(document.text).toBe('Body.\nFirst note.\nSecond note.\nEnd note.\nA tutor asks.\nM. Holt\nPage 1')
    expect(document.zones.map(({ kind }, at) => [kind, slices(document, document.zones)[at]])).toEqual([
      ['footnote', 'First note.'],
      ['footnote', 'Second note.'],
      ['endnote', 'End note.'],
      ['comment', 'A tutor asks.'],
      ['header', 'M. Holt'],
      ['footer', 'Page 1'],
    ])
  })

  test('a text box is a zone, and is read once though it is there for new and old programs', async () => {
    const box = '<w:txbxContent><w:p><w:r><w:t>In the box</w:t></w:r></w:p></w:txbxContent>'
    const both = `<mc:AlternateContent><mc:Choice>${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent>`
    const xml = `<w:p>${runXml('Before ')}<w:r>${both}<w:t>after.</w:t></w:r></w:p>`

    const document = await readDocx({ paragraphs: [{ xml }] })

    expect(document.text).toBe('Before after.\nIn the box')
    expect(document.zones).toEqual([{ kind: 'textbox', start: 14, end: 24 }])
  })
})

describe('hidden text', () => {
  test.each<[string, Run, string]>([
    ['hidden by Word', { text: 'secret', hidden: true }, 'hidden'],
    ['white', { text: 'secret', color: 'FFFFFF' }, 'white'],
    ['nearly white', { text: 'secret', color: 'fdfdfd' }, 'white'],
    ['two points small', { text: 'secret', size: 4 }, 'tiny'],
    ['hidden by a character style', { text: 'secret', style: 'Ghost' }, 'hidden'],
    ['white by a style that is based on another', { text: 'secret', style: 'PaleChild' }, 'white'],
  ])('%s is kept apart from the text, with its place', async (_, run, cause) => {
    const styles = [
      '<w:style w:type="character" w:styleId="Ghost"><w:rPr><w:vanish/></w:rPr></w:style>',
      '<w:style w:type="character" w:styleId="Pale"><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style>',
      '<w:style w:type="character" w:styleId="PaleChild"><w:basedOn w:val="Pale"/><w:rPr><w:b/></w:rPr></w:style>',
    ].join('')

    const { text, hidden } = await readDocx({ paragraphs: oneRun(run), styles })

    expect(text).toBe('Seen. ')
    expect(hidden).toEqual([{ text: 'secret', cause, at: 6 }])
  })

  test.each<[string, Paragraph[]]>([
    [
      'on a dark run',
      oneRun({ text: 'visible', color: 'FFFFFF', properties: '<w:shd w:val="clear" w:fill="1F3864"/>' }),
    ],
    [
      'on a dark paragraph',
      oneRun({ text: 'visible', color: 'FFFFFF' }, { properties: '<w:shd w:val="clear" w:fill="000000"/>' }),
    ],
    ['with a marker', oneRun({ text: 'visible', color: 'FFFFFF', properties: '<w:highlight w:val="darkBlue"/>' })],
    [
      'in a dark cell',
      [
        {
          xml: `<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:fill="2F5496"/></w:tcPr><w:p>${runXml('Seen. ')}${runXml({ text: 'visible', color: 'FFFFFF' })}</w:p></w:tc></w:tr></w:tbl>`,
        },
      ],
    ],
    [
      'in a table whose style paints',
      [
        {
          xml: `<w:tbl><w:tblPr><w:tblStyle w:val="Bold"/></w:tblPr><w:tr><w:tc><w:p>${runXml('Seen. ')}${runXml({ text: 'visible', color: 'FFFFFF' })}</w:p></w:tc></w:tr></w:tbl>`,
        },
      ],
    ],
  ])('white text %s is text', async (_, paragraphs) => {
    const styles =
      '<w:style w:type="table" w:styleId="Bold"><w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:fill="4472C4"/></w:tcPr></w:tblStylePr></w:style>'

    const { text, hidden } = await readDocx({ paragraphs, styles })

    expect(text).toBe('Seen. visible')
    expect(hidden).toEqual([])
  })

  test('runs of one hidden sentence are one, and blanks nobody sees are still blanks', async () => {
    const runs: (string | Run)[] = [
      'a',
      { text: ' ', color: 'FFFFFF' },
      'b',
      { text: 'not ', hidden: true },
      { text: 'here', hidden: true, italic: true },
    ]

    const { text, hidden } = await readDocx({ paragraphs: [{ runs }] })

    expect(text).toBe('a b')
    expect(hidden).toEqual([{ text: 'not here', cause: 'hidden', at: 3 }])
  })

  test('a run that says it is not hidden shows itself whatever its style says', async () => {
    const styles = '<w:style w:type="paragraph" w:styleId="Ghost"><w:rPr><w:vanish/></w:rPr></w:style>'
    const runs = [{ text: 'shown', properties: '<w:vanish w:val="0"/>' }, 'gone']

    const { text, hidden } = await readDocx({ paragraphs: [{ style: 'Ghost', runs }], styles })

    expect(text).toBe('shown')
    expect(hidden).toMatchObject([{ text: 'gone' }])
  })
})

describe('italics and links', () => {
  test('italics are found in runs and in styles, and turned around inside italic styles', async () => {
    const styles = [
      '<w:style w:type="character" w:styleId="Emphasis"><w:rPr><w:i/></w:rPr></w:style>',
      '<w:style w:type="paragraph" w:styleId="Quote"><w:rPr><w:i/></w:rPr></w:style>',
    ].join('')
    const document = await readDocx({
      styles,
      paragraphs: [
        { runs: ['Holt, M. ', { text: 'Journal of ', italic: true }, { text: 'Play', style: 'Emphasis' }, ', 12.'] },
        { style: 'Quote', runs: ['So they said ', { text: 'then', style: 'Emphasis' }] },
      ],
    })

    expect(slices(document, document.italics)).toEqual(['Journal of Play', 'So they said '])
  })

  test('links keep their address, and only web and mail addresses are links', async () => {
    const code = `<w:p>${field(' HYPERLINK "https://example.org/b" ', 'the field')}</w:p>`
    const document = await readDocx({
      paragraphs: [
        {
          runs: [
            'See ',
            { text: 'the site', link: 'https://example.org/a?b=1&c=2' },
            { text: 'x', link: 'javascript:alert(1)' },
          ],
        },
        { xml: code },
      ],
    })

    expect(document.text).toBe('See the sitex\nthe field')
    expect(document.links.map(({ href }) => href)).toEqual(['https://example.org/a?b=1&c=2', 'https://example.org/b'])
    expect(slices(document, document.links)).toEqual(['the site', 'the field'])
  })
})

describe('citations of reference managers', () => {
  const work = {
    title: 'Mud',
    author: [{ family: 'Beek', given: 'A.', 'non-dropping-particle': 'van der' }, { literal: 'ChatGPT' }],
    issued: { 'date-parts': [[2021, 3]] },
  }
  const item = { authors: ['van der Beek, A.', 'ChatGPT'], title: 'Mud', year: '2021' }
  const csl = JSON.stringify({ citationItems: [{ itemData: work }] })
  const record =
    '<record><contributors><authors><author><style face="normal">Holt, M.</style></author></authors></contributors><titles><title><style face="normal">Mud &amp; method</style></title></titles><dates><year>2019</year></dates></record>'
  const endnote = `<EndNote><Cite><Author>Holt</Author><Year>2019</Year>${record}</Cite></EndNote>`
  const endnoteItem = { authors: ['Holt, M.'], title: 'Mud & method', year: '2019' }
  const sources =
    '<b:Source><b:Tag>Hol19</b:Tag><b:Title>Mud</b:Title><b:Year>2019</b:Year><b:Author><b:Author><b:NameList><b:Person><b:Last>Holt</b:Last><b:First>Mira</b:First></b:Person></b:NameList></b:Author></b:Author></b:Source>'

  test.each([
    ['zotero', field(`ADDIN ZOTERO_ITEM CSL_CITATION ${csl}`, '(Beek, 2021)'), item],
    ['mendeley', field(`ADDIN CSL_CITATION ${csl}`, '(Beek, 2021)'), item],
    ['endnote', field(` ADDIN EN.CITE ${endnote}`, '(Beek, 2021)'), endnoteItem],
    ['word', field('CITATION Hol19 \\l 2057', '(Beek, 2021)'), { authors: ['Holt, Mira'], title: 'Mud', year: '2019' }],
    [
      'mendeley',
      `<w:sdt><w:sdtPr><w:tag w:val="MENDELEY_CITATION_v3_${Buffer.from(csl).toString('base64')}"/></w:sdtPr><w:sdtContent>${runXml('(Beek, 2021)')}</w:sdtContent></w:sdt>`,
      item,
    ],
  ])('%s leaves exact names with the place of the citation', async (source, citation, expected) => {
    const document = await readDocx({
      paragraphs: [{ xml: `<w:p>${runXml('So it is ')}${citation}${runXml('.')}</w:p>` }],
      sources,
    })

    expect(document.text).toBe('So it is (Beek, 2021).')
    expect(document.citations).toEqual([{ source, items: [expected], start: 9, end: 21 }])
  })

  test('EndNote’s data is found in a field inside the citation’s code', async () => {
    const mark = (type: string, inside = '') => `<w:r><w:fldChar w:fldCharType="${type}">${inside}</w:fldChar></w:r>`
    const data = `<w:fldData>${Buffer.from(endnote).toString('base64')}</w:fldData>`
    const code = (text: string) => `<w:r><w:instrText>${text}</w:instrText></w:r>`
    const inner = mark('begin', data) + code(' ADDIN EN.CITE.DATA ') + mark('end')
    const xml = `<w:p>${mark('begin')}${code(' ADDIN EN.CITE ')}${inner}${mark('separate')}${runXml('(Holt, 2019)')}${mark('end')}</w:p>`

    const { text, citations } = await readDocx({ paragraphs: [{ xml }] })

    expect(text).toBe('(Holt, 2019)')
    expect(citations).toEqual([{ source: 'endnote', items: [endnoteItem], start: 0, end: 12 }])
  })

  test.each(['{', 'null', '{"citationItems":[{"itemData":7},null]}', '{"citationItems":{"length":9}}'])(
    'a code that holds %s is no citation and no harm',
    async (json) => {
      const xml = `<w:p>${field(`ADDIN ZOTERO_ITEM CSL_CITATION ${json}`, '(2021)')}</w:p>`

      expect(await readDocx({ paragraphs: [{ xml }] })).toMatchObject({ text: '(2021)', citations: [] })
    },
  )

  test('what follows the beginning of a field that never ends is text', async () => {
    const xml = `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>${runXml('The essay')}</w:p>`

    expect((await readDocx({ paragraphs: [{ xml }] })).text).toBe('The essay')
  })
})

test('document properties are facts', async () => {
  const { facts } = await readDocx({
    paragraphs: ['One two three'],
    properties: {
      author: 'Mira Holt',
      lastModifiedBy: 'P. Reader',
      title: 'Mud & method',
      createdAt: '2025-02-03T10:00:00Z',
      modifiedAt: 'yesterday',
      revisions: 14,
      application: 'Microsoft Office Word',
      pages: 3,
      editingMinutes: 95,
    },
  })

  expect(facts).toEqual({
    words: 3,
    pages: 3,
    author: 'Mira Holt',
    lastModifiedBy: 'P. Reader',
    title: 'Mud & method',
    application: 'Microsoft Office Word',
    createdAt: '2025-02-03T10:00:00.000Z',
    modifiedAt: null,
    editingMinutes: 95,
    revisions: 14,
  })
})

test('all that a document names lies where it says', async () => {
  const document = await readDocx({
    paragraphs: [
      'Body ',
      {
        runs: [
          { text: 'x', italic: true },
          { text: 'y', hidden: true },
          { text: 'z', link: 'https://example.org' },
        ],
      },
    ],
    footnotes: [
      {
        runs: [
          { text: 'Note', italic: true },
          { text: 'gone', hidden: true },
        ],
      },
    ],
    footer: ['Foot'],
  })

  expect(flaws(document)).toEqual([])
  expect(slices(document, document.italics)).toEqual(['x', 'Note'])
  expect(document.hidden.map(({ at }) => document.text.slice(0, at))).toEqual(['Body \nx', 'Body \nxz\nNote'])
})
