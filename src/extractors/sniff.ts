/** What a file is by its first bytes. `other` has a name for people. */
export type Kind = { kind: 'pdf' | 'zip' | 'office' | 'text' } | { kind: 'other'; name: string }

const signatures: { name: string; starts: RegExp }[] = [
  { name: 'a Rich Text file (RTF)', starts: /^\{\\rtf/ },
  { name: 'a web page (HTML)', starts: /^\s*(<!--.{0,500}?-->\s*)?<(!doctype\s+html|html|head|body)\b/is },
  { name: 'an XML file', starts: /^\s*<\?xml/ },
  { name: 'a picture', starts: /^(\xff\xd8\xff|\x89PNG|GIF8[79]a|II\*\0|MM\0\*|RIFF.{4}WEBP|.{4}ftyp(hei|mif|avif))/s },
  { name: 'a sound or film recording', starts: /^(ID3[\x02-\x04]|OggS\0|RIFF.{4}(WAVE|AVI )|.{4}ftyp|\x1aE\xdf\xa3)/s },
  { name: 'a compressed archive', starts: /^(\x1f\x8b\x08|BZh\d1AY|7z\xbc\xaf|Rar!\x1a|\xfd7zXZ\0)/ },
]

/** The kind of a file by its content; its name and declared type may be wrong. */
export function sniff(start: Uint8Array): Kind {
  const bytes = Buffer.from(start).toString('latin1')
  // Readers of PDF look for the header in the first 1,024 bytes (ISO 32000-1, annex H.3.4.1).
  if (bytes.slice(0, 1_024).includes('%PDF-')) return { kind: 'pdf' }
  if (/^PK(\x03\x04|\x05\x06)/.test(bytes)) return { kind: 'zip' }
  if (bytes.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return { kind: 'office' }
  const other = signatures.find(({ starts }) => starts.test(bytes.replace(/^\xef\xbb\xbf/, '')))
  return other ? { kind: 'other', name: other.name } : { kind: 'text' }
}
