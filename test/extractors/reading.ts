import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Document, Reading, Span } from '../../src/domain/screening/document.ts'
import { extract } from '../../src/extractors/extract.ts'

const folder = mkdtempSync(join(tmpdir(), 'extract-'))
let files = 0

/** Reads bytes as a file that somebody called `name`. */
export function read(bytes: string | Uint8Array, name = 'work', careful = false): Promise<Reading> {
  const path = join(folder, String(files++))
  writeFileSync(path, bytes)
  return extract({ path, name, mediaType: 'application/octet-stream', careful })
}

/** Reads bytes that must make a document. */
export async function readDocument(bytes: string | Uint8Array, name = 'work', careful = false): Promise<Document> {
  const reading = await read(bytes, name, careful)
  if ('unreadable' in reading) throw new Error(`not read: ${reading.unreadable}`)
  return reading.document
}

/** The texts of some places in a document. */
export function slices({ text }: Document, spans: Span[]) {
  return spans.map(({ start, end }) => text.slice(start, end))
}

/** What is wrong with the places that a document names; an empty list when all is well. */
export function flaws(document: Document): string[] {
  const { text, pages, paragraphs, zones, italics, links, citations, hidden } = document
  const lists: Record<string, Span[]> = { pages, paragraphs, zones, italics, links, citations }
  const found = Object.entries(lists).flatMap(([name, spans]) =>
    spans
      .filter(({ start, end }) => !(start >= 0 && start <= end && end <= text.length))
      .map((span) => `${name} ${JSON.stringify(span)} lies outside the text`),
  )
  for (const [name, spans] of Object.entries({ pages, paragraphs, zones, italics })) {
    for (const [index, span] of spans.entries()) {
      if (index > 0 && span.start < spans[index - 1]!.end)
        found.push(`${name} ${index} begins before the last one ends`)
    }
  }
  if (pages.length > 0 && (pages[0]!.start !== 0 || pages.at(-1)!.end !== text.length))
    found.push('pages leave text out')
  if (slices(document, paragraphs).some((paragraph) => !paragraph.trim())) found.push('a paragraph is blank')
  if (hidden.some(({ at }) => at < 0 || at > text.length)) found.push('hidden text stands nowhere')
  return found
}
