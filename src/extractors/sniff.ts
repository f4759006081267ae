import { isPdf } from '../domain/intake/file-kind.ts'
import { type KeptOnly, keptOnlyBySignature } from '../domain/intake/kept-only.ts'

/** What a file is by its first bytes. `other` is kept and not read. */
export type Kind =
  | { kind: 'pdf' | 'zip' | 'office' | 'html' | 'web_archive' | 'notebook' | 'tex' | 'text' }
  | ({ kind: 'other' } & KeptOnly)

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
  const other = keptOnlyBySignature(text)
  if (other) return { kind: 'other', ...other }
  return { kind: textKind(text, name) }
}

function textKind(text: string, name: string) {
  if (/^\s*\{/.test(text) && (/\.ipynb$/i.test(name) || /"(cells|nbformat)"\s*:/.test(text))) return 'notebook'
  if (/\.(tex|ltx)$/i.test(name) || /^\s*(%[^\n]*\n\s*)*\\documentclass\b/.test(text)) return 'tex'
  return 'text'
}
