import type { Gap } from '../../domain/screening/coverage.ts'
import type { Document } from '../../domain/screening/document.ts'
import { assemble } from '../package/assemble.ts'
import { readRelationships } from '../package/relationships.ts'
import type { Story } from '../package/stories.ts'
import { readXml } from '../package/xml.ts'
import type { Package } from '../package/zip.ts'
import { Unreadable } from '../unreadable.ts'
import { readInserts } from './drawn/inserts.ts'
import { newFieldMarks } from './fields/fields.ts'
import { readSources } from './fields/sources.ts'
import { ListCounters, type Numbering, readNumbering } from './looks/numbering.ts'
import { readStyles } from './looks/styles.ts'
import { readTheme } from './looks/theme.ts'
import { prefixes } from './names.ts'
import type { Surroundings } from './place.ts'
import { readProperties } from './properties.ts'
import { StoryReader } from './story-reader.ts'

/** The parts that hold stories, by the type of relationship that leads to them, and what each is called for people. */
const storyParts: Record<string, string> = {
  footnotes: 'The footnotes.',
  endnotes: 'The endnotes.',
  comments: 'The comments.',
  header: 'A header.',
  footer: 'A footer.',
}

/**
 * Reads a Word document (ECMA-376, transitional or strict). The text is what a reader of the page sees: tracked
 * insertions in, deletions out, hidden runs kept apart, automatic numbers left out.
 *
 * @throws {Unreadable}
 */
export async function readDocx(zip: Package): Promise<Document> {
  const { stories, coverage } = await readWhole(zip, true)
  return assemble(stories, 'docx', { facts: await readProperties(zip), coverage })
}

/** All stories of a document; `mayNest` is false for one that is a part of another one. */
async function readWhole(zip: Package, mayNest: boolean): Promise<{ stories: Story[]; coverage: Gap[] }> {
  const main = await mainPart(zip)
  const relationships = await readRelationships(zip, main)
  const theme = await readTheme(zip, relationships.parts('theme')[0], relationships.parts('settings')[0])
  const styles = await readStyles(zip, relationships.parts('styles')[0], theme)
  const sources = await readSources(zip)
  const numbering = await readNumbering(zip, relationships.parts('numbering')[0])

  const readPart = async (part: string) => {
    const own = part === main ? relationships : await readRelationships(zip, part)
    const inserts = await readInserts(
      zip,
      own,
      mayNest ? async (inner) => (await readWhole(inner, false)).stories : null,
    )
    return readStories(zip, part, { styles, theme, links: own.links, sources, inserts }, numbering)
  }
  const stories = await readPart(main)
  if (!stories.some((story) => story.kind === 'body')) throw new Unreadable('damaged')
  const coverage: Gap[] = []
  for (const [type, name] of Object.entries(storyParts)) {
    for (const part of new Set(relationships.parts(type))) {
      const more = part === main ? [] : await unlessTooLarge(() => readPart(part))
      if (more) stories.push(...more)
      else coverage.push({ kind: 'over_limit', count: 1, page: null, at: null, detail: name })
    }
  }
  return { stories, coverage }
}

/** A part beside the body that is too large costs that part, and not the work. */
async function unlessTooLarge(read: () => Promise<Story[]>): Promise<Story[] | null> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof Unreadable && error.reason === 'too_large') return null
    throw error
  }
}

/** Reads the stories of a part; once more where fields without an end hid text from the first reading. */
async function readStories(
  zip: Package,
  part: string,
  surroundings: Omit<Surroundings, 'fieldMarks' | 'counters'>,
  numbering: Numbering,
) {
  const read = async (endless?: Set<number>) => {
    const stories: Story[] = []
    const fieldMarks = newFieldMarks(endless)
    await readXml(
      zip.read(part),
      prefixes,
      new StoryReader(stories, { ...surroundings, fieldMarks, counters: new ListCounters(numbering) }),
    )
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
