const known = 'pdf doc docx ppt pptx pps ppsx xls xlsx ps rtf htm html wpd odt txt hwp hwpx'.split(' ')
const zipped = ['docx', 'pptx', 'ppsx', 'xlsx', 'odt', 'hwpx']
const mostText = 2 * 1024 * 1024
const mostPages = 800
const fewestWords = 20

/** What a file gives: its text, or one of Turnitin's error codes, chosen by what the file really holds. */
export function inspect(name: string, bytes: Buffer): { text: string; errorCode: string | null } {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  const latin = bytes.toString('latin1')
  const failed = (errorCode: string) => ({ text: '', errorCode })
  if (!known.includes(ending)) return failed('UNSUPPORTED_FILETYPE')
  if (ending === 'pdf' && !latin.startsWith('%PDF-')) return failed('CORRUPT_FILE')
  if (ending === 'pdf' && latin.includes('/Encrypt')) return failed('FILE_LOCKED')
  if (ending === 'pdf' && (latin.match(/\/Type\s*\/Page\b/g)?.length ?? 0) > mostPages) return failed('TOO_MANY_PAGES')
  if (zipped.includes(ending) && !latin.startsWith('PK\u0003\u0004')) return failed('CORRUPT_FILE')

  const text = bytes.toString('utf8')
  if (Buffer.byteLength(text) >= mostText) return failed('TOO_MUCH_TEXT')
  const words = text.match(/\S+/g)?.length ?? 0
  if (!words) return failed('CANNOT_EXTRACT_TEXT')
  return words < fewestWords ? failed('TOO_LITTLE_TEXT') : { text, errorCode: null }
}
