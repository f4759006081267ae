import { isPdf } from '../domain/intake/file-kind.ts'

/** What a file is by its first bytes. `other` has a name for people, and what to send in its place. */
export type Kind =
  | { kind: 'pdf' | 'zip' | 'office' | 'html' | 'web_archive' | 'notebook' | 'tex' | 'text' }
  | { kind: 'other'; name: string; instead?: string }

const asDocument = 'Please send a PDF or a Word document of it.'

const signatures: { name: string; starts: RegExp; instead?: string }[] = [
  { name: 'an XML file', starts: /^\s*<\?xml/ },
  { name: 'a picture', starts: /^(\xff\xd8\xff|\x89PNG|GIF8[79]a|II\*\0|MM\0\*|RIFF.{4}WEBP|.{4}ftyp(hei|mif|avif))/s },
  { name: 'a sound or film recording', starts: /^(ID3[\x02-\x04]|OggS\0|RIFF.{4}(WAVE|AVI )|.{4}ftyp|\x1aE\xdf\xa3)/s },
  { name: 'a compressed archive', starts: /^(\x1f\x8b\x08|BZh\d1AY|7z\xbc\xaf|Rar!\x1a|\xfd7zXZ\0)/ },
  { name: 'a Hangul document (.hwp)', starts: /^HWP Document File/, instead: asDocument },
  { name: 'a WordPerfect document', starts: /^\xffWPC/, instead: asDocument },
  { name: 'a OneNote section', starts: /^\xe4R\\{\x8c\x8c\xd8\xa7M\xae\xb1Sx\xd0\)\x96\xd3/, instead: asDocument },
]

/** A web page, also where comments or an XML declaration stand before its first element. */
const html = /^\s*(<\?xml[^>]{0,300}\?>\s*)?(<!--.{0,500}?-->\s*)*<(!doctype\s+html|html|head|body)\b/is

/** Headers of a message whose body is a web page with its pictures (MHTML, RFC 2557). */
const webArchive =
  /^\s*([\w-]+:[^\r\n]*(\r?\n[ \t][^\r\n]*)*\r?\n)*?content-type:\s*multipart\/(related|alternative)\b/i

/** The kind of a file by its content; its name counts where the content could be any text, and its declared type never. */
export function sniff(start: Uint8Array, name: string): Kind {
  const bytes = Buffer.from(start).toString('latin1')
  if (/^PK(\x03\x04|\x05\x06)/.test(bytes)) return { kind: 'zip' }
  if (bytes.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return { kind: 'office' }
  if (isPdf(start, name)) return { kind: 'pdf' }
  const text = bytes.replace(/^\xef\xbb\xbf/, '')
  if (html.test(text)) return { kind: 'html' }
  if (webArchive.test(text)) return { kind: 'web_archive' }
  const other = signatures.find(({ starts }) => starts.test(text))
  if (other) return { kind: 'other', name: other.name, ...(other.instead && { instead: other.instead }) }
  return { kind: textKind(text, name) }
}

function textKind(text: string, name: string) {
  if (/^\s*\{/.test(text) && (/\.ipynb$/i.test(name) || /"(cells|nbformat)"\s*:/.test(text))) return 'notebook'
  if (/\.(tex|ltx)$/i.test(name) || /^\s*(%[^\n]*\n\s*)*\\documentclass\b/.test(text)) return 'tex'
  return 'text'
}
