import { readdirSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { UnreadableData } from '../../bench/rows.ts'
import type { Row } from '../evaluator.ts'

/**
 * The texts of documents that problems refer to by id, from files beside the data file whatever their names: a file
 * named like the first part of the ids is read first, then every other one until all are found.
 */
export async function textsById(
  ids: Set<string>,
  sibling: (name: string) => Promise<Row[]>,
  names: string[] = namesBeside(dataFile()),
): Promise<Map<string, string>> {
  const prefixes = new Set([...ids].map((id) => id.split('/')[0]!))
  const likely = names.filter((name) => [...prefixes].some((prefix) => name.startsWith(prefix)))
  const texts = new Map<string, string>()
  for (const name of new Set([...likely, ...names])) {
    if (texts.size === ids.size) break
    for (const { id, text } of await sibling(name)) {
      if (typeof id === 'string' && typeof text === 'string' && ids.has(id)) texts.set(id, text)
    }
  }
  const missing = [...ids].find((id) => !texts.has(id))
  if (missing) throw new UnreadableData(`The text of “${missing}” is in no file beside the data.`)
  return texts
}

/** The names of the data files beside `data`, without their endings. */
export function namesBeside(data: string): string[] {
  const nameOf = (file: string) => basename(file).replace(/\.jsonl(?:\.gz)?$/, '')
  const files = data ? readdirSync(dirname(data)).filter((file) => /\.jsonl(?:\.gz)?$/.test(file)) : []
  return [...new Set(files.map(nameOf))].filter((name) => name !== nameOf(data)).sort()
}

// The file that the command line names.
function dataFile(): string {
  const { values } = parseArgs({ options: { data: { type: 'string' } }, allowPositionals: true, strict: false })
  return typeof values.data === 'string' ? values.data : ''
}
