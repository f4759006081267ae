import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/db/id.ts'
import { loginOf } from '../../src/db/prepare.ts'
import { checkRights } from '../../src/db/rights/check.ts'
import { asOwner } from '../database.ts'
import { aService } from '../service.ts'

const { call, handIn, people, assessment, database } = await aService({}, { background: false })
const submission = (await handIn('What I saw.')).body.id as string
const ask = async () => {
  const wish = { assessmentId: assessment.id, tools: ['A tool'], purposes: ['outline'], request: 'May I?' }
  return (await call(people.student, 'POST', '/v1/ai-permissions', wish)).body.id as string
}
const [open, answered] = [await ask(), await ask()]
await call(people.tutor, 'PUT', `/v1/ai-permissions/${answered}`, { state: 'refused' })

const service = new pg.Client({ connectionString: database.databaseUrl })
await service.connect()
afterAll(() => service.end())
const me = service.user!
const owner = loginOf(database.migrateDatabaseUrl).name
const [{ superuser }] = (await asOwner(
  database,
  'select rolname as superuser from pg_roles where rolsuper and rolcanlogin limit 1',
)) as [{ superuser: string }]

const yesterday = `clock_timestamp() - interval '1 day'`
/** Copies a row of a table under a new id, with some columns changed. */
const copied = (table: string, where: string, changes: Record<string, string>) => `
  insert into ${table} select (jsonb_populate_record(row, jsonb_build_object('id', gen_random_uuid(), ${Object.entries(
    changes,
  )
    .map(([column, value]) => `'${column}', ${value}`)
    .join(', ')}))).* from ${table} row where ${where} limit 1`
const event = (type: string, at: string) =>
  `insert into audit_events (id, type, submission_id, data, at) values (gen_random_uuid(), '${type}', '${submission}', '{}', ${at})`
const account = (role: string, addedBy: string) =>
  `insert into accounts (id, role, name, added_by) values (gen_random_uuid(), '${role}', 'Me', ${addedBy})`

