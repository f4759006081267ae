import { readFile } from 'node:fs/promises'
import { officeCopy } from './office-copy.ts'
import { pdfCopy } from './pdf-copy.ts'

/** How a file of each kind is copied without what its program wrote about its author. Plain text holds nothing else. */
const copies: Record<string, (path: string) => Promise<Uint8Array>> = {
  'application/pdf': pdfCopy,
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': officeCopy,
  'application/vnd.oasis.opendocument.text': officeCopy,
  'text/plain': readFile,
  'text/markdown': readFile,
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
