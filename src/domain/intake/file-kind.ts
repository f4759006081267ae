/** The longest file name that is kept, in UTF-16 code units. */
const maxLength = 200

/**
 * A file name as it is kept: the last part of a path, without control or direction characters, never empty. It is shown
 * to people only and never used as a path.
 */
export function fileName(sent: string): string {
  const last = sent.normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const kept = last.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '').trim()
  if (!kept || /^\.+$/.test(kept)) return 'unnamed'
  if (kept.length <= maxLength) return kept
  const ending = /\.[^.]{1,10}$/.exec(kept)?.[0] ?? ''
  return kept.slice(0, maxLength - ending.length).toWellFormed() + ending
}

/** A name that says nothing about whose file it is: `stem` with the ending of the name it came with. */
export const neutralName = (stem: string, name: string): string => `${stem}${/\.[a-z0-9]{1,5}$/i.exec(name)?.[0] ?? ''}`

const types: Record<string, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  epub: 'application/epub+zip',
  doc: 'application/msword',
  rtf: 'application/rtf',
  md: 'text/markdown',
  markdown: 'text/markdown',
  txt: 'text/plain',
}

/** Whether the text of such a file is read here. */
export const isRead = (mediaType: string) => Object.values(types).includes(mediaType)

/** Whether a file of this type may be a text: one in UTF-16 has bytes that no other text has. */
export const mayBeText = (mediaType: string) =>
  mediaType.startsWith('text/') || mediaType === 'application/octet-stream'

/**
 * Whether a file is a PDF by its first bytes. The header may stand anywhere in the first 1,024 bytes (ISO 32000-1, annex
 * H.3.4.1); a text that quotes one does not begin with it, and has no object and no other bytes than those of a text behind
 * it, or has the name of a text.
 */
export function isPdf(head: Uint8Array, name: string): boolean {
  const start = Buffer.from(head).toString('latin1')
  if (/^\s*%PDF-\d\.\d\s*[\r\n%]/.test(start)) return true
  if (/\.pdf$/i.test(name) && /^\s*%PDF-/.test(start)) return true
  const header = start.slice(0, 1_024).search(/%PDF-\d/)
  if (header < 0) return false
  if (!isText(head.subarray(header, header + 64))) return true
  if (/\.(md|markdown|txt|tex|html?|ipynb)$/i.test(name)) return false
  return /^(%PDF-\d\.\d\s*[\r\n%]|\d+ \d+ obj\b)/m.test(start)
}

/** Whether bytes can be the beginning of a text in UTF-8. */
function isText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return !/[\0-\x08\x0e-\x1a]/.test(text)
  } catch {
    return false
  }
}

/**
 * The media type of a file by its first bytes, and by its name where the bytes leave it open. The declared type does not
 * count.
 */
export function mediaTypeOf(head: Buffer, name: string): string {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  if (head.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') {
    if (head.includes('mimetypeapplication/vnd.oasis.opendocument.text')) return types.odt!
    return ['docx', 'odt', 'pptx', 'xlsx', 'epub'].includes(ending) ? types[ending]! : 'application/zip'
  }
  if (head.subarray(0, 5).toString('latin1') === '{\\rtf') return types.rtf!
  if (head.subarray(0, 4).toString('hex') === 'd0cf11e0' && ending === 'doc') return types.doc!
  if (isPdf(head, name)) return types.pdf!
  if (head.includes(0)) return 'application/octet-stream'
  if (['md', 'markdown', 'txt'].includes(ending)) return types[ending]!
  return head.length ? 'text/plain' : 'application/octet-stream'
}