const attacks: Record<string, string[]> = {
  'to be somebody else': [
    `select set_config('role', '${owner}', false)`,
    `set role ${owner}`,
    `set role ${superuser}`,
    `set local role ${owner}`,
    `set session authorization ${owner}`,
    `set session authorization ${superuser}`,
    `select set_config('session_authorization', '${superuser}', false)`,
    'set role pg_read_server_files',
    'set role pg_write_server_files',
    'set role pg_execute_server_program',
    'set role pg_read_all_data',
    'set role pg_write_all_data',
    'set role pg_database_owner',
    `grant ${owner} to ${me}`,
    `alter role ${me} superuser`,
    `alter role ${me} createrole`,
    `alter role ${me} bypassrls`,
    `alter role ${owner} password 'mine'`,
    'create role accomplice login',
    `drop role ${owner}`,
    `reassign owned by ${owner} to ${me}`,
    'select rolpassword from pg_authid',
  ],
  'to reach the machine': [
    `copy (select 1) to program 'id'`,
    `copy accounts from program 'id'`,
    `copy accounts to '/tmp/accounts'`,
    `copy accounts from '/etc/passwd'`,
    `select pg_read_file('/etc/passwd')`,
    `select pg_read_binary_file('/etc/passwd')`,
    `select pg_stat_file('/etc/passwd')`,
    `select pg_ls_dir('.')`,
    `select lo_import('/etc/passwd')`,
    `select lo_export(1, '/tmp/large')`,
    `load '/tmp/library.so'`,
    `alter system set fsync = 'off'`,
    'select pg_reload_conf()',
    'select pg_switch_wal()',
    'checkpoint',
    'create foreign data wrapper elsewhere',
    `create function run() returns int language c as '/tmp/library.so', 'run'`,
  ],
  'to switch guards off': [
    'set session_replication_role = replica',
    `select set_config('session_replication_role', 'replica', false)`,
    `alter database ${new URL(database.databaseUrl).pathname.slice(1)} set session_replication_role = replica`,
    'alter table audit_events disable trigger all',
    'alter table decisions disable trigger user',
    'drop trigger append_only on audit_events',
    'create trigger mine before insert on audit_events for each row execute function refuse_change()',
    'create rule mine as on insert to audit_events do instead nothing',
    'alter table decisions drop constraint known_outcome',
    'alter table audit_events add column mine text',
    `alter table submissions owner to ${me}`,
    'alter table submissions rename to gone',
    'drop table audit_events cascade',
    'drop schema bullmq cascade',
    'drop function refuse_change() cascade',
    'create or replace function refuse_change() returns trigger language plpgsql as $$ begin return new; end $$',
    'alter function erase_submission(uuid) security invoker',
    'alter function erase_submission(uuid) set search_path = pg_temp',
    'create event trigger mine on ddl_command_start execute function refuse_change()',
    'do $$ begin lock table audit_events in access exclusive mode; end $$',
    `update drizzle.__drizzle_migrations set hash = 'mine'`,
    `insert into drizzle.__drizzle_migrations (hash, created_at) values ('mine', 1)`,
  ],
  'to put something of its own before ours': [
    'create temp table accounts (id uuid)',
    'create temp view audit_events as select 1',
    'create function pg_temp.clock_timestamp() returns timestamptz language sql as $$ select now() $$',
    'create schema mine',
    'create table public.mine (id int)',
    'create table bullmq.mine (id int)',
    'create table drizzle.mine (id int)',
    'create view public.mine as select 1',
    'create sequence public.mine',
    `create type public.mine as enum ('a')`,
    'create function public.btrim(text) returns text language sql as $$ select $1 $$',
    'create operator public.= (function = texteq, leftarg = text, rightarg = text)',
  ],
  'to change history': [
    `update audit_events set type = 'mine'`,
    'delete from audit_events',
    'truncate audit_events',
    `update audit_leaves set event_id = gen_random_uuid()`,
    'delete from audit_nodes',
    `update audit_checkpoints set note = 'mine'`,
    `update signing_keys set public_key = 'mine'`,
    `update decisions set outcome = 'no_concern'`,
    'delete from decisions',
    'update disclosures set response_days = 0',
    `update response_windows set respond_by = ${yesterday}`,
    `update notices set kind = 'receipt'`,
    `update reflections set answers = '{}'`,
    `update texts set text = 'mine'`,
    `update files set name = 'mine'`,
    'delete from flags',
    'delete from policy_acknowledgements',
    'delete from submissions',
    'delete from accounts',
    'delete from policy_versions',
    'delete from ai_permissions',
    'truncate submissions cascade',
    `with erasing as (select set_config('candour.erasing', '${submission}', true)) delete from reflections using erasing`,
    `select erase_submission('${submission}')`,
    'select refuse_change()',
  ],
  'to date something before it came': [
    `update submissions set received_at = ${yesterday}`,
    'update submissions set late = false',
    copied('submissions', 'true', { attempt: '99', received_at: yesterday }),
    copied('ai_permissions', 'true', { requested_at: yesterday }),
    `update ai_permissions set requested_at = ${yesterday}`,
    `update ai_permissions set state = 'granted', decided_at = ${yesterday} where id = '${open}'`,
    event('submission.erased', yesterday),
    event('permission.granted', `clock_timestamp() + interval '1 day'`),
    `insert into policy_acknowledgements (account_id, policy_version_id, at)
       select '${people.lead.id}', id, ${yesterday} from policy_versions`,
    copied('policy_versions', 'active', { active: 'false', created_at: yesterday }),
  ],
  'to change what somebody else said': [
    `update submissions set student_id = '${people.tutor.id}'`,
    `update submissions set submitted_by = '${people.tutor.id}'`,
    'update submissions set attempt = attempt + 1',
    `update ai_permissions set request = 'Another.'`,
    `update ai_permissions set student_id = '${people.tutor.id}'`,
    `update ai_permissions set tools = '{}'`,
    `update ai_permissions set state = 'granted' where id = '${answered}'`,
    `update policy_versions set clauses = '[]'`,
    `update policy_versions set source_sha256 = 'mine'`,
    `update policy_versions set authorised_by = 'Me'`,
    `update policy_versions set points = '{}' where active`,
    'update assessments set ai_level = 5',
    'update assessments set anonymous = false',
    `update webhook_deliveries set body = '{}'`,
    `update provider set pseudonym_salt = ''`,
  ],
  'to have more rights': [
    `update accounts set role = 'admin' where id = '${people.student.id}'`,
    account('admin', 'null'),
    account('admin', `'${people.student.id}'`),
    account('admin', 'gen_random_uuid()'),
    `update keys set account_id = '${people.admin.id}'`,
    `update keys set hash = ''`,
    'update keys set expires_at = null',
    `update sessions set account_id = '${people.admin.id}'`,
    `update sign_in_links set account_id = '${people.admin.id}'`,
    `update identities set account_id = '${people.admin.id}'`,
    `update lti_registrations set jwks_url = 'https://mine.example'`,
    `update lti_links set assessment_id = '${assessment.id}'`,
  ],
}

