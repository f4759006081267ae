import { expect, test } from 'vitest'
import { makeDocx } from '../../documents/docx.ts'
import type { Part } from '../../documents/zip.ts'
import { readDocument } from '../reading.ts'

const schemas = 'http://schemas.openxmlformats.org'
const names = [
  `xmlns:w="${schemas}/wordprocessingml/2006/main"`,
  `xmlns:wp="${schemas}/drawingml/2006/wordprocessingDrawing"`,
  `xmlns:a="${schemas}/drawingml/2006/main"`,
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(' ')

const secret = 'secret'
const run = (properties: string) => `<w:p><w:r><w:rPr>${properties}</w:rPr><w:t>${secret}</w:t></w:r></w:p>`
const color = (value: string, more = '') => run(`<w:color w:val="${value}" ${more}/>`)
const white = color('FFFFFF')
const paint = (fill: string) => run(`<w14:textFill>${fill}</w14:textFill>`)
const plain = run('')
const solid = (value: string) => `<a:solidFill><a:srgbClr val="${value}"/></a:solidFill>`
const part = (name: string) => `<a:solidFill><a:schemeClr val="${name}"/></a:solidFill>`
const cell = (shading: string, inside: string) =>
  `<w:tbl><w:tr><w:tc><w:tcPr><w:shd ${shading}/></w:tcPr>${inside}</w:tc></w:tr></w:tbl>`

interface Drawn {
  fill?: string
  about?: string
  position?: string
  anchor?: string
  of?: string
}

/** A drawing of 240 by 72 points, with a box of text in it when there is one. */
function drawing(text: string, { fill = '', about = '', position = '', anchor = '', of = '' }: Drawn = {}) {
  const shape = `<wps:wsp><wps:spPr>${fill}<a:ln>${solid('FF0000')}</a:ln></wps:spPr><wps:txbx><w:txbxContent>${text}</w:txbxContent></wps:txbx></wps:wsp>`
  return `<w:p><w:r>${of}<w:drawing><wp:anchor ${anchor}>${position}<wp:extent cx="3048000" cy="914400"/><wp:docPr id="1" ${about}/>${text || fill ? shape : ''}</wp:anchor></w:drawing></w:r></w:p>`
}

const at = (offset: number, from: string) =>
  `<wp:positionH relativeFrom="${from}"><wp:posOffset>${offset}</wp:posOffset></wp:positionH>`
const behind = 'behindDoc="1"'

async function readBody(body: string, { settings = '', background = '' } = {}) {
  const relation = (id: string, target: string) =>
    `<Relationship Id="${id}" Type="${schemas}/officeDocument/2006/relationships/${id}" Target="${target}"/>`
  const theme = ['dk1:000000', 'lt1:FFFFFF', 'accent1:4472C4']
    .map((it) => it.split(':'))
    .map(([name, value]) => `<a:${name}><a:srgbClr val="${value}"/></a:${name}>`)
    .join('')
  const parts: Part[] = [
    {
      name: 'word/document.xml',
      content: `<w:document ${names}>${background}<w:body><w:p><w:r><w:t>Seen.</w:t></w:r></w:p>${body}</w:body></w:document>`,
    },
    {
      name: 'word/_rels/document.xml.rels',
      content: `<Relationships xmlns="${schemas}/package/2006/relationships">${relation('theme', 'theme1.xml')}${relation('settings', 'settings.xml')}</Relationships>`,
    },
    { name: 'word/theme1.xml', content: `<a:theme ${names}>${theme}</a:theme>` },
    { name: 'word/settings.xml', content: `<w:settings ${names}>${settings}</w:settings>` },
  ]
  return readDocument(makeDocx({ paragraphs: [], parts }))
}

test.each<[string, string, string]>([
  ['white as the part that paper plays in the theme', color('000000', 'w:themeColor="background1"'), 'white'],
  ['black under a black marker', run('<w:color w:val="000000"/><w:highlight w:val="black"/>'), 'colour'],
  ['painted white', paint('<w14:solidFill><w14:srgbClr w14:val="FFFFFF"/></w14:solidFill>'), 'white'],
  ['painted as paper', paint('<w14:solidFill><w14:schemeClr w14:val="bg1"/></w14:solidFill>'), 'white'],
  ['painted with nothing', paint('<w14:noFill/>'), 'colour'],
  [
    'wholly transparent',
    paint('<w14:solidFill><w14:srgbClr w14:val="000000"><w14:alpha w14:val="100000"/></w14:srgbClr></w14:solidFill>'),
    'colour',
  ],
  ['a hundredth as wide as usual', run('<w:w w:val="1"/>'), 'tiny'],
  [
    'on a line a twentieth of a point high',
    plain.replace('<w:r>', '<w:pPr><w:spacing w:line="1" w:lineRule="exact"/></w:pPr><w:r>'),
    'tiny',
  ],
  ['of the colour of its cell', cell('w:fill="1F3864"', color('1F3864')), 'colour'],
  ['white in a cell that is filled as paper', cell('w:fill="auto" w:themeFill="background1"', white), 'white'],
  ['white in a white box', drawing(white, { fill: solid('FFFFFF') }), 'white'],
  ['white in a box without a fill', drawing(white, { fill: '<a:noFill/>' }), 'white'],
  ['of the colour of its box', drawing(color('4472C4'), { fill: part('accent1') }), 'colour'],
  ['in a hidden box', drawing(plain, { about: 'hidden="1"' }), 'hidden'],
  ['in a box of a hidden run', drawing(plain, { of: '<w:rPr><w:vanish/></w:rPr>' }), 'hidden'],
  [
    'in a hidden box of the older notation',
    `<w:p><w:r><w:pict><v:shape style="position:absolute;visibility:hidden"><v:textbox><w:txbxContent>${plain}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`,
    'hidden',
  ],
  ['in a box to the left of the page', drawing(plain, { position: at(-3_100_000, 'page') }), 'outside'],
  ['in a box far to the right of its column', drawing(plain, { position: at(30_000_000, 'column') }), 'outside'],
  ['white over a white shape', `${drawing('', { fill: solid('FFFFFF'), anchor: behind })}${white}`, 'white'],
  ['white over a shape without a fill', `${drawing('', { fill: '<a:noFill/>', anchor: behind })}${white}`, 'white'],
  [
    'white, farther down than the picture behind the text reaches',
    `${drawing('', { anchor: behind })}${'<w:p/>'.repeat(20)}${white}`,
    'white',
  ],
])('text %s is kept apart', async (_, body, cause) => {
  const { text, hidden } = await readBody(body)

  expect(text.trim()).toBe('Seen.')
  expect(hidden).toMatchObject([{ text: secret, cause }])
})

test.each<[string, string]>([
  ['white by its value and ink by its part in the theme', color('FFFFFF', 'w:themeColor="text1"')],
  ['of a shade of paper', color('A6A6A6', 'w:themeColor="background1" w:themeShade="A6"')],
  ['painted with a blend of colours', paint('<w14:gradFill><w14:srgbClr w14:val="FFFFFF"/></w14:gradFill>')],
  [
    'outlined without a fill',
    run('<w14:textOutline><w14:solidFill/></w14:textOutline><w14:textFill><w14:noFill/></w14:textFill>'),
  ],
  [
    'half transparent',
    paint('<w14:solidFill><w14:srgbClr w14:val="000000"><w14:alpha w14:val="50000"/></w14:srgbClr></w14:solidFill>'),
  ],
  ['white in a cell of a theme colour', cell('w:fill="auto" w:themeFill="accent1"', white)],
  ['white on a pattern of half black', cell('w:val="pct50" w:color="000000" w:fill="FFFFFF"', white)],
  ['white on stripes', cell('w:val="diagStripe" w:color="000000" w:fill="FFFFFF"', white)],
  ['of an automatic colour on black', cell('w:fill="000000"', color('auto'))],
  ['white in a box of a dark colour', drawing(white, { fill: part('accent1') })],
  ['white in a box that a style may fill', drawing(white)],
  ['in a box that begins left of its column', drawing(plain, { position: at(-914_400, 'column') })],
  ['white over a dark shape', `${drawing('', { fill: solid('203864'), anchor: behind })}${white}`],
  ['white over a picture', `${drawing('', { anchor: behind })}${white}`],
])('text %s is text', async (_, body) => {
  const { text, hidden } = await readBody(body)

  expect(text.trim().split(/\s+/)).toEqual(['Seen.', secret])
  expect(hidden).toEqual([])
})

test.each([
  ['', ['white']],
  ['<w:displayBackgroundShape/>', []],
])('a dark page is one where the settings show it: “%s”', async (settings, causes) => {
  const { hidden } = await readBody(white, { settings, background: '<w:background w:color="101010"/>' })

  expect(hidden.map((it) => it.cause)).toEqual(causes)
})

test('a hidden header without any other text stands at the end', async () => {
  const header = [{ runs: [' ', { text: secret, hidden: true }] }]

  const { hidden } = await readDocument(makeDocx({ paragraphs: ['Seen.'], header }))

  expect(hidden).toEqual([{ text: secret, cause: 'hidden', at: 5 }])
})
