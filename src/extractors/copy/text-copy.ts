import { readFile } from 'node:fs/promises'
import { sniff } from '../sniff.ts'

/** What pages name their author with: HTML, and the properties that Word writes into the pages it saves. */
const metaOfAuthor =
  /<meta\b(?=[^>]*\b(?:name|property)\s*=\s*["']?(?:[\w.]*[:.])?(?:author|creator|copyright|publisher|owner|reply-to|web_author)["'\s/>])[^>]*>/gi
const properties = /(<(?:o|w):(?:author|lastauthor|company|manager)\b[^>]*>)[^<]*(<\/)/gi

/** A page without what it says of its author. */
export const withoutAuthor = (html: string): string => html.replace(metaOfAuthor, '').replace(properties, '$1$2')

/**
 * A copy of a text file. Of plain text, Markdown and TeX every byte is a part of the work; web pages and notebooks are
 * copied without what they say of their author.
 */
export async function textCopy(path: string): Promise<Uint8Array> {
  const bytes = await readFile(path)
  const { kind } = sniff(bytes.subarray(0, 4_096), '')
  if (kind === 'html') return Buffer.from(withoutAuthor(bytes.toString('latin1')), 'latin1')
  return kind === 'notebook' ? notebookCopy(bytes) : bytes
}

/** A notebook may hold the list of its authors (nbformat 4). */
function notebookCopy(bytes: Buffer): Uint8Array {
  const notebook = JSON.parse(bytes.toString('utf8')) as { metadata?: Record<string, unknown> }
  if (notebook.metadata?.authors === undefined) return bytes
  delete notebook.metadata.authors
  return Buffer.from(JSON.stringify(notebook, null, 1))
}
