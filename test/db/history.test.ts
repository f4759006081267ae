import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/db/id.ts'
import { loginOf } from '../../src/db/prepare.ts'
import { seal } from '../../src/flow/audit/seal.ts'
import { aConversation } from '../samples.ts'
import { aService } from '../service.ts'

const { call, handIn, settled, people, person, config, database, context } = await aService()
const owner = new pg.Client({ connectionString: config.migrateDatabaseUrl! })
await owner.connect()
afterAll(() => owner.end())

/** A submission with a row in every table that keeps history. */
async function aCase() {
  const student = await person('student')
  const { body } = await handIn(`Play.\nReferences\nChatGPT. (2025). Play. https://chatgpt.com\n${newId()}`, 'e.txt', {
    who: student,
  })
  const path = `/v1/submissions/${body.id}`
  const flagId = (await settled(body.id)).flags[0].id as string
  await call(people.tutor, 'POST', `${path}/concerns`, { code: 'collusion', particulars: 'One page.' })
  await call(people.tutor, 'POST', `${path}/disclosures`, { message: 'Please look.', items: [{ flagId }] })
  await call(student, 'POST', `${path}/responses`, { text: 'A guide.' })
  const until = new Date(Date.now() + 60 * 86_400_000)
  const asked = await call(student, 'POST', `${path}/time-requests`, { until, reason: 'An exam.' })
  const answer = { granted: true, until, reason: '' }
  await call(people.tutor, 'POST', `${path}/time-requests/${asked.body.id}/answers`, answer)
  const talk = await call(people.tutor, 'POST', `${path}/conversations`, aConversation())
  await call(student, 'POST', `${path}/conversations/${talk.body.id}/answers`, { stance: 'agrees' })
  await call(people.tutor, 'POST', `${path}/flags/${flagId}/dismissals`, { reason: 'A guide.' })
  return { id: body.id as string, path, flagId, student }
}
const decided = await aCase()
const { body: view } = await call(people.tutor, 'GET', decided.path)
await call(people.tutor, 'POST', `${decided.path}/decisions`, {
  outcome: 'advice_given',
  reasons: 'A guide.',
  answers: [{ responseId: view.responses[0].id, text: 'Thank you.' }],
})
await call(people.tutor, 'POST', `${decided.path}/reopenings`, { kind: 'error', reason: 'A slip.' })
await call(people.student, 'POST', '/v1/policy-acknowledgements', {
  policyVersionId: (await call(people.student, 'GET', '/v1/policy-versions')).body.items[0].id,
})
await seal(context)

const log = ['audit_events', 'audit_leaves', 'audit_nodes', 'audit_checkpoints']
const history = [
  ...log,
  'files',
  'reflections',
  'texts',
  'runs',
  'flags',
  'flag_dismissals',
  'concerns',
  'disclosures',
  'responses',
  'time_requests',
  'time_answers',
  'conversations',
  'conversation_reads',
  'conversation_answers',
  'decisions',
  'reopenings',
  'policy_acknowledgements',
  'signing_keys',
]

describe.each(history)('%s', (table) => {
  test('has rows, or the following would prove nothing', async () => {
    const { rows } = await owner.query(`select count(*)::int as n from ${table}`)
    expect(rows[0].n).toBeGreaterThan(0)
  })

  test('refuses its owner an update, a delete and a truncate', async () => {
    const { rows } = await owner.query(
      `select column_name as name from information_schema.columns where table_schema = 'public' and table_name = $1 limit 1`,
      [table],
    )
    for (const change of [
      `update ${table} set ${rows[0].name} = ${rows[0].name}`,
      `delete from ${table}`,
      `truncate ${table} cascade`,
    ]) {
      await expect(owner.query(change)).rejects.toMatchObject({ code: '23001' })
    }
  })

  test('gives the service no privilege but to look and to add', async () => {
    const { rows } = await owner.query(
      `select string_agg(p, ',') as granted from unnest(array['UPDATE','DELETE','TRUNCATE','REFERENCES','TRIGGER']) p
       where has_table_privilege($2, $1, p)`,
      [`public.${table}`, loginOf(database.databaseUrl).name],
    )
    expect(rows[0].granted).toBeNull()
  })
})

test('the service itself may only add', async () => {
  await expect(context.db.$client.query('delete from audit_events')).rejects.toMatchObject({ code: '42501' })
  await expect(context.db.$client.query('drop table audit_events')).rejects.toMatchObject({ code: '42501' })
  await expect(context.db.$client.query('alter table decisions disable trigger all')).rejects.toMatchObject({
    code: '42501',
  })
})

test('not even the words of erasure open the audit log', async () => {
  await owner.query('begin')
  await owner.query(`select set_config('candour.erasing', $1, true)`, [decided.id])

  await expect(owner.query('delete from audit_events where submission_id = $1', [decided.id])).rejects.toMatchObject({
    code: '23001',
  })
  await owner.query('rollback')
})
