import { partOf, type Source } from '../source.ts'
import { notRead, notTheWork, Unreadable } from '../unreadable.ts'
import { directoryOf, headerOf } from './compound-file.ts'

const asDocument = 'Please send a PDF or a Word document (.docx) of it.'

/** Kinds of compound files by an entry of their directory; the first that is there counts. */
const kinds: [entry: string, what: string, instead?: string][] = [
  ['PowerPoint Document', 'a presentation in the older PowerPoint format (.ppt)', asDocument],
  ['Workbook', 'a spreadsheet in the older Excel format (.xls)', asDocument],
  ['Book', 'a spreadsheet in the older Excel format (.xls)', asDocument],
  ['__properties_version1.0', 'an Outlook message (.msg)', 'Please send the file that is attached to it, or a PDF.'],
  ['HwpSummaryInformation', 'a Hangul document (.hwp)', asDocument],
  ['BodyText', 'a Hangul document (.hwp)', asDocument],
  ['MatOST', 'a Microsoft Works document (.wps)', asDocument],
  ['MatadorObject', 'a Microsoft Works document (.wps)', asDocument],
  ['CONTENTS', 'a Microsoft Works document (.wps)', asDocument],
  ['Quill', 'a Publisher document (.pub)', asDocument],
  ['VisioDocument', 'a Visio drawing (.vsd)', asDocument],
  ['StarWriterDocument', 'a document in the older StarOffice format (.sdw)', asDocument],
]

/** Entries of a compound file that is encrypted whole: by Office from 2007 on, with a password or with rights. */
const encrypted = ['EncryptedPackage', 'DRMEncryptedDataSpace', 'EncryptedSummary']

/**
 * Says why a compound file (MS-CFB) is not read, null for a Word document of before 2007, which is: by the entries of its directory it is a document of an older program, or a
 * newer one inside a password (its directory then names an “EncryptedPackage”, MS-OFFCRYPTO 2.3.4.4).
 */
export async function whyNotOffice(source: Source): Promise<Unreadable | null> {
  const directory = await directoryOf(source)
  const has = (entry: string) => directory.includes(Buffer.from(entry, 'utf16le'))
  if (encrypted.some(has)) return new Unreadable('password')
  const found = kinds.find(([entry]) => has(`${entry}\0`))
  if (found) return notRead(found[1], found[2])
  if (has('WordDocument')) return (await isLockedWord(source, directory)) ? new Unreadable('password') : null
  if (has('Catalog\0')) return notTheWork('system_file')
  return notRead('a file of an older office program', asDocument)
}

/** Whether a Word document of before 2007 is encrypted: a bit in its information block says so (MS-DOC 2.5.2). */
async function isLockedWord(source: Source, directory: Buffer): Promise<boolean> {
  const { sectorBytes } = await headerOf(source)
  const entry = directory.indexOf(Buffer.from('WordDocument\0', 'utf16le'))
  if (entry < 0 || entry + 0x78 > directory.length) return false
  const block = await partOf(source, (directory.readUInt32LE(entry + 0x74) + 1) * sectorBytes, 12)
  return block.length === 12 && (block.readUInt16LE(10) & 0x0100) !== 0
}
