import { type Package, startOf } from './zip.ts'

const asDocument = 'Please send a PDF or a Word document of it.'
const exported = 'Choose File, then Export To, and send a PDF or a Word document.'

/** A thing that is a zip inside: the parts that give it away, and the name of its file where they leave it open. */
interface Other {
  part: RegExp
  name?: RegExp
  what: string
  instead: string
}

const iwork = /^(.+\/)?(Index\/Document\.iwa|Index\.zip)$/

/** The first that fits counts. */
const others: Other[] = [
  { part: /^xl\/workbook\.bin$/, what: 'a spreadsheet in a binary format (.xlsb)', instead: asDocument },
  { part: /^Contents\/section0\.xml$/, what: 'a Hangul document (.hwpx)', instead: asDocument },
  { part: /^(.+\/)?index\.apxl(\.gz)?$/, what: 'a presentation of Keynote ’09', instead: exported },
  { part: /^(.+\/)?Index\/(Template|Master)?Slide/, what: 'a Keynote presentation', instead: exported },
  { part: iwork, name: /\.numbers$/i, what: 'a Numbers spreadsheet', instead: exported },
  { part: iwork, name: /\.key$/i, what: 'a Keynote presentation', instead: exported },
  { part: iwork, name: /\.pages$/i, what: 'a Pages document', instead: exported },
  { part: iwork, what: 'a document of Pages, Numbers or Keynote', instead: exported },
]

/** What the programs of Apple leave in a package that has a password. */
export const lockedIwork = /(^|\/)\.iwp(h|v|v2)$/

/** Roots of `index.xml` in packages of Apple’s programs of 2009. */
const iwork09: [start: RegExp, what: string][] = [
  [/<sl:document\b/, 'a document of Pages ’09'],
  [/<ls:document\b/, 'a spreadsheet of Numbers ’09'],
  [/<key:presentation\b/, 'a presentation of Keynote ’09'],
]

/** Which other thing a zip is, by its parts and the name of its file; undefined where it is none that is known. */
export async function otherIn(zip: Package, name: string): Promise<Pick<Other, 'what' | 'instead'> | undefined> {
  const index = zip.has('index.xml') ? await startOf(zip, 'index.xml') : ''
  const old = iwork09.find(([root]) => root.test(index))
  if (old) return { what: old[1], instead: exported }
  return others.find((one) => (one.name?.test(name) ?? true) && zip.names.some((part) => one.part.test(part)))
}