describe.each(Object.entries(attacks))('the login of the service does not get %s by', (_kind, statements) => {
  test.each(statements)('%s', async (statement) => {
    const refused = await service.query(statement).then(
      () => 'it was carried out',
      ({ code }) => code,
    )

    // Not allowed, or refused by a guard; any other code would mean that the statement proves nothing.
    expect(['42501', '23001']).toContain(refused)
  })
})

test('the attacks are many', () => {
  expect(Object.values(attacks).flat().length).toBeGreaterThanOrEqual(120)
})

test('giving up a role that it never had changes nothing', async () => {
  await service.query(`select set_config('role', 'none', false)`)

  const { rows } = await service.query(
    `select current_user as name, rolsuper as super from pg_roles where rolname = current_user`,
  )
  expect(rows).toEqual([{ name: me, super: false }])
  await expect(service.query('delete from audit_events')).rejects.toMatchObject({ code: '42501' })
})

test('the login has exactly the rights that the migrations list', async () => {
  expect(await checkRights(service, me)).toEqual({ missing: [], excess: [] })
})

test('no function of ours, and no table, is open to every login of the cluster', async () => {
  const open = await asOwner(
    database,
    `select p.oid::regprocedure::text as what from pg_proc p, aclexplode(coalesce(proacl, acldefault('f', proowner))) acl
       where pronamespace in ('public'::regnamespace, 'bullmq'::regnamespace) and grantee = 0
     union all
     select c.oid::regclass::text from pg_class c, aclexplode(relacl) acl
       where relnamespace in ('public'::regnamespace, 'bullmq'::regnamespace, 'drizzle'::regnamespace) and grantee = 0`,
  )

  expect(open).toEqual([])
})

test('whoever is added is in the log, with the person who added them', async () => {
  const { body } = await call(people.admin, 'POST', '/v1/accounts', { role: 'admin', name: 'Another admin' })

  const { rows } = await service.query(
    `select actor_id, actor_role, data->>'role' as role from audit_events where type = 'account.added' and data->>'account' = $1`,
    [body.id],
  )
  expect(rows).toEqual([{ actor_id: people.admin.id, actor_role: 'admin', role: 'admin' }])
})

test('an admin who was locked out adds no other, and the owner can, so that a provider cannot lock itself out', async () => {
  const { body: former } = await call(people.admin, 'POST', '/v1/accounts', { role: 'admin', name: 'A former admin' })
  await service.query('update accounts set disabled_at = clock_timestamp() where id = $1', [former.id])

  await expect(service.query(account('admin', `'${former.id}'`))).rejects.toMatchObject({
    constraint: 'admin_is_added_by_an_admin',
  })
  await asOwner(database, account('admin', 'null'))
})

test('an erasure needs its event in the same transaction, and the event stays', async () => {
  const id = (await handIn(`What I saw ${newId()}.`, 'b.txt')).body.id as string
  await service.query(
    `insert into audit_events (id, type, submission_id, data) values (gen_random_uuid(), 'submission.erased', $1, '{}')`,
    [id],
  )

  await expect(service.query('select erase_submission($1)', [id])).rejects.toMatchObject({
    constraint: 'erasure_is_recorded',
  })
})
