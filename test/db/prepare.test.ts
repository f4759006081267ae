import { describe, expect, test } from 'vitest'
import { loginOf, prepareDatabase } from '../../src/db/prepare.ts'
import { silent } from '../../src/log.ts'
import { capturedLog } from '../captured-log.ts'
import { asCommandIn } from '../cli/as-command.ts'
import { asOwner, emptyDatabase, freshDatabase } from '../database.ts'

type Database = Awaited<ReturnType<typeof freshDatabase>>

const asService = ({ databaseUrl }: Database, production = true) =>
  prepareDatabase({ service: databaseUrl, migrate: null }, production, silent)
const asBoth = ({ databaseUrl, migrateDatabaseUrl }: Database) =>
  prepareDatabase({ service: databaseUrl, migrate: migrateDatabaseUrl }, true, silent)
const namesOf = ({ databaseUrl, migrateDatabaseUrl }: Database) => ({
  service: loginOf(databaseUrl).name,
  owner: loginOf(migrateDatabaseUrl).name,
})
/** The same address with another login. */
function withLogin(url: string, name: string, password = 'secret') {
  const address = new URL(url)
  address.username = name
  address.password = password
  return address.href
}

describe('the login of the service', () => {
  test('starts on a migrated database without the address of the owner', async () => {
    await expect(asService(await freshDatabase())).resolves.toBeUndefined()
  })

  test('is told to migrate where there are no tables yet', async () => {
    await expect(asService(await emptyDatabase())).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringMatching(/npx candour migrate.+MIGRATE_DATABASE_URL/),
    })
  })

  test.each([
    ['revoke select on submissions', /select on public\.submissions/],
    ['revoke insert on audit_events', /insert on public\.audit_events/],
    ['revoke update (status) on submissions', /update \(status\) on public\.submissions/],
    ['revoke execute on function erase_submission(uuid)', /execute on erase_submission\(uuid\)/],
    ['revoke delete on all tables in schema bullmq', /delete on bullmq\./],
    ['revoke usage on schema drizzle', /may not read which migrations/],
  ])('is refused with what is missing after “%s”, and gets it back by migrating', async (lost, named) => {
    const database = await freshDatabase()
    await asOwner(database, `${lost} from ${namesOf(database).service}`)

    await expect(asService(database)).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringMatching(named),
    })
    await asBoth(database)
    await expect(asService(database)).resolves.toBeUndefined()
  })

  test.each([
    ['grant delete on audit_events', /delete on public\.audit_events/],
    ['grant update (added_by) on accounts', /update \(added_by\) on public\.accounts/],
    ['grant create on schema public', /create on the schema public/],
  ])('is refused in production with what is too much after “%s”, and loses it by migrating', async (given, named) => {
    const database = await freshDatabase()
    await asOwner(database, `${given} to ${namesOf(database).service}`)

    await expect(asService(database)).rejects.toMatchObject({ message: expect.stringMatching(named) })
    await asBoth(database)
    await expect(asService(database)).resolves.toBeUndefined()
  })
})

describe('an operator who has one login for everything', () => {
  const oneLogin = ({ migrateDatabaseUrl }: Database) => ({ service: migrateDatabaseUrl, migrate: null })

  test('is refused in production, with what to do', async () => {
    const database = await freshDatabase()

    await expect(prepareDatabase(oneLogin(database), true, silent)).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringMatching(/may do more than the service needs.+login of its own.+docs\/operating/),
    })
  })

  test('can develop with it, on an empty database too, and is warned', async () => {
    const database = await emptyDatabase()
    const captured = capturedLog()

    await prepareDatabase(oneLogin(database), false, captured.log)

    expect(captured.text()).toContain('may do more than the service needs')
  })
})

test.skipIf(process.env.TEST_DATABASE_URL)(
  'an owner who may make no login says which statement an administrator has to run',
  async () => {
    const database = await freshDatabase()
    const service = withLogin(database.databaseUrl, 'candour_elsewhere')

    await expect(asBoth({ ...database, databaseUrl: service })).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringMatching(/lacks CREATEROLE.+CREATE ROLE "candour_elsewhere" LOGIN/),
    })
  },
)

describe('npx candour migrate', () => {
  const migrate = async (env: Record<string, string>) => {
    const said: string[] = []
    const code = await asCommandIn(env, ['migrate'], said)
    return { code, said: said.join('\n') }
  }

  test('makes the tables and grants the rights, as often as it is run', async () => {
    const database = await emptyDatabase()
    const env = { DATABASE_URL: database.databaseUrl, MIGRATE_DATABASE_URL: database.migrateDatabaseUrl }

    expect(await migrate(env)).toMatchObject({ code: 0, said: expect.stringContaining('up to date') })
    expect(await migrate(env)).toMatchObject({ code: 0 })
    await expect(asService(database)).resolves.toBeUndefined()
  })

  test('says which addresses it needs', async () => {
    const { databaseUrl } = await freshDatabase()

    expect(await migrate({ DATABASE_URL: databaseUrl })).toMatchObject({
      code: 2,
      said: expect.stringContaining('MIGRATE_DATABASE_URL'),
    })
  })
})
