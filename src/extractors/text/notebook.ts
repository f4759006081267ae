import type { Encoding } from '../../domain/intake/encodings.ts'
import type { Gap } from '../../domain/screening/coverage.ts'
import type { Document } from '../../domain/screening/document.ts'
import { plainDocument } from '../../domain/screening/document.ts'
import { firstCharacters } from '../package/first-characters.ts'
import { Unreadable } from '../unreadable.ts'
import { decodeText } from './plain.ts'

/** A cell as a notebook holds it; everything in it may be missing or of another type. */
interface Cell {
  source?: unknown
  input?: unknown
  outputs?: unknown
  attachments?: unknown
}

/**
 * A Jupyter notebook (nbformat 3 and 4): the text of its cells in order, an empty line between two. What its code printed
 * or drew is no text of its author; pictures that were pasted into a cell could be.
 *
 * @throws {Unreadable} `damaged` when it is no notebook
 */
export function readNotebook(bytes: Uint8Array, given: Encoding | null): Document {
  const { text: json, encoding, coverage } = decodeText(bytes, given)
  let text = ''
  const gaps: Gap[] = [...coverage]
  for (const cell of cellsOf(json)) {
    const source = joined(cell.source ?? cell.input)
    if (source.trim()) text += `${text && '\n\n'}${source}`
    const at = text.length
    const pasted = Object.keys(record(cell.attachments)).length
    if (pasted) gaps.push({ kind: 'picture_region', count: pasted, page: null, at, detail: null })
    const drawn = list(cell.outputs).filter((output) => hasPicture(output)).length
    if (drawn) gaps.push({ kind: 'chart', count: drawn, page: null, at, detail: 'It was drawn by the code of a cell.' })
  }
  const { kept, gaps: overLimit } = firstCharacters(text)
  return { ...plainDocument(kept, 'notebook'), encoding, coverage: [...gaps, ...overLimit] }
}

function cellsOf(json: string): Cell[] {
  const notebook = record(parsed(json))
  const cells = Array.isArray(notebook.cells)
    ? notebook.cells
    : list(notebook.worksheets).flatMap((it) => list(record(it).cells))
  if (!cells.length && !('nbformat' in notebook)) throw new Unreadable('damaged')
  return cells.map(record)
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    throw new Unreadable('damaged')
  }
}

const record = (value: unknown) => (value && typeof value === 'object' ? value : {}) as Record<string, unknown>
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** The text of a cell is a string or a list of its lines. */
const joined = (source: unknown) =>
  typeof source === 'string'
    ? source
    : list(source)
        .filter((line) => typeof line === 'string')
        .join('')

const hasPicture = (output: unknown) =>
  Object.keys({ ...record(output), ...record(record(output).data) }).some((type) =>
    /^(image\/|png$|jpeg$|svg$)/.test(type),
  )
