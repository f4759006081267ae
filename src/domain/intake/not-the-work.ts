/** A kind of file that is sent in place of the work by mistake. */
interface Mistake {
  /** What it is, with its article. */
  what: string
  /** What to do, as a sentence for the student. */
  instead: string
}

const closeFirst = 'Close the document, and send the file with your work itself.'
const download = 'Open the document, download it as a Word document or a PDF, and send that file.'

/** The files that hold no work although they look like it, or stand beside it. */
export const mistakes = {
  google_shortcut: {
    what: 'a shortcut to a Google document',
    instead: 'Open the document, choose File, then Download, and send the file that you get.',
  },
  web_shortcut: { what: 'a link to a web address', instead: download },
  windows_shortcut: { what: 'a shortcut to a file on a Windows computer', instead: 'Send the file that it leads to.' },
  cloud_placeholder: {
    what: 'a placeholder for a file that is still in the cloud',
    instead: 'Wait until the file is downloaded to your device, and send it then.',
  },
  temporary_file: {
    what: 'a temporary file that an office program keeps while a document is open',
    instead: closeFirst,
  },
  unfinished_download: {
    what: 'a download that has not ended',
    instead: 'Wait until the file is whole, and send it then.',
  },
  mac_companion: {
    what: 'a file that a Mac writes beside another file',
    instead: 'Send the file whose name is the same without “._”.',
  },
  system_file: {
    what: 'a file that the computer keeps about a folder',
    instead: 'Choose the file with your work.',
  },
  empty_file: {
    what: 'an empty file',
    instead: 'Open your work, save it again, see that the file is larger than 0 bytes, and send that one.',
  },
  empty_document: {
    what: 'a document in which nothing is written, such as an empty template',
    instead: 'Send the document with your work.',
  },
  please_wait: {
    what: 'a form that only Adobe programs can show (XFA), of which other programs see one page that says “Please wait”',
    instead: 'Print the filled-in form to a new PDF, and send that one.',
  },
} as const satisfies Record<string, Mistake>

export type MistakeKind = keyof typeof mistakes

/** What a file is, and what to send in its place, in words. */
export function mistakeInWords(kind: MistakeKind): string {
  const { what, instead } = mistakes[kind]
  return `This is ${what}, not the work itself. ${instead}`
}
