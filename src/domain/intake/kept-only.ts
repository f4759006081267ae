/** A kind of file that is kept and not read: its name for people, with its article, and what to send, as a sentence. */
export interface KeptOnly {
  what: string
  instead: string
}

const asDocument = 'Please send a PDF or a Word document of it.'
const exported = 'Choose File, then Export To, and send a PDF or a Word document.'
const typed = 'If it is your work, put it into a document and send that; text in it is not read from here.'
const unpacked = 'Send the document itself, or several in a zip.'

/** By the first bytes of a file, a letter for each. The first that fits counts. */
const signatures: (KeptOnly & { starts: RegExp })[] = [
  { what: 'an XML file', instead: asDocument, starts: /^\s*<\?xml(?![\s\S]{0,600}<(!doctype\s+html|html)\b)/i },
  {
    what: 'a picture',
    instead: typed,
    starts: /^(\xff\xd8\xff|\x89PNG|GIF8[79]a|II\*\0|MM\0\*|RIFF.{4}WEBP|.{4}ftyp(hei|mif|avif))/s,
  },
  {
    what: 'a sound or film recording',
    instead: typed,
    starts: /^(ID3[\x02-\x04]|OggS\0|RIFF.{4}(WAVE|AVI )|.{4}ftyp|\x1aE\xdf\xa3)/s,
  },
  {
    what: 'a compressed archive',
    instead: unpacked,
    starts: /^(\x1f\x8b\x08|BZh\d1AY|7z\xbc\xaf|Rar!\x1a|\xfd7zXZ\0)/,
  },
  { what: 'a Hangul document (.hwp)', instead: asDocument, starts: /^HWP Document File/ },
  { what: 'a WordPerfect document', instead: asDocument, starts: /^\xffWPC/ },
  { what: 'a OneNote section', instead: asDocument, starts: /^\xe4R\\{\x8c\x8c\xd8\xa7M\xae\xb1Sx\xd0\)\x96\xd3/ },
]

/** Which kind that is not read begins with these bytes, a letter for each; undefined where it is none that is known. */
export const keptOnlyBySignature = (start: string): KeptOnly | undefined =>
  signatures.find(({ starts }) => starts.test(start))

/** By the name, where the first bytes are those of a package or of an older office file, which they do not tell apart. */
const names: [ending: RegExp, what: string, instead: string][] = [
  [/\.(ppt|pps)$/i, 'an older presentation (.ppt)', asDocument],
  [/\.xls$/i, 'an older spreadsheet (.xls)', asDocument],
  [/\.msg$/i, 'a message of Outlook (.msg)', asDocument],
  [/\.(wps|wks)$/i, 'a document of Microsoft Works', asDocument],
  [/\.hwpx?$/i, 'a Hangul document', asDocument],
  [/\.pub$/i, 'a document of Publisher', asDocument],
  [/\.xlsb$/i, 'a spreadsheet in a binary format (.xlsb)', asDocument],
  [/\.pages$/i, 'a Pages document', exported],
  [/\.numbers$/i, 'a Numbers spreadsheet', exported],
  [/\.key$/i, 'a Keynote presentation', exported],
]

/** Which kind that is kept and not read a file is, by its first bytes and its name; null for every other file. */
export function keptOnly(head: Uint8Array, name: string): KeptOnly | null {
  const start = Buffer.from(head).toString('latin1')
  if (/^(PK\x03\x04|\xd0\xcf\x11\xe0)/.test(start)) {
    const found = names.find(([ending]) => ending.test(name))
    return found ? { what: found[1], instead: found[2] } : null
  }
  return keptOnlyBySignature(start.replace(/^\xef\xbb\xbf/, '')) ?? null
}
