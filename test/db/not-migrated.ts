import { readdirSync, readFileSync } from 'node:fs'
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api'
import { pgTable, text } from 'drizzle-orm/pg-core'
import * as schema from '../../src/db/schema/index.ts'

/**
 * Prints the statements that the migrations lack: for the schema as it is, and for one with another table. A program of its
 * own, because `drizzle-kit/api` adds to `Array.prototype`.
 */
const snapshots = readdirSync('migrations/meta').filter((name) => name.endsWith('_snapshot.json'))
const newest = JSON.parse(readFileSync(`migrations/meta/${snapshots.sort().at(-1)}`, 'utf8'))
const another = pgTable('another', { name: text('name') })

const notMigrated = (tables: Record<string, unknown>) =>
  generateMigration(newest, generateDrizzleJson(tables, newest.id))
process.stdout.write(JSON.stringify([await notMigrated(schema), await notMigrated({ ...schema, another })]))
