import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../src/db/embedded-postgres/start.ts'
import { migrateDatabase } from '../src/db/migrate.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The owner's address of the run's Postgres, database `candour`. */
    postgresUrl: string
  }
}

/** One Postgres per test run, its database migrated: the one at TEST_DATABASE_URL, or an embedded one that is gone afterwards. */
export default async function setup(project: TestProject) {
  const given = process.env.TEST_DATABASE_URL
  if (given) {
    await migrateDatabase(given)
    return project.provide('postgresUrl', given)
  }

  const folder = await mkdtemp(join(tmpdir(), 'candour-test-'))
  await chmod(folder, 0o711)
  const { url, stop } = await startEmbeddedPostgres({ dataDir: join(folder, 'data'), fast: true })
  await migrateDatabase(url)
  project.provide('postgresUrl', url)

  return async () => {
    await stop()
    await rm(folder, { recursive: true })
  }
}
