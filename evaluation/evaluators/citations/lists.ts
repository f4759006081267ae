import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findCitations } from '../../../src/detectors/ai-author-citation/find.ts'
import type { Finding } from '../../../src/detectors/ai-author-citation/finding.ts'
import { type Document, plainDocument } from '../../../src/domain/screening/document.ts'
import { extract } from '../../../src/extractors/extract.ts'
import type { Row } from '../../evaluator.ts'
import type { ListRow } from '../../sets/lists/rows.ts'
import { ratio } from '../counting.ts'
import { wilson } from '../verification-metrics.ts'
import type { Counter } from './counter.ts'
import { places } from './places.ts'

interface Tally {
  works: number
  entries: number
  /** Entries whose text was cut out exactly. */
  split: number
  tools: number
  /** Tools as authors that were found, each in its own entry. */
  found: number
  /** Findings beyond those. */
  extra: number
}

const nothing = (): Tally => ({ works: 0, entries: 0, split: 0, tools: 0, found: 0, extra: 0 })

/** Whole works with a list of sources, through the real readers of their files. */
export function lists(): Counter {
  const tallies: Record<ListRow['file'], Tally> = { text: nothing(), docx: nothing(), pdf: nothing() }
  return {
    name: 'lists',
    reads: (row) => row.set === 'reference-lists',
    rows: () => Object.values(tallies).reduce((sum, { works }) => sum + works, 0),
    async add(row) {
      const own = row as Row & ListRow
      const document = await documentOf(own)
      const { work, findings } = findCitations(document.text, { document })
      count(
        tallies[own.file],
        own,
        (work?.entries ?? []).map(({ text }) => plain(text)),
        findings,
        document,
      )
      return [{ id: own.id, findings: places(findings) }]
    },
    metrics: () => Object.fromEntries(Object.entries(tallies).map(([file, tally]) => [file, shares(tally)])),
  }
}

function count(tally: Tally, row: ListRow, split: string[], findings: Finding[], { text }: Document): void {
  const cut = new Set(split)
  const entryOf = ({ entry }: Finding) => (entry ? plain(text.slice(entry.start, entry.end)) : '')
  const left = findings.filter(({ severity }) => severity === 'conflict')
  let found = 0
  for (const { entry, name } of row.tools) {
    const opening = plain(row.entries[entry]!).slice(0, 30)
    const at = left.findIndex((finding) => name.endsWith(finding.name) && entryOf(finding).startsWith(opening))
    if (at >= 0) left.splice(at, 1)
    if (at >= 0) found++
  }
  tally.works++
  tally.entries += row.entries.length
  tally.split += row.entries.filter((entry) => cut.has(plain(entry))).length
  tally.tools += row.tools.length
  tally.found += found
  tally.extra += findings.length - found
}

function shares({ works, entries, split, tools, found, extra }: Tally) {
  return {
    ...{ works, entries, tools, extra },
    splitShare: ratio(split, entries),
    recall: ratio(found, tools),
    wilson: wilson(found, tools),
  }
}

/** A generated file as the real readers read it. */
export async function documentOf({ file, content, id }: Pick<ListRow, 'file' | 'content' | 'id'>): Promise<Document> {
  if (file === 'text') return plainDocument(content)
  const folder = mkdtempSync(join(tmpdir(), 'evaluate-'))
  const path = join(folder, `work.${file}`)
  writeFileSync(path, Buffer.from(content, 'base64'))
  const reading = await extract({ path, name: `work.${file}`, mediaType: 'application/octet-stream', careful: false })
  rmSync(folder, { recursive: true })
  if ('unreadable' in reading) throw new Error(`${id} was not read: ${reading.detail}`)
  return reading.document
}

/** One spelling of what readers and prints write in several. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, ' ').trim()
}
