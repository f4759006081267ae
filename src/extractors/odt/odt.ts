import type { Document, DocumentFacts } from '../../domain/screening/document.ts'
import { count, isoDate } from '../facts.ts'
import { assemble } from '../package/assemble.ts'
import type { Story } from '../package/stories.ts'
import { readXml } from '../package/xml.ts'
import type { Package } from '../package/zip.ts'
import { Unreadable } from '../unreadable.ts'
import { prefixes } from './names.ts'
import { readObjects } from './objects.ts'
import { StoryReader } from './story-reader.ts'
import { Styles } from './styles.ts'

/**
 * Reads an OpenDocument text. The text is what a reader of the page sees: tracked insertions in, deletions out, hidden
 * text kept apart, automatic numbers left out.
 *
 * @throws {Unreadable}
 */
export async function readOdt(zip: Package): Promise<Document> {
  await refusePassword(zip)
  if (!zip.has('content.xml')) throw new Unreadable('damaged')

  const stories: Story[] = []
  const common = new Styles()
  const objects = await readObjects(zip)
  for (const part of ['styles.xml', 'content.xml']) {
    await readXml(
      zip.read(part),
      prefixes,
      new StoryReader(stories, new Styles(common), common, objects),
      'document type',
    )
  }
  return assemble(stories, 'odt', { facts: await readMeta(zip) })
}

/** A protected package says so in its manifest, part by part (ODF 1.3 part 2, 4.4). */
async function refusePassword(zip: Package) {
  await readXml(
    zip.read('META-INF/manifest.xml'),
    prefixes,
    {
      open(tag) {
        if (tag.name === 'manifest:encryption-data') throw new Unreadable('password')
      },
    },
    'document type',
  )
}

async function readMeta(zip: Package): Promise<Omit<DocumentFacts, 'words'>> {
  const values = new Map<string, string>()
  let name = ''
  await readXml(
    zip.read('meta.xml'),
    prefixes,
    {
      open(tag) {
        name = tag.name
        if (name === 'meta:document-statistic') values.set('pages', tag.get('meta:page-count') ?? '')
      },
      close() {
        name = ''
      },
      text(text) {
        if (name) values.set(name, (values.get(name) ?? '') + text)
      },
    },
    'document type',
  )
  const text = (wanted: string) => values.get(wanted)?.trim().slice(0, 500) || null
  return {
    pages: count(values.get('pages')),
    author: text('meta:initial-creator'),
    lastModifiedBy: text('dc:creator'),
    title: text('dc:title'),
    application: text('meta:generator'),
    createdAt: isoDate(values.get('meta:creation-date')),
    modifiedAt: isoDate(values.get('dc:date')),
    editingMinutes: minutes(values.get('meta:editing-duration')),
    revisions: count(values.get('meta:editing-cycles')),
  }
}

/** An XML Schema duration of days, hours, minutes and seconds, in whole minutes. */
function minutes(duration: string | undefined) {
  const parts = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:[\d.]+S)?)?$/.exec(duration ?? '')
  if (!parts) return null
  const [days = 0, hours = 0, rest = 0] = parts.slice(1).map((part) => Number(part ?? 0))
  return days * 24 * 60 + hours * 60 + rest
}
