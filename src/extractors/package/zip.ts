import { crc32 } from 'node:zlib'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { bytesOf, type Source, sizeOf } from '../source.ts'
import { Unreadable } from '../unreadable.ts'

/** A document that is a zip of parts (DOCX, ODT), checked before a single part is unpacked. */
export interface Package {
  names: string[]
  has(name: string): boolean
  /** The size of a part in bytes, as the package says it; 0 when there is no such part. */
  size(name: string): number
  /** The bytes of a part, unpacked as they are asked for; nothing when there is no such part. */
  read(name: string): AsyncGenerator<Uint8Array>
  close(): void
}

/**
 * Bounds for a package. A long thesis has some 100 parts and 10 MB of XML; deflate itself cannot exceed 1032:1, and
 * word-processor XML stays below 40:1. Small parts may be as repetitive as they like.
 */
const limits = { entries: 5_000, partBytes: 50e6, totalBytes: 120e6, ratio: 100, ratioFrom: 1e6 }

/** Pictures, films and sounds, which no reader unpacks whole: they do not count to the total. */
const neverRead = /\.(png|jpe?g|gif|tiff?|bmp|webp|heic|emf|wmf|mp4|m4v|mov|avi|wmv|mp3|m4a|wav)$/

/**
 * Opens a zip and refuses one that could harm: too many or too large parts (as declared, and counted again while
 * inflating, because headers lie), parts that share a name or overlap, encryption, paths that lead elsewhere.
 * Names are compared without case, as Open Packaging demands (ECMA-376-2, 6.2.2).
 *
 * @throws {Unreadable} `unsafe`, `damaged`, `password` or `too_large`
 */
export async function openZip(source: Source): Promise<Package> {
  const zip = await open(source)
  try {
    if (zip.entryCount > limits.entries) throw new Unreadable('unsafe')
    const entries = await list(zip)
    return {
      names: [...entries.values()].map((entry) => entry.fileName),
      has: (name) => entries.has(name.toLowerCase()),
      size: (name) => entries.get(name.toLowerCase())?.uncompressedSize ?? 0,
      read: (name) => inflate(zip, entries.get(name.toLowerCase())),
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

async function open(source: Source): Promise<ZipFile> {
  try {
    if (typeof source !== 'string') return await yauzl.fromBufferPromise(source)
    return await yauzl.openPromise(source, { autoClose: false })
  } catch (error) {
    const whole = hasBytesAfterEnd(error) ? await withoutBytesAfterEnd(source) : null
    if (whole) return open(whole)
    throw meaning(error)
  }
}

/** What yauzl says of bytes behind the end record, which other programs pass over. */
const hasBytesAfterEnd = (error: unknown) => /^Invalid comment length/.test((error as Error).message)

/** The end record of a zip: its signature, its length without the comment, and where the length of that stands. */
const endRecord = { signature: Buffer.from('PK\x05\x06', 'latin1'), length: 22, commentLengthAt: 20 }

/** The bytes of a zip up to the end of its end record; null where more follows it than a transfer adds by mistake. */
async function withoutBytesAfterEnd(source: Source): Promise<Buffer | null> {
  if ((await sizeOf(source)) > limits.totalBytes) return null
  const bytes = await bytesOf(source)
  const start = bytes.lastIndexOf(endRecord.signature)
  if (start < 0 || start + endRecord.length > bytes.length) return null
  const end = start + endRecord.length + bytes.readUInt16LE(start + endRecord.commentLengthAt)
  return end < bytes.length ? bytes.subarray(0, end) : null
}

async function list(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  let declared = 0
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName.toLowerCase()
      if (!neverRead.test(name)) declared += entry.uncompressedSize
      if (entries.has(name)) throw new Unreadable('unsafe')
      if (declared > limits.totalBytes) throw new Unreadable(tooDense(entry) ? 'unsafe' : 'too_large')
      entries.set(name, entry)
    }
  } catch (error) {
    throw meaning(error)
  }
  refuseOverlap([...entries.values()])
  return entries
}

/** What yauzl and zlib complain of is the file's fault; what the system complains of is not. */
function meaning(error: unknown) {
  if (error instanceof Unreadable || 'syscall' in (error as Error)) return error
  const strayPath = /^(absolute path|invalid relative path|invalid characters in fileName)/
  return new Unreadable(strayPath.test((error as Error).message) ? 'unsafe' : 'damaged')
}

/** Parts that share bytes are how a small zip claims to hold a large one (Fifield, “A better zip bomb”, 2019). */
function refuseOverlap(entries: Entry[]) {
  const byPlace = entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)
  for (const [index, entry] of byPlace.entries()) {
    const next = byPlace[index + 1]
    const end = entry.relativeOffsetOfLocalHeader + 30 + entry.fileNameLength + entry.compressedSize
    if (next && next.relativeOffsetOfLocalHeader < end) throw new Unreadable('unsafe')
  }
}

function tooDense({ uncompressedSize, compressedSize }: Entry) {
  return uncompressedSize > limits.ratioFrom && uncompressedSize > limits.ratio * compressedSize
}

async function* inflate(zip: ZipFile, entry: Entry | undefined): AsyncGenerator<Uint8Array> {
  if (!entry) return
  if (entry.isEncrypted()) throw new Unreadable('password')
  if (tooDense(entry)) throw new Unreadable('unsafe')
  if (entry.uncompressedSize > limits.partBytes) throw new Unreadable('too_large')

  let checksum = 0
  let bytes = 0
  try {
    // yauzl stops the stream as soon as it holds more than the part declared.
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      checksum = crc32(chunk, checksum)
      bytes += chunk.length
      yield chunk
    }
  } catch (error) {
    throw meaning(error)
  }
  if (bytes !== entry.uncompressedSize || checksum !== entry.crc32) throw new Unreadable('damaged')
}

/** The first 1,000 bytes of a part, a letter for each; empty when there is no such part. */
export async function startOf(zip: Package, part: string) {
  for await (const chunk of zip.read(part)) return Buffer.from(chunk.subarray(0, 1_000)).toString('latin1')
  return ''
}
