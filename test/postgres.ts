import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../src/db/embedded-postgres/start.ts'
import { migrateDatabase } from '../src/db/migrate.ts'
import { type DatabaseUrls, loginOf } from '../src/db/prepare.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The run's Postgres, database `candour`: as the login of the service, and as the owner. */
    postgres: DatabaseUrls & { migrate: string }
  }
}

/** One Postgres per test run, its database migrated: the one at TEST_DATABASE_URL, or an embedded one that is gone afterwards. */
export default async function setup(project: TestProject) {
  const given = process.env.TEST_DATABASE_URL
  if (given) return provide(project, { service: serviceBeside(given), migrate: given })

  const folder = await mkdtemp(join(tmpdir(), 'candour-test-'))
  await chmod(folder, 0o711)
  const { url, ownerUrl, stop } = await startEmbeddedPostgres({ dataDir: join(folder, 'data'), fast: true })
  await provide(project, { service: url, migrate: ownerUrl })

  return async () => {
    await stop()
    await rm(folder, { recursive: true })
  }
}

async function provide(project: TestProject, urls: { service: string; migrate: string }) {
  await migrateDatabase(urls.migrate, loginOf(urls.service))
  project.provide('postgres', urls)
}

/** A login of this run's own in the same database; migrating makes it. */
function serviceBeside(owner: string) {
  const url = new URL(owner)
  url.username = `candour_test_${randomBytes(6).toString('hex')}`
  url.password = randomBytes(24).toString('hex')
  return url.href
}
