import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'

/** A database of a test file's own, copied from the migrated one. It goes away with the run's Postgres. */
export async function freshDatabase(): Promise<string> {
  const url = new URL(inject('postgresUrl'))
  const template = url.pathname.slice(1)
  const name = `t_${randomBytes(6).toString('hex')}`
  url.pathname = '/postgres'
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(1)')
    await client.query(`create database ${name} template ${template}`)
  } finally {
    await client.end()
  }
  url.pathname = `/${name}`
  return url.href
}
