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
  md: 'text/markdown',
  markdown: 'text/markdown',
  txt: 'text/plain',
}

/** Whether the text of such a file is read here. */
export const isRead = (mediaType: string) => Object.values(types).includes(mediaType)

/**
 * The media type of a file by its first bytes, and by its name where the bytes leave it open. The declared type does not
 * count.
 */
export function mediaTypeOf(head: Buffer, name: string): string {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  if (head.subarray(0, 1024).includes('%PDF-')) return types.pdf!
  if (head.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') {
    if (head.includes('mimetypeapplication/vnd.oasis.opendocument.text')) return types.odt!
    return ending === 'docx' || ending === 'odt' ? types[ending]! : 'application/zip'
  }
  if (head.includes(0)) return 'application/octet-stream'
  if (['md', 'markdown', 'txt'].includes(ending)) return types[ending]!
  return head.length ? 'text/plain' : 'application/octet-stream'
}
