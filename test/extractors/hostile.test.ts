import { describe, expect, test } from 'vitest'
import { docxParts, makeDocx } from '../documents/docx.ts'
import { makeOdt } from '../documents/odt.ts'
import { type Part, zip } from '../documents/zip.ts'
import { read, readDocument } from './reading.ts'

const essay = { paragraphs: ['Mud is a good teacher.'] }
const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const body = (inside: string) => `<w:document ${w}><w:body>${inside}</w:body></w:document>`
const withDocument = (content: string): Part => ({ name: 'word/document.xml', content })
const padding = (name: string, bytes: number): Part => ({ name, content: Buffer.alloc(bytes) })

/** The essay with one of its parts changed, as the headers tell it. */
function lying(name: string, says: NonNullable<Part['says']>) {
  return zip(docxParts(essay).map((part) => (part.name === name ? { ...part, says } : part)))
}

describe('zips', () => {
  test.each<[string, Buffer, string]>([
    ['a bomb of one part', makeDocx({ ...essay, parts: [withDocument(body('<w:p/>'.repeat(5_000_000)))] }), 'unsafe'],
    ['parts that are too large together', zip([...docxParts(essay), padding('a', 61e6), padding('b', 61e6)]), 'unsafe'],
    ['a part that is larger than it says', lying('word/document.xml', { uncompressed: 100 }), 'damaged'],
    ['a part that is smaller than it says', lying('word/document.xml', { uncompressed: 5_000 }), 'damaged'],
    ['a part that is not what it was', lying('word/document.xml', { crc: 1 }), 'damaged'],
    ['a part that says it holds gigabytes', lying('word/document.xml', { uncompressed: 4e9 }), 'unsafe'],
    ['parts that overlap', lying('word/_rels/document.xml.rels', { offset: 0 }), 'unsafe'],
    ['an encrypted part', lying('word/document.xml', { flags: 0x801 }), 'password'],
    [
      'a part stored in a way of its own',
      Buffer.from(makeDocx(essay).toString('latin1').replaceAll('\x08\0\0\0', '\x0c\0\0\0'), 'latin1'),
      'damaged',
    ],
    ['two parts of one name', zip([...docxParts(essay), { name: 'WORD/document.xml', content: '' }]), 'unsafe'],
    ['a path that leads out', zip([...docxParts(essay), { name: '../../x', content: '' }]), 'unsafe'],
    ['a path from the root', zip([...docxParts(essay), { name: '/etc/x', content: '' }]), 'unsafe'],
    [
      'more parts than any document',
      zip(Array.from({ length: 5_001 }, (_, at) => ({ name: `${at}`, content: '' }))),
      'unsafe',
    ],
    ['an end that claims more parts than there are', zip(docxParts(essay), { entries: 4_000 }), 'damaged'],
    ['an end that claims a million parts', millionEntries(), 'unsafe'],
    ['no end', makeDocx(essay).subarray(0, -30), 'damaged'],
    ['nothing in it', zip([]), 'no_text'],
    ['a picture in it', zip([{ name: 'a.png', content: 'GIF89a' }]), 'unsupported'],
    ['half a spreadsheet in it', zip([{ name: 'xl/workbook.xml', content: '<a/>' }]), 'damaged'],
    ['no document in it', zip([{ name: '[Content_Types].xml', content: '<a/>' }]), 'damaged'],
  ])('one with %s is refused in words', async (_, bytes, reason) => {
    const started = performance.now()

    expect(await read(bytes, 'essay.docx')).toEqual({
      unreadable: reason,
      detail: expect.stringMatching(/^[A-Z].+\. The file is kept and a person will read it\.$/),
    })
    expect(performance.now() - started).toBeLessThan(5_000)
  })

  test('pictures of many megabytes are no bomb, because nobody unpacks them', async () => {
    expect(await read(zip([...docxParts(essay), padding('word/media/image1.bmp', 40e6)]))).toHaveProperty('document')
  })
})

