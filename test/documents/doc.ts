const [end, none] = [0xffff_fffe, 0xffff_ffff]

/** Makes a Word 97 document (MS-DOC in MS-CFB) of a body and a footnote; paragraphs end with a carriage return. */
export function makeDoc(body: string, footnote: string): Buffer {
  const text = body + footnote
  const word = Buffer.alloc(4_096)
  word.writeUInt16LE(0xa5ec, 0)
  word.writeUInt16LE(0x0200, 10)
  word.writeUInt32LE(1_024, 0x18)
  word.writeUInt32LE(body.length, 0x4c)
  word.writeUInt32LE(footnote.length, 0x50)
  Buffer.from(text, 'utf16le').copy(word, 1_024)

  // The table of pieces: one piece, in UTF-16, from 1,024 on.
  const table = Buffer.alloc(4_096)
  table.writeUInt8(2, 0)
  table.writeUInt32LE(16, 1)
  table.writeUInt32LE(text.length, 9)
  table.writeUInt32LE(1_024, 15)
  return compoundFile(word, table)
}

/** A compound file of two streams of eight sectors each. */
function compoundFile(word: Buffer, table: Buffer): Buffer {
  const header = Buffer.alloc(512, 0xff)
  header.fill(0, 8, 76)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header)
  for (const [at, value] of [
    [24, 0x3e],
    [26, 3],
    [28, 0xfffe],
    [30, 9],
    [32, 6],
  ] as const)
    header.writeUInt16LE(value, at)
  for (const [at, value] of [
    [44, 1],
    [48, 1],
    [56, 4_096],
    [60, end],
    [68, end],
    [76, 0],
  ] as const)
    header.writeUInt32LE(value, at)

  const sectors = Buffer.alloc(512, 0xff)
  sectors.writeUInt32LE(0xffff_fffd, 0)
  sectors.writeUInt32LE(end, 4)
  for (let at = 2; at < 18; at++) sectors.writeUInt32LE(at === 9 || at === 17 ? end : at + 1, at * 4)

  const directory = Buffer.concat([
    entry('Root Entry', { type: 5, start: end, size: 0, child: 1, next: none }),
    entry('1Table', { type: 2, start: 10, size: 4_096, child: none, next: 2 }),
    entry('WordDocument', { type: 2, start: 2, size: 4_096, child: none, next: none }),
    Buffer.alloc(128),
  ])
  return Buffer.concat([header, sectors, directory, word, table])
}

interface Entry {
  type: number
  start: number
  size: number
  child: number
  next: number
}

function entry(name: string, { type, start, size, child, next }: Entry): Buffer {
  const bytes = Buffer.alloc(128)
  Buffer.from(name, 'utf16le').copy(bytes)
  bytes.writeUInt16LE((name.length + 1) * 2, 64)
  bytes.writeUInt8(type, 66)
  bytes.writeUInt8(1, 67)
  for (const [at, value] of [
    [68, none],
    [72, next],
    [76, child],
    [116, start],
    [120, size],
  ] as const)
    bytes.writeUInt32LE(value, at)
  return bytes
}
