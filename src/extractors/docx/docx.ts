import type { Document } from '../../domain/screening/document.ts'
import { assemble } from '../package/assemble.ts'
import { readRelationships } from '../package/relationships.ts'
import type { Story } from '../package/stories.ts'
import { readXml } from '../package/xml.ts'
import type { Package } from '../package/zip.ts'
import { Unreadable } from '../unreadable.ts'
import { newFieldMarks } from './fields.ts'
import { prefixes } from './names.ts'
import type { Surroundings } from './place.ts'
import { readProperties } from './properties.ts'
import { readSources } from './sources.ts'
import { StoryReader } from './story-reader.ts'
import { readStyles } from './styles.ts'
import { readTheme } from './theme.ts'

/** The parts that hold stories, by the type of relationship that leads to them. */
const storyParts = ['footnotes', 'endnotes', 'comments', 'header', 'footer']

/**
 * Reads a Word document (ECMA-376, transitional or strict). The text is what a reader of the page sees: tracked
 * insertions in, deletions out, hidden runs kept apart, automatic numbers left out.
 *
 * @throws {Unreadable}
 */
export async function readDocx(zip: Package): Promise<Document> {
  const main = await mainPart(zip)
  const relationships = await readRelationships(zip, main)
  const theme = await readTheme(zip, relationships.parts('theme')[0], relationships.parts('settings')[0])
  const styles = await readStyles(zip, relationships.parts('styles')[0], theme)
  const sources = await readSources(zip)

  const stories: Story[] = []
  for (const part of new Set([main, ...storyParts.flatMap((type) => relationships.parts(type))])) {
    const { links } = part === main ? relationships : await readRelationships(zip, part)
    stories.push(...(await readStories(zip, part, { styles, theme, links, sources })))
  }
  if (!stories.some((story) => story.kind === 'body')) throw new Unreadable('damaged')
  return assemble(stories, 'docx', { facts: await readProperties(zip) })
}

/** Reads the stories of a part; once more where fields without an end hid text from the first reading. */
async function readStories(zip: Package, part: string, surroundings: Omit<Surroundings, 'fieldMarks'>) {
  const read = async (endless?: Set<number>) => {
    const stories: Story[] = []
    const fieldMarks = newFieldMarks(endless)
    await readXml(zip.read(part), prefixes, new StoryReader(stories, { ...surroundings, fieldMarks }))
    return { stories, endless: fieldMarks.endless }
  }
  const { stories, endless } = await read()
  return endless.size > 0 ? (await read(endless)).stories : stories
}

async function mainPart(zip: Package) {
  const [main] = (await readRelationships(zip, '')).parts('officeDocument')
  if (!main || !zip.has(main)) throw new Unreadable('damaged')
  return main
}
