import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/db/id.ts'
import { loginOf } from '../../src/db/prepare.ts'
import { seal } from '../../src/flow/audit/seal.ts'
import { aConversation } from '../samples.ts'
import { aService } from '../service.ts'
import { disclosed } from './disclosed.ts'

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

describe('an unfair referral is refused by the database itself', () => {
  const refer = (id: string, change: Record<string, unknown>) => {
    const row = {
      id: newId(),
      submission_id: id,
      round: 7,
      decided_by: people.tutor.id,
      outcome: 'referred',
      reasons: 'The list names a tool as an author.',
      evidence: '[]',
      answers: '[]',
      ...change,
    }
    const names = Object.keys(row)
    return owner.query(
      `insert into decisions (${names}) values (${names.map((_, index) => `$${index + 1}`)})`,
      Object.values(row),
    )
  }
  const seen = JSON.stringify([{ observation: 'Seen.' }])
  const show = (id: string, items: object[], arrivedDaysAgo?: number) =>
    disclosed((text, values) => owner.query(text, values), {
      submissionId: id,
      tutorId: people.tutor.id,
      items,
      ...(arrivedDaysAgo !== undefined && { arrivedDaysAgo }),
    })
  const aQuietCase = async () =>
    (await handIn(`Play ${newId()}.`, 'e.txt', { who: await person('student') })).body.id as string

  test('without a person who may decide', async () => {
    for (const who of [people.admin, people.integration, people.auditor, decided.student]) {
      await expect(refer(decided.id, { decided_by: who.id, outcome: 'no_concern' })).rejects.toMatchObject({
        constraint: 'decided_by_a_person',
      })
    }
  })

  test('without written reasons', async () => {
    await expect(
      refer(decided.id, { reasons: '  ', evidence: JSON.stringify([{ flagId: decided.flagId }]) }),
    ).rejects.toMatchObject({
      constraint: 'referral_has_reasons',
    })
  })

  test('without evidence that a person can see', async () => {
    await expect(refer(decided.id, {})).rejects.toMatchObject({ constraint: 'referral_has_inspectable_evidence' })
    const runId = (await owner.query('select run_id from flags where id = $1', [decided.flagId])).rows[0].run_id
    const score = newId()
    await owner.query(
      `insert into flags (id, run_id, submission_id, detector, basis, rule, severity, point, clause, message, evidence, figures, position)
       values ($1, $2, $3, 'a-score', 'statistical', 'r', 'check', 'own_work', '4.2', 'm', '[]', '{}', 99)`,
      [score, runId, decided.id],
    )
    await show(decided.id, [{ flagId: score }], 11)
    await expect(refer(decided.id, { evidence: JSON.stringify([{ flagId: score }]) })).rejects.toMatchObject({
      constraint: 'referral_has_inspectable_evidence',
    })
    const elsewhere = await aCase()
    await expect(refer(elsewhere.id, { evidence: JSON.stringify([{ flagId: decided.flagId }]) })).rejects.toMatchObject(
      {
        constraint: 'referral_has_inspectable_evidence',
      },
    )
  })

  test('without showing the student what it rests on', async () => {
    const id = await aQuietCase()

    await expect(refer(id, { evidence: seen })).rejects.toMatchObject({ constraint: 'referral_evidence_was_disclosed' })
    await show(id, [{ observation: 'Something else.' }], 11)
    await expect(refer(id, { evidence: seen })).rejects.toMatchObject({ constraint: 'referral_evidence_was_disclosed' })
  })

  test('without waiting for the student', async () => {
    const id = await aQuietCase()
    await show(id, [{ observation: 'Seen.' }], 9)

    await expect(refer(id, { evidence: seen })).rejects.toMatchObject({ constraint: 'referral_waits_for_the_student' })
  })

  test('before the notice of the disclosure has arrived, however long ago it was made', async () => {
    const id = await aQuietCase()
    await show(id, [{ observation: 'Seen.' }])

    await expect(refer(id, { evidence: seen })).rejects.toMatchObject({ constraint: 'referral_waits_for_the_student' })
  })

  test('with a time to respond that is cut short, or begins without a notice', async () => {
    const id = await aQuietCase()
    const disclosureId = await show(id, [{ observation: 'Seen.' }])
    const open = (openedBy: string, respondBy: string) =>
      owner.query(
        `insert into response_windows (disclosure_id, submission_id, opened_by, respond_by) values ($1, $2, $3, ${respondBy})`,
        [disclosureId, id, openedBy],
      )

    await expect(open('email', 'clock_timestamp()')).rejects.toMatchObject({
      constraint: 'window_is_as_long_as_disclosed',
    })
    for (const openedBy of ['email', 'page']) {
      await expect(open(openedBy, `clock_timestamp() + interval '10 days'`)).rejects.toMatchObject({
        constraint: 'window_has_delivered_notice',
      })
    }
  })

  test('and a fair one is not', async () => {
    const id = await aQuietCase()
    await show(id, [{ observation: 'Seen.' }], 11)

    await expect(refer(id, { evidence: seen })).resolves.toMatchObject({ rowCount: 1 })
    await expect(refer(id, { evidence: seen })).rejects.toMatchObject({ constraint: 'one_decision_per_round' })
    await expect(refer(id, { round: 8, outcome: 'expelled' })).rejects.toMatchObject({ constraint: 'known_outcome' })
  })
})
