import { officeCopy } from './office-copy.ts'
import { pdfCopy } from './pdf-copy.ts'
import { rtfCopy } from './rtf-copy.ts'
import { textCopy } from './text-copy.ts'

/** How a file of each kind is copied without what its program wrote about its author. */
const copies: Record<string, (path: string) => Promise<Uint8Array>> = {
  'application/pdf': pdfCopy,
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': officeCopy,
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': officeCopy,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': officeCopy,
  'application/vnd.oasis.opendocument.text': officeCopy,
  'application/epub+zip': officeCopy,
  'application/rtf': rtfCopy,
  'text/plain': textCopy,
  'text/markdown': textCopy,
}

/**
 * A copy of a file without its properties: author, last editor, title, company, and who made comments and changes. The
 * text stays as it is. Null for a kind of file whose properties cannot be removed here. Call it in the sandbox.
 */
export async function copyWithoutProperties({
  path,
  mediaType,
}: {
  path: string
  mediaType: string
}): Promise<Uint8Array | null> {
  const copy = Object.hasOwn(copies, mediaType) ? copies[mediaType] : undefined
  return copy ? copy(path) : null
}
