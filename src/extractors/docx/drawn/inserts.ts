import { buffer } from 'node:stream/consumers'
import type { GapKind } from '../../../domain/screening/coverage.ts'
import type { HiddenRun } from '../../../domain/screening/document.ts'
import type { Relationships } from '../../package/relationships.ts'
import { Story } from '../../package/stories.ts'
import type { Tag } from '../../package/xml.ts'
import type { Package } from '../../package/zip.ts'
import { Unreadable } from '../../unreadable.ts'
import { type Chunk, type ReadNested, readChunk } from './chunk.ts'
import { readChart, readDiagram } from './drawn-parts.ts'

/** What other parts put into a text, by relationship id. What could not be read is not in it. */
export interface Inserts {
  /** The lines of charts and of diagrams. */
  drawn: Map<string, string[]>
  /** Parts in another format that stand in the text as if they were typed there (altChunk). */
  chunks: Map<string, Chunk>
}

/** What is drawn, by the type of its relationship. */
const readers: Record<string, (zip: Package, part: string) => Promise<string[]>> = {
  chart: readChart,
  chartEx: readChart,
  diagramData: readDiagram,
}

/** The most parts that are read for one text. */
const mostParts = 500

/** Reads what other parts put into a text; without `readNested`, no part in another format. */
export async function readInserts(
  zip: Package,
  { all }: Relationships,
  readNested: ReadNested | null,
): Promise<Inserts> {
  const inserts: Inserts = { drawn: new Map(), chunks: new Map() }
  for (const { id, type, part } of all.filter((it) => readers[it.type]).slice(0, mostParts)) {
    await orNothing(async () => inserts.drawn.set(id, await readers[type]!(zip, part)))
  }
  if (!readNested) return inserts
  for (const { id, part } of all.filter(({ type }) => type === 'aFChunk').slice(0, mostParts)) {
    await orNothing(async () => inserts.chunks.set(id, await readChunk(await buffer(zip.read(part)), part, readNested)))
  }
  return inserts
}

/** A part that cannot be read costs that part, and not the work. */
async function orNothing(read: () => Promise<unknown>) {
  try {
    await read()
  } catch (error) {
    if (!(error instanceof Unreadable) && !(error instanceof RangeError)) throw error
  }
}

/** Which place is left out where an insert could not be read, by the element that calls for it. */
const gapOf: Record<string, GapKind> = {
  'c:chart': 'chart',
  'cx:chart': 'chart',
  'dgm:relIds': 'diagram',
  'w:altChunk': 'alternative_part',
  'w:subDoc': 'alternative_part',
}

/**
 * Puts into a story what an element calls for, or notes that it was left out. Gives the stories that stand beside it: the
 * lines of a drawing, and the notes of a part in another format. `cause` says why the drawing cannot be seen.
 */
export function insertedBy(
  tag: Tag,
  story: Story,
  { drawn, chunks }: Inserts,
  cause: HiddenRun['cause'] | null | undefined,
): Story[] {
  const kind = gapOf[tag.name]
  if (!kind) return []
  const id = tag.get('r:dm') ?? tag.get('r:id') ?? ''
  const chunk = tag.name === 'w:altChunk' ? chunks.get(id) : undefined
  if (chunk) {
    story.insert(chunk[0]!)
    return chunk.slice(1)
  }
  const lines = drawn.get(id)
  if (lines && (kind === 'chart' || kind === 'diagram')) return [storyOf(kind, lines, cause ?? null)]
  story.leaveOut(kind)
  return []
}

function storyOf(kind: 'chart' | 'diagram', lines: string[], cause: HiddenRun['cause'] | null): Story {
  const story = new Story(kind)
  for (const line of lines) {
    if (cause) story.hide(line, cause)
    else story.write(line)
    story.endParagraph()
  }
  return story
}
