import type { Picture, PictureType } from '../../domain/screening/shown/formatted.ts'

/** The largest picture that is shown, all pictures of a file together, both in bytes; and how many there may be. */
export const limits = { each: 5e6, all: 20e6, count: 300 }

/** The pictures of a file as far as they can be shown. */
export class Pictures {
  readonly all: Picture[] = []
  #bytes = 0

  /** Keeps a picture and gives its number; null for one that is too large, one too many, or of another kind. */
  add(bytes: Uint8Array): number | null {
    const type = typeOf(bytes)
    const fits = bytes.length <= limits.each && this.#bytes + bytes.length <= limits.all
    if (!type || !fits || this.all.length >= limits.count) return null
    this.#bytes += bytes.length
    return this.all.push({ type, bytes: new Uint8Array(bytes) }) - 1
  }
}

/** What is shown in the place of a picture that cannot be. */
export const notShown = { label: '[A picture that is not shown here; it is in the file.]' }

const signatures: [PictureType, RegExp][] = [
  ['image/png', /^\x89PNG\r\n\x1a\n/],
  ['image/jpeg', /^\xff\xd8\xff/],
  ['image/gif', /^GIF8[79]a/],
  ['image/webp', /^RIFF[\s\S]{4}WEBP/],
]

/** The kind of a picture by its first bytes, whatever its name says. */
function typeOf(bytes: Uint8Array): PictureType | null {
  const start = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  return signatures.find(([, signature]) => signature.test(start))?.[0] ?? null
}
