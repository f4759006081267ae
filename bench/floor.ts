import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'

/** The least that an acceptance can cost: file, hash, two syncs, and one statement that writes five rows. */
export async function floor(databaseUrl: string, folder: string) {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 20 })
  await pool.query(`create table if not exists floor_rows (id uuid, kind text, body jsonb)`)
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
      await pool.query({
        name: 'floor',
        text: `insert into floor_rows select $1, kind, $2::jsonb from unnest(array['submission', 'file', 'reflection', 'outbox', 'audit']) kind`,
        values: [randomUUID(), '{"a":1}'],
      })
      return true
    },
    end: () => pool.end(),
  }
}
