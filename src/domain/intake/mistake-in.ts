import type { MistakeKind } from './not-the-work.ts'

/**
 * Which mistake a file is, by its first bytes (4,096 are enough), its size in bytes and its name; null for any other file,
 * whether it can be read or not.
 */
export function mistakeIn(head: Uint8Array, bytes: number, name: string): MistakeKind | null {
  if (bytes === 0) return 'empty_file'
  const start = Buffer.from(head).toString('latin1')
  return mistakeOfContent(start, bytes) ?? mistakeOfName(name, bytes)
}

/** In bytes; a shortcut is shorter, and a work that shows what one looks like need not be. */
const longestShortcut = 4_096

function mistakeOfContent(start: string, bytes: number): MistakeKind | null {
  if (start.startsWith('L\0\0\0\x01\x14\x02\0')) return 'windows_shortcut'
  if (start.startsWith('\0\x05\x16\x07') || start.startsWith('\0\x05\x16\0')) return 'mac_companion'
  if (start.startsWith('\0\0\0\x01Bud1')) return 'system_file'
  if (isOwnerFile(start, bytes)) return 'temporary_file'
  if (bytes > longestShortcut) return null
  const text = start.replace(/^(\xef\xbb\xbf|\xff\xfe)/, '').replaceAll('\0', '')
  if (/^\s*\{[\s\S]*"(doc_id|url)"\s*:/.test(text) && /"doc_id"|:\/\/(docs|drive)\.google\.com\//.test(text)) {
    return 'google_shortcut'
  }
  if (/^\s*\[(InternetShortcut|DEFAULT|Desktop Entry)\][\s\S]*^\s*(BASE)?URL/im.test(text)) return 'web_shortcut'
  const isPropertyList = /^bplist0/.test(text) || /^\s*<\?xml[\s\S]*<plist\b/.test(text)
  if (isPropertyList && /\bURL\b/.test(text) && /https?:\/\//.test(text)) return 'web_shortcut'
  return null
}

/**
 * The file “~$name” of an open Office document: 162 to 165 bytes, which hold the length of the user's name and then the
 * name in two encodings, filled up with blanks and zeros.
 */
function isOwnerFile(start: string, bytes: number) {
  if (bytes < 160 || bytes > 170) return false
  const length = start.charCodeAt(0)
  const filling = start.match(/[\0 ]/g)?.length ?? 0
  return length > 0 && length <= 54 && start.includes('\0') && filling > bytes / 2
}

const names: [RegExp, MistakeKind][] = [
  [/^(desktop\.ini|thumbs\.db|\.ds_store)$/i, 'system_file'],
  [/\.(gdoc|gdocx|gsheet|gslides|gdraw|gform|gsite|gjam)$/i, 'google_shortcut'],
  [/\.(url|webloc|website)$/i, 'web_shortcut'],
  [/\.lnk$/i, 'windows_shortcut'],
  [/^\..*\.icloud$/i, 'cloud_placeholder'],
  [/\.(crdownload|part|partial|opdownload)$/i, 'unfinished_download'],
]

/** Names of temporary files, which count for small files only: a student may give any name to their work. */
const temporary = /^(~\$|\.~lock\.|~wr[dlfas]\d)/i

function mistakeOfName(name: string, bytes: number): MistakeKind | null {
  if (bytes > longestShortcut) return null
  return temporary.test(name) ? 'temporary_file' : (names.find(([pattern]) => pattern.test(name))?.[1] ?? null)
}
