import { getTableColumns, getTableName, is } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import { expect, test } from 'vitest'
import * as schema from '../../src/db/schema/index.ts'
import { type HistoryTable, histories } from '../../src/domain/audit/contents/histories.ts'
import type { History } from '../../src/domain/audit/contents/history.ts'
import { notHistory } from '../../src/domain/audit/contents/not-history.ts'
import { type Source, sourcesIn } from './sources.ts'

const tables = Object.values(schema).flatMap((table) => (is(table, PgTable) ? [table] : []))
const names = tables.map(getTableName).sort()

test('every table is held to the log or has a reason why not, and none has both', () => {
  const listed = [...Object.keys(histories), ...Object.values(notHistory).flat()].sort()

  expect(listed).toEqual(names)
})

test.each(Object.entries(histories))('every column of %s is hashed, and its key is its primary key', (name, line) => {
  const { columns, key }: History = line
  const table = tables.find((one) => getTableName(one) === (name as HistoryTable))!
  const all = Object.values(getTableColumns(table))

  expect([...columns].sort()).toEqual(all.map((column) => column.name).sort())
  if (key.length === 1) expect(all.find((column) => column.primary)?.name).toBe(key[0])
})

/** Files that write rows of a history table and do not give them to the event; `advance` gives the submission itself. */
function unrecorded(sources: Source[]): string[] {
  const written = Object.entries(schema).flatMap(([name, table]) =>
    is(table, PgTable) && getTableName(table) in histories ? [name] : [],
  )
  return sources.flatMap(({ path, text }) =>
    written
      .filter((name) => new RegExp(`\\.(insert|update)\\(${name}\\)`).test(text))
      .filter((name) => !text.includes(`content(${name},`) && !(name === 'submissions' && text.includes('advance(')))
      .map((name) => `${path}: ${name}`),
  )
}

test('who writes a row that history rests on gives it to an event', () => {
  expect(unrecorded(sourcesIn('src', 'workers'))).toEqual([])
})

test('a row that is written past the log would be found', () => {
  const text = 'await tx.insert(decisions).values(row).returning()'

  expect(unrecorded([{ path: 'src/flow/a.ts', text }])).toEqual(['src/flow/a.ts: decisions'])
  expect(unrecorded([{ path: 'src/flow/a.ts', text: `${text}; content(decisions, saved)` }])).toEqual([])
})
