import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Writes `migrations/0000_schema.sql` anew from `src/db/schema/`. Only until the first release: see
 * docs/contributing/migrations.md. The journal keeps fixed times and the snapshot a fixed id, so that the same schema
 * gives the same files.
 */
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const migrations = join(root, 'migrations')
const journal = join(migrations, 'meta', '_journal.json')
const snapshot = join(migrations, 'meta', '0000_snapshot.json')

const writeJournal = (tags) => {
  const entries = tags.map((tag, idx) => ({ idx, version: '7', when: idx + 1, tag, breakpoints: true }))
  writeFileSync(journal, `${JSON.stringify({ version: '7', dialect: 'postgresql', entries }, null, 2)}\n`)
}

rmSync(join(migrations, '0000_schema.sql'), { force: true })
rmSync(snapshot, { force: true })
writeJournal([])
execFileSync('npx', ['drizzle-kit', 'generate', '--name', 'schema'], {
  cwd: root,
  stdio: ['ignore', 'ignore', 'inherit'],
})
writeJournal(['0000_schema', '0001_guards'])
const { id, ...tables } = JSON.parse(readFileSync(snapshot, 'utf8'))
writeFileSync(snapshot, `${JSON.stringify({ id: id.replace(/[0-9a-f]/g, '0'), ...tables }, null, 2)}\n`)
