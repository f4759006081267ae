import { CsvError, type Info, parse } from 'csv-parse/sync'
import { decodeTable } from './decode.ts'

/** A row of a table: its cells by the column's name in small letters, and the line it begins on, from 1. */
export interface Row {
  line: number
  cells: Record<string, string>
}

/** A table, or a sentence that says why the bytes are none. */
export type Table = { columns: string[]; rows: Row[] } | { refusal: string }

/** More than the largest provider that we know of has, and few enough to hold. */
const maxRows = 200_000

/** Reads comma, semicolon or tab separated values (RFC 4180), with quoted line breaks; rows of nothing are left out. */
export function readTable(bytes: Uint8Array): Table {
  const text = decodeTable(bytes)
  try {
    const [header, ...records] = recordsOf(text)
    if (!header) return { refusal: 'The file has no lines.' }
    const columns = header.cells.map((name) => name.toLowerCase())
    return { columns, rows: records.map(({ line, cells }) => ({ line, cells: named(columns, cells) })) }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { refusal: `The file is not a table that can be read: ${whereOf(error)}.` }
  }
}

function recordsOf(text: string) {
  const read = parse(text, {
    bom: true,
    delimiter: delimiterOf(text),
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    to: maxRows + 1,
    trim: true,
  }) as unknown as { record: string[]; info: Info }[]
  return read.map(({ record: cells, info }) => ({ line: info.lines - breaksIn(cells), cells }))
}

const breaksIn = (cells: string[]) => cells.join(' ').match(/\r\n|\n|\r/g)?.length ?? 0

const named = (columns: string[], cells: string[]) =>
  Object.fromEntries(columns.map((name, place) => [name, cells[place] ?? '']))

/** The separator that stands most often in the line of column names. */
function delimiterOf(text: string): string {
  const [header = ''] = text.split(/\r?\n|\r/, 1)
  const counted = [',', ';', '\t'].map((mark) => ({ mark, times: header.split(mark).length }))
  return counted.toSorted((a, b) => b.times - a.times)[0]!.mark
}

const whereOf = ({ lines }: CsvError & { lines?: number }) =>
  lines
    ? `a quotation mark or line near line ${lines} does not end where it should`
    : 'its quotation marks do not match'
