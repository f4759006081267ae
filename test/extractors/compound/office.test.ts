import { expect, test } from 'vitest'
import { read } from '../reading.ts'

const sector = 512

/** A compound file with these entries: header, one sector of the allocation table, the directory, and one of content. */
function compound(entries: string[], content = Buffer.alloc(sector)) {
  const header = Buffer.alloc(sector)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header)
  header.writeUInt16LE(9, 30)
  const directorySectors = Math.ceil(entries.length / 4)
  header.writeUInt32LE(1, 48)
  header.writeUInt32LE(0, 76)
  const table = Buffer.alloc(sector, 0xff)
  for (let at = 1; at < directorySectors; at += 1) table.writeUInt32LE(at + 1, 4 * at)
  table.writeUInt32LE(0xffff_fffe, 4 * directorySectors)
  const directory = Buffer.alloc(directorySectors * sector)
  entries.forEach((name, index) => {
    directory.write(name, index * 128, 'utf16le')
    directory.writeUInt16LE(2 * name.length + 2, index * 128 + 64)
    directory.writeUInt32LE(1 + directorySectors, index * 128 + 0x74)
  })
  return Buffer.concat([header, table, directory, content])
}

test.each([
  ['PowerPoint Document', 'a presentation in the older PowerPoint format (.ppt)'],
  ['Workbook', 'a spreadsheet in the older Excel format (.xls)'],
  ['Book', 'a spreadsheet in the older Excel format (.xls)'],
  ['__properties_version1.0', 'an Outlook message (.msg)'],
  ['BodyText', 'a Hangul document (.hwp)'],
  ['MatOST', 'a Microsoft Works document (.wps)'],
  ['Quill', 'a Publisher document (.pub)'],
  ['Something', 'a file of an older office program'],
])('a compound file with the entry %s is %s', async (entry, what) => {
  expect(await read(compound(['Root Entry', entry]), 'work.doc')).toMatchObject({
    unreadable: 'unsupported',
    detail: expect.stringContaining(`This is ${what}`),
  })
})

test('the entry may stand in a later sector of the directory', async () => {
  const entries = ['Root Entry', ...Array.from({ length: 11 }, (_, index) => `Part ${index}`), 'PowerPoint Document']

  expect(await read(compound(entries), 'talk.doc')).toMatchObject({ detail: expect.stringContaining('.ppt') })
})

test.each(['EncryptedPackage', 'EncryptedSummary', 'DRMEncryptedDataSpace'])('%s is a password', async (entry) => {
  expect(await read(compound(['Root Entry', entry]), 'work.docx')).toMatchObject({ unreadable: 'password' })
})

test('an older Word document may have a password too', async () => {
  const content = Buffer.alloc(sector)
  content.writeUInt16LE(0x0100, 10)

  expect(await read(compound(['Root Entry', 'WordDocument'], content), 'work.doc')).toMatchObject({
    unreadable: 'password',
  })
})

test('a chain of sectors that leads to itself ends', async () => {
  const file = compound(['Root Entry', 'Something'])
  file.writeUInt32LE(1, sector + 4)

  expect(await read(file, 'work.doc')).toMatchObject({ unreadable: 'unsupported' })
})
