import { getTableColumns, getTableName, is, type SQL, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import { PgTable } from 'drizzle-orm/pg-core'
import type pg from 'pg'
import { type Content, saltLength } from '../../domain/audit/contents/content-hash.ts'
import { type HistoryTable, histories } from '../../domain/audit/contents/histories.ts'
import type { ContentEntry, Contents } from '../../domain/audit/contents/verify-contents.ts'
import * as schema from '../schema/index.ts'
import { content } from './content.ts'
import { type Reader, rowsThrough } from './cursor.ts'

const page = 2_000

/** The rows that history rests on and what the events say of them, read in pages in the reader's transaction. */
export function contentsOn(reader: Reader): Contents {
  return { contentEntries: () => contentEntries(reader), rowsOf: (table) => rowsOf(reader, table) }
}

/** Tables by their names in the database. */
const tables: ReadonlyMap<string, PgTable> = new Map(
  Object.values(schema).flatMap((table) => (is(table, PgTable) ? [[getTableName(table), table] as const] : [])),
)

/** The newest event counts: of those that are sealed the last, and one that is not sealed yet before all of them. */
const newestEntries = `
  select distinct on (one."table", one.key) one."table", one.key, one.hash,
    substr(salts.salts, (one.place - 1)::int * ${saltLength} + 1, ${saltLength}) as salt,
    count(*) over (partition by one."table", one.key)::int as events,
    event.type, event.at, event.submission_id as "submissionId", erased.id is not null as erased
  from audit_events event
  cross join lateral (
    select item->>'table' collate "C" as "table", item->>'key' collate "C" as key, item->>'hash' as hash, place
    from jsonb_array_elements(event.data->'contents') with ordinality as listed (item, place)
  ) one
  left join audit_leaves leaf on leaf.event_id = event.id
  left join audit_salts salts on salts.event_id = event.id
  left join (select distinct submission_id as id from audit_events where type = 'submission.erased') erased
    on erased.id = event.submission_id
  where jsonb_typeof(event.data->'contents') = 'array'
  order by one."table", one.key, leaf.position desc nulls first, event.at desc, event.id desc`

const contentEntries = (reader: Reader): AsyncGenerator<ContentEntry> =>
  rowsThrough(reader, 'content_entries', newestEntries)

const list = (parts: SQL[]) => sql.join(parts, sql`, `)

/** The key columns in their order, so sorted that their values joined by `/` are in order too. */
function keyOf(table: PgTable, names: readonly string[]): SQL[] {
  const columns = Object.values(getTableColumns(table))
  return names.map((name) => {
    const column = columns.find((one) => one.name === name)!
    return column.getSQLType() === 'text' ? sql`${column} collate "C"` : sql`${column}`
  })
}

async function* rowsOf(reader: Reader, name: HistoryTable): AsyncGenerator<Content> {
  const table = tables.get(name)!
  const key = keyOf(table, histories[name].key)
  const db = drizzle(reader as pg.Client)
  let after: SQL | undefined
  for (;;) {
    const rows: Record<string, unknown>[] = await db
      .select()
      .from(table)
      .where(after && sql`(${list(key)}) > (${after})`)
      .orderBy(...key)
      .limit(page)
    const found = rows.map((row) => content(table, row))
    yield* found
    if (rows.length < page) return
    const last = found.at(-1)!.row
    after = list(histories[name].key.map((column) => sql`${last[column]}`))
  }
}
