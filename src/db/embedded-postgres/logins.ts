import { randomBytes } from 'node:crypto'
import { open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import type { Cluster } from './cluster.ts'

/** The logins of the database, each with its password: who owns it and migrates, and who the service is. */
export type Logins = Record<(typeof names)[number], string>

const names = ['candour_owner', 'candour_service'] as const

/** A number of ours: who holds it is the only one to make logins and the database. */
const makingLock = 0x63616e6c

/**
 * Makes the two logins and the database `candour`, where they are missing, and gives the passwords, which are kept in the
 * cluster's folder for ourselves alone. `session` is the superuser's, which does nothing else.
 */
export async function makeDatabase(session: pg.Client, { folder }: Cluster): Promise<Logins> {
  await session.query('select pg_advisory_lock($1)', [makingLock])
  try {
    const logins = await passwordsIn(join(folder, 'logins.json'))
    for (const name of names) await makeLogin(session, name, logins[name])
    const { rowCount } = await session.query("select from pg_database where datname = 'candour'")
    if (!rowCount) await session.query('create database candour owner candour_owner')
    return logins
  } finally {
    await session.query('select pg_advisory_unlock($1)', [makingLock])
  }
}

async function passwordsIn(path: string): Promise<Logins> {
  const kept = await readFile(path, 'utf8').catch(() => null)
  if (kept) return JSON.parse(kept)
  const made = Object.fromEntries(names.map((name) => [name, randomBytes(24).toString('hex')])) as Logins
  const file = await open(`${path}.new`, 'w', 0o600)
  await file.writeFile(JSON.stringify(made))
  await file.sync()
  await file.close()
  await rename(`${path}.new`, path)
  return made
}

/** The owner may make databases, so that a restore can be tried beside the database that is in use. */
async function makeLogin(session: pg.Client, name: keyof Logins, password: string) {
  const { rowCount } = await session.query('select from pg_roles where rolname = $1', [name])
  if (rowCount) return
  const attributes = name === 'candour_owner' ? 'login createdb' : 'login'
  await session.query(`create role ${name} ${attributes} password ${session.escapeLiteral(password)}`)
}
