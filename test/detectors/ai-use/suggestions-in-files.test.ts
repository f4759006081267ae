import { createHash } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { WorkRow } from '../../../evaluation/evaluators/works.ts'
import { suggestions } from '../../../evaluation/sets/use/suggestions.ts'
import { table } from '../../../src/detectors/ai-use/forms/table.ts'
import { detectors } from '../../../src/detectors/index.ts'
import type { Flag, Input, LocalDetector } from '../../../src/domain/screening/detector.ts'
import { extract } from '../../../src/extractors/extract.ts'
import { makeDocx, type Paragraph } from '../../documents/docx.ts'
import { makePdf, wrap } from '../../documents/pdf.ts'

const rows = suggestions()
const folder = mkdtempSync(join(tmpdir(), 'suggestions-'))

/** Detectors that need no other work than this one. */
const alone = detectors.filter(
  (one): one is LocalDetector =>
    one.dataFlow.class === 'local' && 'detect' in one && (one.needs ?? []).every((need) => need === 'file'),
)

describe('a suggestion that is followed in a file is quiet in every detector', () => {
  test.each(table.map(({ style, place, template }, form) => [`${style}, ${place}: ${template}`, form] as const))(
    'as a Word document: %s',
    async (_, form) => {
      for (const row of rowsOf(form, 2)) {
        const flags = await flagsOn(docxOf(row), `${row.id}.docx`, row)

        expect(flags.map(({ rule }) => `${row.id} ${rule}`)).toEqual([])
      }
    },
  )

  test.each(table.map(({ style, place, template }, form) => [`${style}, ${place}: ${template}`, form] as const))(
    'as a printed PDF: %s',
    async (_, form) => {
      for (const row of rowsOf(form, 1)) {
        const flags = await flagsOn(await pdfOf(row), `${row.id}.pdf`, row)

        expect(flags.map(({ rule }) => `${row.id} ${rule}`)).toEqual([])
      }
    },
  )
})

test.each(['docx', 'pdf'])('a note that has the tool as its author is pointed at in a file: %s', async (kind) => {
  const [row] = rows.filter((one) => one.kind === 'note' && one.id.startsWith('ChatGPT-'))
  const named = { ...row!, work: row!.work.replace(/¹\n¹ .*/, '¹\n¹ ChatGPT (2025) Explain why rest matters. OpenAI.') }

  const flags = await flagsOn(kind === 'pdf' ? await pdfOf(named) : docxOf(named), `author.${kind}`, named)

  expect(flags.map(({ rule }) => rule)).toContain('ai-author-ref')
})

/** Rows of one form, each with another tool; the tools are others for every form, so that all have their turn. */
function rowsOf(form: number, count: number): WorkRow[] {
  const own = rows.filter((row, index) => index % table.length === form && isWestern(row.work))
  return Array.from({ length: count }, (_, index) => own[(form * 7 + index * 31) % own.length]!)
}

/** The standard fonts of PDF have no other letters. */
function isWestern(text: string): boolean {
  return /^[\n\u0020-\u007e\u00a1-\u00ff‘’“”–—]*$/.test(text)
}

/** The body, and the note that a raised number in it stands for. */
function partsOf({ work }: WorkRow): { body: string[]; note: string; list: string[] } {
  const [main = '', list = ''] = work.split(/\n\n(?=References\n)/)
  const [body = '', note = ''] = main.split('¹\n¹ ')
  return { body: body.split('\n').filter(Boolean), note, list: list.split('\n').filter(Boolean) }
}

function docxOf(row: WorkRow): Buffer {
  const { body, note, list } = partsOf(row)
  const reference = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="1"/></w:r>'
  const noted = body.map(
    (text, at): Paragraph =>
      note && at === body.length - 1
        ? { xml: `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r>${reference}</w:p>` }
        : text,
  )
  const listed = list.map((text): Paragraph => (text === 'References' ? { style: 'Heading1', runs: [text] } : text))
  return makeDocx({ paragraphs: [...noted, ...listed], ...(note && { footnotes: [note] }) })
}

async function pdfOf(row: WorkRow): Promise<Buffer> {
  const { body, note, list } = partsOf(row)
  const printed = async (texts: string[]) =>
    (await Promise.all(texts.map((text) => wrap(text)))).map((it) => [...it, ''])
  const lines = (await printed(body)).flat()
  const foot = note ? ['', '', ...(await wrap(`¹ ${note}`))] : []
  const last = lines.findLastIndex((line) => line !== '')
  const marked = lines.map((line, at) => (note && at === last ? `${line}¹` : line))
  return makePdf({ pages: [[...marked, ...foot], (await printed(list)).flat()] })
}

async function flagsOn(bytes: Buffer, name: string, { reflection }: WorkRow): Promise<Flag[]> {
  const path = join(folder, name.replaceAll('/', '-'))
  writeFileSync(path, bytes)
  const reading = await extract({ path, name, mediaType: 'application/octet-stream' })
  if ('unreadable' in reading) throw new Error(`not read: ${reading.detail}`)
  const input: Input = {
    document: reading.document,
    reflection,
    brief: '',
    clauses: { ai_is_no_author: '4.2', cite_use: '4.3(2)' },
    pseudonym: '-',
    file: { path, mediaType: '', bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') },
  }
  const opinions = await Promise.all(alone.map((one) => one.detect(input)))
  return opinions.flatMap((opinion) => ('flags' in opinion ? opinion.flags : []))
}
