import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import type { Row } from '../evaluation/evaluator.ts'

/** What is wrong with a data file, in words for the person at the terminal. */
export class UnreadableData extends Error {}

/** Reads a JSON Lines file, gzipped when its name ends in `.gz`. Throws `UnreadableData` for anything it cannot read. */
export async function readRows(path: string): Promise<Row[]> {
  if (!(await exists(path))) throw new UnreadableData(`There is no file ${path}.`)
  const rows: Row[] = []
  let number = 0
  try {
    const file = createReadStream(path)
    const input = path.endsWith('.gz') ? file.pipe(createGunzip()) : file
    file.on('error', (error) => input.destroy(error))
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      number++
      if (line.trim()) rows.push(rowOf(line, path, number))
    }
  } catch (error) {
    if (error instanceof UnreadableData) throw error
    throw new UnreadableData(`${path} cannot be read: ${(error as Error).message}.`)
  }
  if (rows.length === 0) throw new UnreadableData(`${path} holds no rows.`)
  return rows
}

/** Reads `<name>.jsonl` or `<name>.jsonl.gz` beside `path`. */
export async function readSibling(path: string, name: string): Promise<Row[]> {
  for (const ending of ['.jsonl', '.jsonl.gz']) {
    const sibling = join(dirname(path), name + ending)
    if (await exists(sibling)) return readRows(sibling)
  }
  throw new UnreadableData(`There is no ${name}.jsonl or ${name}.jsonl.gz beside ${path}.`)
}

function rowOf(line: string, path: string, number: number): Row {
  let row: unknown
  try {
    row = JSON.parse(line)
  } catch {
    throw new UnreadableData(`Line ${number} of ${path} is not JSON.`)
  }
  if (typeof row === 'object' && row !== null && !Array.isArray(row)) return row as Row
  throw new UnreadableData(`Line ${number} of ${path} is not an object.`)
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
