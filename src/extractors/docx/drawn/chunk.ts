import { TextDecoder } from 'node:util'
import { writeHtml } from '../../html/html.ts'
import { Story } from '../../package/stories.ts'
import { openZip, type Package } from '../../package/zip.ts'
import { isRtf, readRtfStories } from '../../rtf/rtf.ts'
import { Unreadable } from '../../unreadable.ts'

/** The stories of a part in another format; the first is what stands in the text. */
export type Chunk = Story[]

/** Reads the stories of a Word document that is inside another one. */
export type ReadNested = (zip: Package) => Promise<Story[]>

/**
 * Reads a part in another format (ECMA-376-1, 17.17.2): a web page, plain text, RTF or a whole Word document.
 *
 * @throws {Unreadable} `unsupported` for any other format
 */
export async function readChunk(bytes: Buffer, part: string, readNested: ReadNested): Promise<Chunk> {
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') return bodyFirst(await nested(bytes, readNested))
  if (isRtf(bytes)) return bodyFirst(readRtfStories(bytes).stories)
  const story = new Story('body')
  const text = textIn(bytes)
  if (/\.x?html?$/i.test(part) || /^\s*<(!doctype|html|head|body|\?xml)/i.test(text)) writeHtml(story, text)
  else if (/\.txt$/i.test(part)) writeLines(story, text)
  else throw new Unreadable('unsupported')
  return [story]
}

async function nested(bytes: Buffer, readNested: ReadNested) {
  const zip = await openZip(bytes)
  try {
    return await readNested(zip)
  } finally {
    zip.close()
  }
}

function bodyFirst(stories: Story[]): Story[] {
  const isBody = ({ kind }: Story) => kind === 'body'
  return [...stories.filter(isBody), ...stories.filter((story) => !isBody(story))]
}

/** Text in the encoding that its first bytes or its own words name; in UTF-8 where they name none. */
function textIn(bytes: Buffer): string {
  const start = bytes.subarray(0, 1_024).toString('latin1')
  const named = /charset\s*=\s*["']?([\w-]+)/i.exec(start)?.[1] ?? 'utf-8'
  const encoding = start.startsWith('\xff\xfe') ? 'utf-16le' : start.startsWith('\xfe\xff') ? 'utf-16be' : named
  try {
    return new TextDecoder(encoding).decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes)
  }
}

function writeLines(story: Story, text: string) {
  for (const line of text.replace(/\r?\n$/, '').split(/\r?\n/)) {
    story.write(line)
    story.endParagraph()
  }
}
