import { limits as documentLimits } from '../../domain/limits.ts'
import type { Gap } from '../../domain/screening/coverage.ts'
import type { Document } from '../../domain/screening/document.ts'
import type { Package } from '../package/zip.ts'
import { notRead, Unreadable } from '../unreadable.ts'
import { joined, type Named } from './joined.ts'

/** Reads a file that was inside another one, by its name and its bytes. Throws Unreadable. */
export type ReadFile = (bytes: Buffer, name: string) => Promise<Document>

/** Files that programs add to an archive by themselves, and folders. */
const added = /(^|\/)(__MACOSX\/.*|\._[^/]*|\.DS_Store|Thumbs\.db|desktop\.ini|~\$[^/]*)$|\/$/i

/** Endings of files that are text and no writing: settings, data and style sheets of programs. */
const dataFile = /\.(json|xml|rels|svg|css|plist|ini|cfg|toml|ya?ml|lock|log|map|properties|vtt|srt)$/i

/** The most files of one archive that are read, and the most bytes of all of them. */
const limits = { files: 100, bytes: 60e6 }

/**
 * Reads an archive: one readable file is the work itself, several are a portfolio, one after the other under their names.
 * What could not be read of it is in the coverage, each file with its name and the reason.
 *
 * @throws {Unreadable} when no file in it can be read
 */
export async function readArchive(zip: Package, read: ReadFile): Promise<Document> {
  const names = zip.names.filter((name) => !added.test(name))
  const found: Named[] = []
  const gaps: Gap[] = []
  const reasons: Unreadable[] = []
  const left = { bytes: limits.bytes, characters: documentLimits.documentCharacters, files: limits.files }
  for (const name of names) {
    const outcome = await readPart(zip, name, read, left)
    if (outcome instanceof Unreadable) {
      reasons.push(outcome)
      gaps.push({ kind: 'second_file', count: 1, page: null, at: null, detail: `“${name}”: ${outcome.message}` })
    } else found.push({ name, document: outcome })
  }
  if (!found.length) throw nothingIn(names, reasons)
  const document = found.length === 1 ? found[0]!.document : joined(found)
  return { ...document, coverage: [...document.coverage, ...gaps] }
}

/** The document of one file, or why there is none; takes what it needs from what is left for the archive. */
async function readPart(
  zip: Package,
  name: string,
  read: ReadFile,
  left: { bytes: number; characters: number; files: number },
): Promise<Document | Unreadable> {
  if (dataFile.test(name)) return notRead('a file of data')
  left.files -= 1
  left.bytes -= zip.size(name)
  if (left.files < 0 || left.bytes < 0 || left.characters < 0) return new Unreadable('too_large')
  try {
    const chunks: Uint8Array[] = []
    for await (const chunk of zip.read(name)) chunks.push(chunk)
    const document = await read(Buffer.concat(chunks), name.split('/').at(-1)!)
    left.characters -= name.length + document.text.length + 4
    return document
  } catch (error) {
    if (error instanceof Unreadable) return error
    if (error instanceof RangeError) return new Unreadable('too_large')
    throw error
  }
}

/** Why nothing in an archive was read: the one reason there is, or that it is an archive. */
function nothingIn(names: string[], reasons: Unreadable[]): Unreadable {
  const [first] = reasons
  if (!first) return new Unreadable('no_text', 'This is a compressed archive with no file of yours in it.')
  const isHarm = reasons.find(({ reason }) => reason === 'unsafe' || reason === 'damaged' || reason === 'too_large')
  if (isHarm) return isHarm
  if (reasons.every(({ reason }) => reason === 'password')) return new Unreadable('password')
  const listed = names.slice(0, 10).join(', ')
  const what = names.length === 1 ? `one file, ${listed}. ${first.message}` : `${names.length} files: ${listed}.`
  return new Unreadable(
    'unsupported',
    `This is a compressed archive of ${what} None of it could be read automatically.`,
  )
}
