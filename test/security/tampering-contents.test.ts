import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { auditOn } from '../../src/db/audit/log.ts'
import { histories } from '../../src/domain/audit/contents/histories.ts'
import type { History } from '../../src/domain/audit/contents/history.ts'
import { verifyAll } from '../../src/domain/audit/verify-all.ts'
import { long } from '../long.ts'
import { aService } from '../service.ts'
import { aFullHistory } from './full-history.ts'

const history = await aService()
await aFullHistory(history)
await history.service.stop()

const owner = new pg.Client({ connectionString: history.config.migrateDatabaseUrl! })
await owner.connect()
afterAll(() => owner.end())
const { rows: keys } = await owner.query('select public_key as x from signing_keys')
await dropGuards()
await dropConstraints()

/** What the verifier says once the owner of the database, with every guard off, did this; it is undone afterwards. */
async function problemsAfter(tampering: string, values: unknown[] = []): Promise<string[]> {
  await owner.query('begin')
  try {
    const { rowCount } = await owner.query(tampering, values)
    if (!rowCount) throw new Error(`Nothing was changed by ${tampering}`)
    const report = await verifyAll({ ...auditOn(owner), publicKeys: keys })
    return report.problems.map(({ sentence }) => sentence)
  } finally {
    await owner.query('rollback')
  }
}

/** The owner of the tables can switch their triggers off. */
async function dropGuards() {
  const { rows } = await owner.query(
    `select format('%I', tablename) as name from pg_tables where schemaname = 'public'`,
  )
  for (const { name } of rows) await owner.query(`alter table ${name} disable trigger user`)
}

/** Whoever owns a table can take its constraints away, so none of them may be what finds an edit. */
async function dropConstraints() {
  const tables = [...Object.keys(histories), 'receipts', 'audit_salts']
  const { rows: constraints } = await owner.query(
    `select conrelid::regclass as on, conname as name from pg_constraint
     where conrelid::regclass::text = any($1) and contype in ('c', 'u', 'p', 'f')`,
    [tables],
  )
  for (const { on, name } of constraints) {
    await owner.query(`alter table ${on} drop constraint if exists "${name}" cascade`)
  }
  await owner.query('drop index if exists one_active_policy_version, one_open_enrolment_per_source')
  for (const table of tables) {
    const { rows: columns } = await owner.query(
      `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and attnotnull`,
      [table],
    )
    for (const { name } of columns) await owner.query(`alter table ${table} alter column "${name}" drop not null`)
  }
}

/** Another value of a column's type; for a time also an earlier one. */
const others: Record<string, (column: string) => string[]> = {
  uuid: () => ['gen_random_uuid()'],
  text: (column) => [`coalesce(${column}, '') || 'x'`],
  integer: (column) => [`coalesce(${column}, 0) + 1`],
  bigint: (column) => [`coalesce(${column}, 0) + 1`],
  real: (column) => [`coalesce(${column}, 0) + 0.25`],
  'double precision': (column) => [`coalesce(${column}, 0) + 0.25`],
  boolean: (column) => [`not ${column}`],
  date: (column) => [`coalesce(${column}, '2025-01-01') + 1`],
  jsonb: (column) => [`jsonb_build_array(${column})`],
  bytea: (column) => [`coalesce(${column}, '') || '\\x01'::bytea`],
  ARRAY: (column) => [`array_append(${column}, 'x')`],
  'timestamp with time zone': (column) => [
    `coalesce(${column}, '2025-01-01') - interval '1 day'`,
    `coalesce(${column}, '2025-01-01') + interval '1 millisecond'`,
  ],
}

test('the history as it stands holds, with more than one row in every table', async () => {
  await owner.query('begin')
  const report = await verifyAll({ ...auditOn(owner), publicKeys: keys })
  await owner.query('rollback')

  expect(report.problems).toEqual([])
  for (const table of Object.keys(histories)) {
    const { rows } = await owner.query(`select count(*)::int as count from ${table}`)
    expect(rows[0].count, table).toBeGreaterThan(1)
  }
})

