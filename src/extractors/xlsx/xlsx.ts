import type { Gap } from '../../domain/screening/coverage.ts'
import type { Document } from '../../domain/screening/document.ts'
import { readChart } from '../docx/drawn/drawn-parts.ts'
import { prefixes } from '../docx/names.ts'
import { readProperties } from '../docx/properties.ts'
import { assemble } from '../package/assemble.ts'
import { readRelationships } from '../package/relationships.ts'
import { Story } from '../package/stories.ts'
import { readXml } from '../package/xml.ts'
import type { Package } from '../package/zip.ts'
import { Unreadable } from '../unreadable.ts'
import { readSharedStrings, SheetReader } from './sheet-reader.ts'

/**
 * Reads a workbook (ECMA-376, SpreadsheetML): each sheet under its name, cells parted by tabs and rows by lines. Numbers
 * stand as the file holds them, without the format of their cells; a hidden sheet is hidden text.
 *
 * @throws {Unreadable}
 */
export async function readXlsx(zip: Package): Promise<Document> {
  const [main] = (await readRelationships(zip, '')).parts('officeDocument')
  if (!main || !zip.has(main)) throw new Unreadable('damaged')
  const { all, parts } = await readRelationships(zip, main)
  const strings = await readSharedStrings(zip, parts('sharedStrings')[0])
  const body = new Story('body')
  const stories = [body]
  const coverage: Gap[] = []
  for (const { name, id, hidden } of await sheetsOf(zip, main)) {
    const part = all.find((it) => it.id === id)?.part
    if (part) stories.push(...(await readSheet(zip, part, new SheetReader(body, strings, name, hidden))))
    else coverage.push({ kind: 'other', count: 1, page: null, at: null, detail: 'A sheet that is missing.' })
  }
  return assemble(stories, 'xlsx', { facts: await readProperties(zip), coverage })
}

async function sheetsOf(zip: Package, main: string) {
  const sheets: { name: string; id: string; hidden: boolean }[] = []
  await readXml(zip.read(main), prefixes, {
    open(tag) {
      if (tag.name !== 's:sheet') return
      const hidden = /hidden/i.test(tag.get(':state') ?? '')
      sheets.push({ name: tag.get(':name') ?? '', id: tag.get('r:id') ?? '', hidden })
    },
  })
  return sheets
}

/** Reads a sheet, and gives the stories of what is drawn on it and of its comments. */
async function readSheet(zip: Package, part: string, reader: SheetReader): Promise<Story[]> {
  await readXml(zip.read(part), prefixes, reader)
  const stories: Story[] = []
  const { parts } = await readRelationships(zip, part)
  for (const comments of new Set(parts('comments'))) stories.push(await readComments(zip, comments))
  for (const drawing of new Set(parts('drawing'))) {
    const drawn = await readRelationships(zip, drawing)
    for (const chart of new Set(drawn.parts('chart'))) stories.push(await chartOf(zip, chart))
    for (const _ of new Set(drawn.parts('image'))) reader.story.leaveOut('picture')
  }
  if (parts('oleObject').length || parts('package').length) reader.story.leaveOut('embedded_object')
  return stories
}

async function chartOf(zip: Package, part: string): Promise<Story> {
  const story = new Story('chart')
  story.writeLines(await readChart(zip, part))
  return story
}

async function readComments(zip: Package, part: string): Promise<Story> {
  const story = new Story('comment')
  let inText = false
  await readXml(zip.read(part), prefixes, {
    open({ name }) {
      inText = name === 's:t'
    },
    text(text) {
      if (inText) story.write(text)
    },
    close(name) {
      inText = false
      if (name === 's:comment') story.endParagraph()
    },
  })
  return story
}
