import { posix } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { type Document, noFacts } from '../../domain/screening/document.ts'
import { percentDecoded } from '../../domain/url.ts'
import { writeHtml } from '../html/html.ts'
import { assemble } from '../package/assemble.ts'
import { Story } from '../package/stories.ts'
import { readXml } from '../package/xml.ts'
import type { Package } from '../package/zip.ts'
import { Unreadable } from '../unreadable.ts'

const prefixes: Record<string, string> = {
  'http://www.idpf.org/2007/opf': 'opf',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'urn:oasis:names:tc:opendocument:xmlns:container': 'container',
}

/**
 * Reads an e-book (EPUB 3.3): its chapters in the order in which they are read.
 *
 * @throws {Unreadable}
 */
export async function readEpub(zip: Package): Promise<Document> {
  const root = await rootOf(zip)
  const { chapters, title, author } = await readPublication(zip, root)
  const body = new Story('body')
  for (const chapter of chapters) {
    if (zip.has(chapter)) writeHtml(body, (await buffer(zip.read(chapter))).toString('utf8'))
    else body.leaveOut('other', 'A chapter that is missing.')
  }
  return assemble([body], 'epub', { facts: { ...noFacts, title, author } })
}

/** The part that describes the publication. */
async function rootOf(zip: Package): Promise<string> {
  let root = ''
  await readXml(
    zip.read('META-INF/container.xml'),
    prefixes,
    {
      open(tag) {
        if (tag.name.endsWith(':rootfile')) root ||= tag.get(':full-path') ?? ''
      },
    },
    'document type',
  )
  if (!zip.has(root)) throw new Unreadable('damaged')
  return root
}

async function readPublication(zip: Package, root: string) {
  const items = new Map<string, string>()
  const order: string[] = []
  const about = new Map<string, string>()
  let name = ''
  await readXml(
    zip.read(root),
    prefixes,
    {
      open(tag) {
        name = tag.name
        if (name === 'opf:item') items.set(tag.get(':id') ?? '', tag.get(':href') ?? '')
        if (name === 'opf:itemref') order.push(tag.get(':idref') ?? '')
      },
      text(text) {
        if (name.startsWith('dc:')) about.set(name, (about.get(name) ?? '') + text)
      },
      close() {
        name = ''
      },
    },
    'document type',
  )
  const chapters = order
    .flatMap((id) => items.get(id) ?? [])
    .map((href) => posix.join(posix.dirname(root), partNamed(href)))
  const text = (wanted: string) => about.get(wanted)?.trim().slice(0, 500) || null
  return { chapters: [...new Set(chapters)], title: text('dc:title'), author: text('dc:creator') }
}

/** A reference without its fragment, as the name of a part. */
const partNamed = (href: string) => percentDecoded(href.replace(/#.*$/, ''))
