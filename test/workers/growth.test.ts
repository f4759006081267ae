import type pg from 'pg'
import { expect, test } from 'vitest'
import { remind } from '../../src/flow/notices/remind.ts'
import { issueDueLetters } from '../../src/flow/records/completion.ts'
import { giveLostReceipts, reconcile } from '../../workers/reconcile.ts'
import { signedIn } from '../pages/visitor.ts'
import { aService } from '../service.ts'

const service = await aService({}, { background: false })
const { context, owner, people, assessment, call } = service
const lead = await service.person('lead')
const asAdmin = await signedIn(service, people.admin)
const asTutor = await signedIn(service, people.tutor)

const guarded = ['submissions', 'runs', 'decisions', 'audit_events']

/** Works of past years, each with its event, the run of a detector and a decision, numbered on from those that are there. */
async function addPastWorks(from: number, to: number) {
  await owner(`
    ${guarded.map((table) => `alter table ${table} disable trigger user;`).join('\n')}
    with work as (
      select n, at, (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || substr(replace(gen_random_uuid()::text, '-', ''), 13))::uuid as id
      from generate_series(${from}, ${to} - 1) n, lateral (select now() - make_interval(days => 40, mins => n) as at) t
    ), submission as (
      insert into submissions (id, assessment_id, student_id, submitted_by, attempt, policy_version_id, status, received_at, late, status_since)
      select work.id, '${assessment.id}', '${people.student.id}', '${people.student.id}', n + 10, policy_versions.id, 'decided', at, false, at
      from work, policy_versions where active
    ), run as (
      insert into runs (id, submission_id, detector, version, point, attempt, state, detail, measurements, at, next_attempt_at)
      select gen_random_uuid(), id, 'authorship', '1', 'own_work', 1, 'failed', '', '[]', at, at from work
    ), decision as (
      insert into decisions (id, submission_id, round, outcome, reasons, evidence, answers, points, standard, decided_by, at)
      select id, id, 1, 'no_concern', 'A guide was followed.', '[]', '[]', '[]', 'balance_of_probabilities', '${people.tutor.id}', at from work
    )
    insert into audit_events (id, type, submission_id, data, at) select id, 'submission.received', id, '{}', at from work;
    ${guarded.map((table) => `alter table ${table} enable trigger user;`).join('\n')}
    analyze`)
}

/** The rows that a turn of work reads in Postgres, also those that a condition leaves out, where an index is taken if there is one. */
async function rowsReadBy(turn: () => Promise<unknown>): Promise<number> {
  const pool = context.db.$client
  const asked: { text: string; values: unknown[] }[] = []
  const query = pool.query
  pool.query = ((given: string | pg.QueryConfig, values: unknown[] = [], ...others: unknown[]) => {
    const { text, values: own = values } = typeof given === 'string' ? { text: given } : given
    if (/^\s*(select|with)\b/i.test(text)) asked.push({ text, values: own as unknown[] })
    return (query as (...all: unknown[]) => unknown).call(pool, given, values, ...others)
  }) as typeof pool.query
  try {
    await turn()
  } finally {
    pool.query = query
  }
  let rows = 0
  const client = await pool.connect()
  try {
    await client.query('set enable_seqscan = off')
    for (const { text, values } of asked) {
      const { rows: found } = await client.query(`explain (analyze, format json) ${text}`, values)
      rows += readIn(found[0]['QUERY PLAN'][0].Plan)
    }
  } finally {
    client.release(true)
  }
  return rows
}

interface Plan {
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Rows Removed by Join Filter'?: number
  Plans?: Plan[]
}

const readIn = (plan: Plan): number =>
  (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0) + (plan['Rows Removed by Join Filter'] ?? 0)) *
    plan['Actual Loops'] +
  (plan.Plans ?? []).reduce((sum, below) => sum + readIn(below), 0)

/** What a service does all the time, or for one look at a page. */
const turns: Record<string, () => Promise<unknown>> = {
  'a look for lost work': () => reconcile(context),
  'a look for lost receipts': () => giveLostReceipts(context),
  'a look for letters that are due': () => issueDueLetters(context),
  'a look for reminders': () => remind(context),
  'the overview': () => asAdmin.visit('/admin'),
  'the review list': () => asTutor.visit('/review'),
  'a list without a filter': () => call(lead, 'GET', '/v1/submissions'),
}

test('what goes on all the time, and the lists, read no more rows however many works there ever were', async () => {
  const read = async () => {
    const counted: Record<string, number> = {}
    for (const [name, turn] of Object.entries(turns)) counted[name] = await rowsReadBy(turn)
    return counted
  }
  await addPastWorks(0, 200)
  const few = await read()

  await addPastWorks(200, 4_000)

  const many = await read()
  const growing = Object.keys(turns).filter((name) => many[name]! > few[name]! * 1.5 + 50)
  expect({ growing, few, many }).toMatchObject({ growing: [] })
})
