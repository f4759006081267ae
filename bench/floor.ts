import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'

const tables = ['submissions', 'files', 'reflections', 'outbox', 'audit']

/**
 * The least that an acceptance can cost (docs/reference/performance.md#floor): a part file written in chunks of 256 KB while it is
 * hashed, the same descriptor synced, a rename, the folder synced, then one statement that writes five rows. Each row goes
 * to a table of its own that can find it again, and to nothing else: no foreign key, trigger or further index.
 */
export async function floor(databaseUrl: string, folder: string) {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 20 })
  for (const table of tables)
    await pool.query(`create table if not exists floor_${table} (id uuid primary key, body jsonb)`)
  await mkdir(folder, { recursive: true })

  return {
    async accept(file: Buffer): Promise<boolean> {
      const part = join(folder, `${randomUUID()}.part`)
      const handle = await open(part, 'wx')
      const hash = createHash('sha256')
      for (let start = 0; start < file.length; start += 262_144) {
        const chunk = file.subarray(start, start + 262_144)
        hash.update(chunk)
        await handle.write(chunk)
      }
      await handle.sync()
      await handle.close()
      await rename(part, join(folder, hash.digest('hex')))
      const directory = await open(folder, 'r')
      await directory.sync()
      await directory.close()
      await pool.query({ name: 'floor', text: statement, values: [randomUUID(), '{"a":1}'] })
      return true
    },
    end: () => pool.end(),
  }
}

const row = (table: string) => `insert into floor_${table} values ($1::uuid, $2::jsonb)`
const statement = `with ${tables
  .slice(1)
  .map((table) => `${table} as (${row(table)})`)
  .join(', ')} ${row(tables[0]!)}`
