import type { Document } from '../../domain/screening/document.ts'
import { readInserts } from '../docx/drawn/inserts.ts'
import { prefixes } from '../docx/names.ts'
import { readProperties } from '../docx/properties.ts'
import { assemblePages } from '../package/assemble.ts'
import { readRelationships } from '../package/relationships.ts'
import type { Story } from '../package/stories.ts'
import { readXml } from '../package/xml.ts'
import type { Package } from '../package/zip.ts'
import { Unreadable } from '../unreadable.ts'
import { SlideReader } from './slide-reader.ts'

/**
 * Reads a presentation (ECMA-376, PresentationML): each slide is a page, with its notes and comments.
 *
 * @throws {Unreadable}
 */
export async function readPptx(zip: Package): Promise<Document> {
  const [main] = (await readRelationships(zip, '')).parts('officeDocument')
  if (!main || !zip.has(main)) throw new Unreadable('damaged')
  const slides: Story[][] = []
  for (const part of await slidesOf(zip, main)) slides.push(await readSlide(zip, part))
  return assemblePages(slides, 'pptx', { facts: await readProperties(zip) })
}

/** The parts of the slides, in the order in which they are shown. */
async function slidesOf(zip: Package, main: string): Promise<string[]> {
  const { all } = await readRelationships(zip, main)
  const parts = new Map(all.map(({ id, part }) => [id, part]))
  const slides: string[] = []
  await readXml(zip.read(main), prefixes, {
    open(tag) {
      const part = tag.name === 'p:sldId' && parts.get(tag.get('r:id') ?? '')
      if (part) slides.push(part)
    },
  })
  return slides
}

async function readSlide(zip: Package, part: string): Promise<Story[]> {
  const relationships = await readRelationships(zip, part)
  const inserts = await readInserts(zip, relationships, null)
  const slide = new SlideReader('body', inserts)
  await readXml(zip.read(part), prefixes, slide)
  const stories = slide.stories
  for (const [type, kind] of [
    ['notesSlide', 'speaker_notes'],
    ['comments', 'comment'],
  ] as const) {
    for (const name of new Set(relationships.parts(type))) {
      const reader = new SlideReader(kind, inserts)
      await readXml(zip.read(name), prefixes, reader)
      stories.push(...reader.stories)
    }
  }
  return stories
}
