import { crc32, deflateSync } from 'node:zlib'

/** Pixels as PDFium gives them: blue, green, red, alpha, row by row from the top. */
export interface Pixels {
  width: number
  height: number
  data: Uint8Array
}

/** The picture as a PNG (ISO/IEC 15948) in true colour; transparency is laid on white paper. */
export function pngOf({ width, height, data }: Pixels): Buffer {
  const line = 1 + width * 3
  const raw = Buffer.alloc(line * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = (y * width + x) * 4
      const to = y * line + 1 + x * 3
      const paper = 255 - data[from + 3]!
      raw[to] = Math.min(255, data[from + 2]! + paper)
      raw[to + 1] = Math.min(255, data[from + 1]! + paper)
      raw[to + 2] = Math.min(255, data[from]! + paper)
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // 8 bits a channel, colour type 2 (red, green, blue), no interlacing.
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(raw, { level: 4 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}
