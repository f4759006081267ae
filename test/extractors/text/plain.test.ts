import { expect, test } from 'vitest'
import { readPlain } from '../../../src/extractors/text/plain.ts'
import { read, readDocument } from '../reading.ts'

test.each([
  ['UTF-8', Buffer.from('Größe — “quoted”')],
  ['UTF-8 with a byte order mark', Buffer.from('\ufeffGröße — “quoted”')],
  ['UTF-16, little end first', Buffer.from('\ufeffGröße — “quoted”', 'utf16le')],
  ['UTF-16, big end first', Buffer.from('\ufeffGröße — “quoted”', 'utf16le').swap16()],
  ['Windows-1252', Buffer.from('Gr\xf6\xdfe \x97 \x93quoted\x94', 'latin1')],
])('%s is read', async (_, bytes) => {
  expect(await readDocument(bytes, 'essay.txt')).toMatchObject({ format: 'text', text: 'Größe — “quoted”' })
})

test('a text stays as it is, line ends and blanks included', async () => {
  const { text, paragraphs } = await readDocument('  One\r\n\r\nTwo \r\n')

  expect(text).toBe('  One\r\n\r\nTwo \r\n')
  expect(paragraphs).toHaveLength(2)
})

test('Markdown is told by its name', async () => {
  expect((await readDocument('# Mud', 'Essay.MD')).format).toBe('markdown')
})

test('content counts for more than the name', async () => {
  expect(await readDocument('Only words', 'essay.pdf')).toMatchObject({ format: 'text', text: 'Only words' })
})

test.each([
  ['nothing at all', '', 'not_the_work'],
  ['one byte of zero', '\0', 'unsupported'],
  ['blanks', ' \n\t ', 'not_the_work'],
  ['control characters', `abc${'\u0001\u0002'.repeat(50)}`, 'unsupported'],
  ['more bytes than any text', Buffer.alloc(41_000_000, 'word '), 'too_large'],
])('a file of %s is not read', async (_, bytes, reason) => {
  expect(await read(bytes, 'essay.txt')).toMatchObject({ unreadable: reason })
})

test('of a text of many words the beginning is read, and the rest is said to be left out', async () => {
  const { text, coverage } = await readDocument('word '.repeat(500_000), 'essay.txt')

  expect(text).toBe('word '.repeat(400_000))
  expect(coverage).toMatchObject([{ kind: 'over_limit', at: 2_000_000 }])
})

test('a chosen encoding that makes other letters of English words is not sure', () => {
  const english = Buffer.from('The children dig in the sand and adults ask them. '.repeat(3))

  expect(readPlain(english, 'text', 'utf-16le').coverage).toMatchObject([
    { kind: 'unknown_encoding', detail: expect.stringContaining('words of English letters that are lost') },
  ])
  expect(readPlain(Buffer.from('園兒在沙中挖掘。'.repeat(40), 'utf16le'), 'text', 'utf-16le').coverage).toEqual([])
})

test('one letter is a text', async () => {
  expect((await readDocument('x')).text).toBe('x')
})

test.each([
  ['\xff\xd8\xff\xe0\0\x10JFIF', 'a picture'],
  ['\x89PNG\r\n\x1a\n', 'a picture'],
  ['\0\0\0\x18ftypmp42', 'a sound or film recording'],
  ['\x1f\x8b\x08\0', 'a compressed archive'],
  ['<?xml version="1.0"?><a/>', 'an XML file'],
])('%j is named for what it is, and who will read it', async (start, what) => {
  const reading = await read(Buffer.from(start, 'latin1'), 'essay.docx')

  expect(reading).toMatchObject({ unreadable: 'unsupported' })
  expect(reading).toMatchObject({
    detail: expect.stringContaining(`This is ${what}, which is not read automatically.`),
  })
  expect(reading).toMatchObject({ detail: expect.stringMatching(/The file is kept and a person will read it\.$/) })
})

test('a text about ID3 tags is a text', async () => {
  expect((await readDocument('ID3 tags hold the names of songs.')).format).toBe('text')
})

test.each([
  ['EncryptedPackage', 'password'],
  ['WordDocument', 'damaged'],
])('a compound file with the entry %s', async (entry, reason) => {
  const file = Buffer.alloc(2_048)
  file.write('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1')
  file.writeUInt16LE(9, 30)
  file.writeUInt32LE(1, 48)
  file.write(entry, 1_024, 'utf16le')

  expect(await read(file, 'essay.docx')).toMatchObject({ unreadable: reason })
})

test.each(['../../etc/passwd', 'a\0b.md', 'con.', '<img src=x>.txt', '\u202etxt.fdp', 'x'.repeat(5_000), ''])(
  'the name %j changes nothing',
  async (name) => {
    expect((await readDocument('Mud', name)).text).toBe('Mud')
  },
)
