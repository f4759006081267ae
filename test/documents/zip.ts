import { crc32, deflateRawSync } from 'node:zlib'

/** A part of a zip. What the headers say of it can be made a lie. */
export interface Part {
  name: string
  content: string | Uint8Array
  stored?: boolean
  /** Sizes and checksum as the headers give them. */
  says?: { compressed?: number; uncompressed?: number; crc?: number; flags?: number; offset?: number }
}

/** Writes a zip (APPNOTE 6.3): deflated parts, a directory, nothing else. `entries` is what the end says there are. */
export function zip(parts: Part[], { entries = parts.length }: { entries?: number } = {}): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content, stored = false, says = {} } of parts) {
    const bytes = Buffer.from(content)
    const packed = stored ? bytes : deflateRawSync(bytes)
    const fileName = Buffer.from(name)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(says.flags ?? 0x800, 2)
    fields.writeUInt16LE(stored ? 0 : 8, 4)
    fields.writeUInt32LE(says.crc ?? crc32(bytes), 10)
    fields.writeUInt32LE(says.compressed ?? packed.length, 14)
    fields.writeUInt32LE(says.uncompressed ?? bytes.length, 18)
    fields.writeUInt16LE(fileName.length, 22)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(says.offset ?? offset, 10)
    const file = Buffer.concat([Buffer.from('PK\x03\x04'), fields, fileName, packed])
    files.push(file)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), fields, place, fileName]))
    offset += file.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries & 0xffff, 4)
  end.writeUInt16LE(entries & 0xffff, 6)
  end.writeUInt32LE(list.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...files, list, Buffer.from('PK\x05\x06'), end])
}

/** Text as it stands in XML. */
export function xml(text: string) {
  return text.replace(/[&<>"]/g, (it) => `&#${it.charCodeAt(0)};`)
}
