import { getTableColumns, getTableName } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Content } from '../../domain/audit/contents/content-hash.ts'
import { isHistory } from '../../domain/audit/contents/histories.ts'

/**
 * A row as an event holds it: as the database returned it, whole. Throws TypeError for a table that `histories` does not
 * list.
 */
export function content<Table extends PgTable>(table: Table, row: Table['$inferSelect']): Content {
  const name = getTableName(table)
  if (!isHistory(name)) throw new TypeError(`${name} is no table that history rests on`)
  const columns = Object.entries(getTableColumns(table))
  return {
    table: name,
    row: Object.fromEntries(columns.map(([property, column]) => [column.name, row[property as keyof typeof row]])),
  }
}
