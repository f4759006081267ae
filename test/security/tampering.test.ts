import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asc } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { main } from '../../src/cli/main.ts'
import { auditCheckpoints } from '../../src/db/schema/index.ts'
import { seal } from '../../src/flow/audit/seal.ts'
import { asOwner, copyOf } from '../database.ts'
import { noAi } from '../samples.ts'
import { aService } from '../service.ts'

const { service, context, database, call, handIn, people, person } = await aService({}, { background: false })
for (let sealing = 0; sealing < 3; sealing++) {
  const { body } = await handIn(`Play ${sealing}.`, 'a.txt', { who: await person('student'), reflection: noAi() })
  await call(people.tutor, 'GET', `/v1/submissions/${body.id}`)
  await call(people.tutor, 'GET', `/v1/submissions/${body.id}/file`)
  await seal(context)
}
const folder = await mkdtemp(join(tmpdir(), 'candour-tampering-'))
const keys = join(folder, 'keys.json')
await writeFile(keys, (await call(null, 'GET', '/v1/receipts/keys')).text)
/** What left the house when the log was sealed for the second time. */
const outside = join(folder, 'checkpoint')
const kept = await context.db.select().from(auditCheckpoints).orderBy(asc(auditCheckpoints.size))
await writeFile(outside, kept[1]!.note)
await service.stop()

/** What the verifier says of a copy of the database on which its owner, with every guard switched off, did this. */
async function verdict(tampering: string, ...options: string[]) {
  const copy = await copyOf(database)
  const guards = tables.map((table) => `alter table ${table} disable trigger user;`).join('')
  await asOwner(copy, guards + tampering)
  return main(['verify-audit', '--database', copy.databaseUrl, '--keys', keys, ...options], () => {})
}

const tables = ['audit_events', 'audit_leaves', 'audit_nodes', 'audit_checkpoints']
const [holds, fails] = [0, 1]
/** The one row of each table that is tampered with, in the middle of the log. */
const event = '(select event_id from audit_leaves where position = 5)'
const rows = {
  audit_events: `id = ${event}`,
  audit_leaves: 'position = 5',
  audit_nodes: 'level = 0 and index = 5',
  'audit_nodes as branch': 'level = 1 and index = 1',
  audit_checkpoints: 'size = (select size from audit_checkpoints order by size offset 1 limit 1)',
}
/** Another value of the same type. When a checkpoint was signed is not part of what is signed, and proves nothing. */
const columns: [keyof typeof rows, string, string][] = [
  ['audit_events', 'id', 'gen_random_uuid()'],
  ['audit_events', 'type', `'submission.withdrawn'`],
  ['audit_events', 'submission_id', 'gen_random_uuid()'],
  ['audit_events', 'actor_id', 'gen_random_uuid()'],
  ['audit_events', 'actor_role', `'lead'`],
  ['audit_events', 'data', `data || '{"more": 1}'`],
  ['audit_events', 'at', `at + interval '1 millisecond'`],
  ['audit_leaves', 'position', '1000'],
  ['audit_leaves', 'event_id', 'gen_random_uuid()'],
  ['audit_nodes', 'level', '40'],
  ['audit_nodes', 'index', '1000'],
  ['audit_nodes', 'hash', 'sha256(hash)'],
  ['audit_nodes as branch', 'level', '40'],
  ['audit_nodes as branch', 'index', '1000'],
  ['audit_nodes as branch', 'hash', 'sha256(hash)'],
  ['audit_checkpoints', 'size', 'size + 1'],
  ['audit_checkpoints', 'root', `'AAAA' || root`],
  ['audit_checkpoints', 'note', `replace(note, 'candour', 'another')`],
]

test('the log as it stands holds, also against a checkpoint kept elsewhere', async () => {
  expect(await verdict('')).toBe(holds)
  expect(await verdict('', '--checkpoint', outside)).toBe(holds)
})

test('every column of the log is put to the test', async () => {
  const all = await asOwner(
    database,
    `select table_name || '.' || column_name as name from information_schema.columns
     where table_schema = 'public' and table_name = any($1) order by 1`,
    [tables],
  )

  const tried = columns.map(([table, column]) => `${table.split(' ')[0]}.${column}`)
  expect([...new Set([...tried, 'audit_checkpoints.at'])].sort()).toEqual(all.map(({ name }) => name).sort())
})

describe('found out', () => {
  test.each(columns)('another value in %s: %s', async (table, column, value) => {
    expect(await verdict(`update ${table} set ${column} = ${value} where ${rows[table]}`)).toBe(fails)
  })

  test.each(Object.keys(rows).filter((table) => table !== 'audit_checkpoints'))(
    'a row taken out of %s',
    async (table) => {
      expect(await verdict(`delete from ${table} where ${rows[table as keyof typeof rows]}`)).toBe(fails)
    },
  )

  test.each<[string, string]>([
    [
      'an event put in that nobody sealed',
      `insert into audit_events (id, type, data) values (gen_random_uuid(), 'submission.decided', '{}')`,
    ],
    [
      'an event put in with a place of its own',
      `with put as (insert into audit_events (id, type, data) values (gen_random_uuid(), 'submission.decided', '{}') returning id)
       insert into audit_leaves select (select max(position) + 1 from audit_leaves), id from put;
       insert into audit_nodes select 0, max(position), sha256('') from audit_leaves`,
    ],
    [
      'two events that changed places',
      `update audit_leaves set event_id = case position when 4 then ${event} else (select event_id from audit_leaves where position = 4) end
       where position in (4, 5)`,
    ],
    [
      'an event taken out with its place',
      `delete from audit_events where id = ${event}; delete from audit_leaves where position = 5`,
    ],
    [
      'the end cut off',
      `delete from audit_leaves where position > 5; delete from audit_nodes where level = 0 and index > 5`,
    ],
    // One that is gone in the middle is covered by the next, unless somebody kept it.
    ['the checkpoints taken away', 'delete from audit_checkpoints'],
    ['everything cut off', tables.map((table) => `delete from ${table};`).join('')],
  ])('%s', async (what, tampering) => {
    const unique = 'alter table audit_leaves drop constraint if exists audit_leaves_event_id_unique;'
    const options = what === 'everything cut off' ? ['--checkpoint', outside] : []

    expect(await verdict(unique + tampering, ...options)).toBe(fails)
  })
})