describe('XML', () => {
  const laughs = `<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>${body('<w:p><w:r><w:t>&b;</w:t></w:r></w:p>')}`
  const deep = (depth: number) => body(`${'<w:p>'.repeat(depth)}<w:r><w:t>deep</w:t></w:r>${'</w:p>'.repeat(depth)}`)

  test.each<[string, string, string]>([
    ['entities in entities', laughs, 'unsafe'],
    [
      'a file of the server',
      `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${body('<w:p><w:r><w:t>&x;</w:t></w:r></w:p>')}`,
      'unsafe',
    ],
    ['an entity that nobody defined', body('<w:p><w:r><w:t>&x;</w:t></w:r></w:p>'), 'damaged'],
    ['elements a hundred thousand deep', deep(100_000), 'unsafe'],
    ['elements that never end', `<w:document ${w}><w:body><w:p>`, 'damaged'],
    ['a prefix that nobody defined', '<x:document/>', 'damaged'],
    ['something else', '<html><body>Mud</body></html>', 'damaged'],
    ['nothing', '', 'damaged'],
  ])('a document with %s is refused in words', async (_, content, reason) => {
    expect(await read(makeDocx({ ...essay, parts: [withDocument(content)] }))).toMatchObject({ unreadable: reason })
  })

  test.each(['word/_rels/document.xml.rels', 'docProps/core.xml', '_rels/.rels'])(
    'a bomb in %s is found too',
    async (name) => {
      expect(await read(makeDocx({ ...essay, parts: [{ name, content: laughs }] }))).toMatchObject({
        unreadable: 'unsafe',
      })
    },
  )

  test('OpenDocument is as careful', async () => {
    expect(await read(makeOdt({ paragraphs: [], parts: [{ name: 'content.xml', content: laughs }] }))).toMatchObject({
      unreadable: 'unsafe',
    })
  })

  test('styles that are based on one another end', async () => {
    const style = (id: string, base: string) =>
      `<w:style w:type="character" w:styleId="${id}"><w:basedOn w:val="${base}"/></w:style>`

    const reading = await read(
      makeDocx({ paragraphs: [{ runs: [{ text: 'Mud', style: 'A' }] }], styles: style('A', 'B') + style('B', 'A') }),
    )

    expect(reading).toMatchObject({ document: { text: 'Mud' } })
  })

  test('relationships that lead elsewhere are not followed', async () => {
    const target = (to: string) =>
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="x/officeDocument" Target="${to}"/></Relationships>`

    for (const to of ['../../../../etc/passwd', 'file:///etc/passwd', 'http://127.0.0.1/x', 'nowhere.xml']) {
      const bytes = makeDocx({ ...essay, parts: [{ name: '_rels/.rels', content: target(to) }] })
      expect(await read(bytes)).toMatchObject({ unreadable: 'damaged' })
    }
  })

  test('of more than two million characters the first are read, of hidden text too, and the rest is said to be left out', async () => {
    const text = Array.from({ length: 70_000 }, (_, at) => ((at * 2_654_435_761) % 2 ** 32).toString(36)).join(' ')
    const note = { runs: [{ text, hidden: true }] }

    const long = await readDocument(makeDocx({ paragraphs: Array.from({ length: 5 }, () => text) }))
    expect(long.text).toHaveLength(2_000_000)
    expect(long.coverage).toMatchObject([{ kind: 'over_limit', at: 2_000_000 }])
    expect(await read(makeDocx({ ...essay, footnotes: Array.from({ length: 5 }, () => note) }))).toMatchObject({
      document: { coverage: [{ kind: 'over_limit', detail: expect.stringContaining('hidden text') }] },
    })
  })
})

/** A zip with a zip64 end that claims a million parts, in 98 bytes. */
function millionEntries() {
  const end = Buffer.alloc(56)
  end.write('PK\x06\x06', 'latin1')
  end.writeBigUInt64LE(44n, 4)
  end.writeBigUInt64LE(1_000_000n, 24)
  end.writeBigUInt64LE(1_000_000n, 32)
  const locator = Buffer.alloc(20)
  locator.write('PK\x06\x07', 'latin1')
  locator.writeBigUInt64LE(4n, 8)
  const last = Buffer.alloc(22, 0xff)
  last.write('PK\x05\x06\0\0\0\0', 'latin1')
  last.writeUInt16LE(0, 20)
  return Buffer.concat([Buffer.from('PK\x03\x04'), end, locator, last])
}