/** Receipts are signed in place of being hashed, and are tampered with alike. */
const tables: Record<string, Pick<History, 'key' | 'words'>> = {
  ...histories,
  receipts: { words: 'receipt', key: ['event_id'] },
}

describe.each(Object.entries(tables))('%s', async (table, { key, words }) => {
  const { rows: columns } = await owner.query(
    `select column_name as name, data_type as type from information_schema.columns where table_schema = 'public' and table_name = $1`,
    [table],
  )
  const types = new Map<string, string>(columns.map(({ name, type }) => [name, type]))
  const one = `ctid = (select ctid from ${table} order by ctid limit 1)`
  const another = `ctid = (select ctid from ${table} order by ctid offset 1 limit 1)`
  const { rows } = await owner.query(`select * from ${table} where ${one}`)
  const submission = (table === 'submissions' ? rows[0]?.id : rows[0]?.submission_id) ?? ''

  /** The sentence names the table, and the submission where the row has one. */
  const expectFound = async (tampering: string, named = submission) => {
    const problems = await problemsAfter(tampering)
    expect(problems.join('\n'), tampering).toContain(`The ${words} `)
    expect(problems.join('\n'), tampering).toContain(`(table ${table})`)
    expect(problems.join('\n'), tampering).toContain(named)
  }

  test(`another value${long ? ' or none' : ''} in any column is found`, async () => {
    for (const [column, type] of types) {
      for (const value of others[type]!(`"${column}"`)) {
        await expectFound(`update ${table} set "${column}" = ${value} where ${one}`)
      }
      if (long && rows[0][column] !== null) await expectFound(`update ${table} set "${column}" = null where ${one}`)
    }
  }, 30_000)

  test('a row that was taken out or put in is found', async () => {
    const fresh = key.map((column) => `'${column}', ${types.get(column) === 'uuid' ? 'gen_random_uuid()' : `'x'`}`)
    const put = `jsonb_populate_record(row, jsonb_build_object(${fresh.join()}))`

    await expectFound(`delete from ${table} where ${one}`)
    const from = `${table} row where row.${one}`
    await expectFound(`insert into ${table} select (${put}).* from ${from}`, '')
    await expectFound(`insert into ${table} select * from ${table} where ${one}`)
  })

  test('two rows that changed places are found', async () => {
    const swapped = key.map(
      (
        column,
      ) => `"${column}" = (select "${column}" from ${table} other where other.ctid <> ${table}.ctid and other.ctid in (
        select ctid from ${table} where ${one} union all select ctid from ${table} where ${another}))`,
    )

    await expectFound(`update ${table} set ${swapped.join()} where ${one} or ${another}`)
  })
})

describe('a salt', () => {
  const one = `event_id = (select event_id from audit_salts where submission_id is not null order by event_id limit 1)`

  test.each([
    ['with another value', `update audit_salts set salts = sha256(salts) where ${one}`],
    ['cut short', `update audit_salts set salts = substr(salts, 2) where ${one}`],
    ['moved to another event', `update audit_salts set event_id = gen_random_uuid() where ${one}`],
    ['moved to another submission', `update audit_salts set submission_id = gen_random_uuid() where ${one}`],
    ['of no submission', `update audit_salts set submission_id = null where ${one}`],
    ['taken away', `delete from audit_salts where ${one}`],
    ['put in', `insert into audit_salts values (gen_random_uuid(), null, sha256(''))`],
  ])('%s is found', async (_, tampering) => {
    expect(await problemsAfter(tampering)).not.toEqual([])
  })
})

test('what looks like an erasure and is none is found', async () => {
  const gone = `submission_id = (select submission_id from decisions limit 1)`

  const problems = await problemsAfter(`
    with salt as (delete from audit_salts where ${gone}), decision as (delete from decisions where ${gone})
    delete from receipts where ${gone}`)

  expect(problems.join('\n')).toMatch(/The decision .* is missing; submission.decided of/)
  expect(problems.join('\n')).toMatch(/The receipt .* is missing; submission.received of/)
})
