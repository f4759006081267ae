import WordExtractor from 'word-extractor'
import { type Document, noFacts } from '../../domain/screening/document.ts'
import { assemble } from '../package/assemble.ts'
import { Story } from '../package/stories.ts'
import { Unreadable } from '../unreadable.ts'

/**
 * Reads a document of Word 97 to 2003 (MS-DOC) with the library word-extractor: its text, notes, boxes, comments, headers
 * and footers. Looks, links and properties are not read, and what is not text cannot be told.
 *
 * @throws {Unreadable} `damaged` where the library cannot read it
 */
export async function readDoc(source: string | Buffer): Promise<Document> {
  const found = await extracted(source)
  const exact = { filterUnicode: false }
  const stories = [
    storyOf('body', found.getBody(exact)),
    storyOf('textbox', found.getTextboxes(exact)),
    storyOf('footnote', found.getFootnotes(exact)),
    storyOf('endnote', found.getEndnotes(exact)),
    storyOf('comment', found.getAnnotations(exact)),
    storyOf('header', found.getHeaders({ ...exact, includeFooters: false })),
    storyOf('footer', found.getFooters(exact)),
  ]
  return assemble(stories, 'doc', { facts: noFacts })
}

async function extracted(source: string | Buffer) {
  try {
    return await new WordExtractor().extract(source)
  } catch (error) {
    // What the system complains of is not the file's fault.
    if (error instanceof Error && 'syscall' in error) throw error
    throw new Unreadable('damaged')
  }
}

/** Where a picture or an object stands, the file has one of these characters (MS-DOC 2.4.1). */
const anchors = /[\u0001\u0008]/g

function storyOf(kind: Story['kind'], text: string): Story {
  const story = new Story(kind)
  for (const line of text.replace(/\n$/, '').split('\n')) {
    const pictures = line.match(anchors)?.length ?? 0
    const letters = line.replace(anchors, '').replace(/[\u0000\u0002-\u0007\u000e-\u001f]/g, '')
    story.write(letters.replace(/[\v\f\r]/g, '\n').replaceAll('\n\n', '\n'))
    for (let at = 0; at < pictures; at++) story.leaveOut('picture')
    story.endParagraph()
  }
  return story
}
