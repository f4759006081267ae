import { randomUUID } from 'node:crypto'
import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { acceptAll } from '../../../src/db/intake/accept.ts'
import { seal } from '../../../src/flow/audit/seal.ts'
import { verifyAudit } from '../../../src/flow/audit/verify-audit.ts'
import { acceptanceOf } from '../../../src/flow/intake/acceptance.ts'
import type { HandIn } from '../../../src/flow/intake/hand-in.ts'
import { submit } from '../../../src/flow/intake/submit.ts'
import { noAi } from '../../samples.ts'
import { aService, type Person } from '../../service.ts'

const { baseUrl, context, people, person, publish, assessment } = await aService({}, { background: false })
const many = 32
const students = await Promise.all(Array.from({ length: many }, () => person('student')))
const outsider = await person('student', 'An outsider', { enrolled: false })
const closed = await publish(people.tutor, {
  title: 'Later',
  brief: 'Write.',
  aiLevel: 2,
  guidance: 'None.',
  opensAt: new Date(Date.now() + 86_400_000),
})

const sent = async (words = `What I saw, ${randomUUID()}.`) => ({
  ...(await context.files.receive(Readable.from([Buffer.from(words)]), 1_000_000)),
  name: 'a.txt',
  mediaType: 'text/plain',
})
const work = async ({ id }: { id: string }, change: Partial<HandIn> = {}): Promise<HandIn> => ({
  assessmentId: assessment.id,
  studentId: id,
  reflection: noAi(),
  file: await sent(),
  ...change,
})

/** What a hand-in came to: accepted, or the code with which it was refused. */
const cameTo = (handedIn: Promise<unknown>): Promise<string> =>
  handedIn.then(
    () => 'accepted',
    (error) => error.code as string,
  )
const rowsOf = async (text: string, values: unknown[]) => (await context.db.$client.query(text, values)).rows

/** One hand-in by the raw lane. */
async function handInRaw(who: Person, words: string) {
  const response = await fetch(new URL('/v1/submissions', baseUrl), {
    method: 'POST',
    headers: {
      authorization: `Bearer ${who.key}`,
      'content-type': 'application/octet-stream',
      'candour-assessment-id': assessment.id,
      'candour-reflection': Buffer.from(JSON.stringify(noAi())).toString('base64'),
      'candour-file-name': 'a.txt',
    },
    body: words,
  })
  await response.arrayBuffer()
  return response.status
}

/** What is asked of the disk and of the database from now on, until the test ends. */
async function counted() {
  const heard = { statements: [] as string[], syncs: 0 }
  const { query } = pg.Client.prototype
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [first] = args as [string | { text?: string }]
    heard.statements.push(typeof first === 'string' ? first : (first.text ?? ''))
    return (query as (...args: unknown[]) => unknown).apply(this, args)
  } as typeof query
  const handle = await open('/dev/null', 'r')
  const files = Object.getPrototypeOf(handle)
  await handle.close()
  const { sync } = files
  files.sync = function (...args: unknown[]) {
    heard.syncs += 1
    return sync.apply(this, args)
  }
  onTestFinished(() => {
    pg.Client.prototype.query = query
    files.sync = sync
  })
  return heard
}

test('hand-ins that arrive at once share every statement', async () => {
  const deliver = async (who: Person) => submit(context, people.integration, await work(who, { reflection: undefined }))
  const newcomers = await Promise.all(Array.from({ length: many }, () => person('student')))
  await Promise.all(newcomers.map(deliver))
  const works = await Promise.all(newcomers.map((who) => work(who, { reflection: undefined })))
  const heard = await counted()

  await Promise.all(works.map((handIn) => submit(context, people.integration, handIn)))

  expect(heard.statements.length / many).toBeLessThan(0.3)
})

test('requests that arrive at once share statements and the syncs of folders, and no other sync', async () => {
  await Promise.all(students.map((who) => handInRaw(who, `Once, ${who.id}.`)))
  const heard = await counted()

  const answers = await Promise.all(students.map((who) => handInRaw(who, `Again, ${who.id}.`)))

  expect(answers).toEqual(students.map(() => 201))
  // Alone, each would send five. How many share one here is for the machine to say.
  expect(heard.statements.length / many).toBeLessThan(2.5)
  // The bytes of each file are synced by themselves; what is above that are folders.
  expect(heard.syncs).toBeGreaterThan(many)
  expect((heard.syncs - many) / many).toBeLessThan(0.5)
})

test('of hand-ins that arrive at once each bad one is refused with its own words, and the others are accepted', async () => {
  const used = { idempotencyKey: randomUUID() }
  await submit(context, students[0]!, await work(students[0]!, used))
  const works = await Promise.all(students.map((who) => work(who)))
  const other = await person('student')
  const cases: [Person, HandIn][] = [
    ...students.map((who, index): [Person, HandIn] => [who, works[index]!]),
    [students[0]!, await work(students[0]!, used)],
    [outsider, await work(outsider)],
    [other, await work(other, { assessmentId: closed.id })],
    [other, await work(other, { reflection: { aiUsed: false } })],
  ]

  const came = await Promise.all(cases.map(([who, handIn]) => cameTo(submit(context, who, handIn))))

  expect(came).toEqual([
    ...students.map(() => 'accepted'),
    'IDEMPOTENCY_KEY_REUSED',
    'NOT_FOUND',
    'NOT_ALLOWED',
    'REFLECTION_INCOMPLETE',
  ])
})

test('a row that the database refuses is refused alone', async () => {
  const works = await Promise.all(students.map((who) => work(who, { reflection: undefined })))
  const acceptances = works.map((handIn, index) => acceptanceOf(students[index]!, handIn, null))
  const bad = { ...acceptances[17]!, studentId: randomUUID() }

  const outcomes = await acceptAll(context.db, acceptances.with(17, bad), context.config.timeZone)

  const refused = outcomes.flatMap((outcome, index) => (outcome.status === 'rejected' ? [[index, outcome.reason]] : []))
  expect(refused).toEqual([[17, expect.objectContaining({ code: '23503' })]])
  const ids = acceptances.map(({ submissionId }) => submissionId)
  const found = await rowsOf('select id from submissions where id = any($1)', [ids])
  expect(found).toHaveLength(many - 1)
})

test('of two rows with one key in one statement the first is written', async () => {
  const [who] = students as [Person]
  const [one, other] = [await work(who, { idempotencyKey: 'twice' }), await work(who, { idempotencyKey: 'twice' })]
  const acceptances = [one, other].map((handIn) => acceptanceOf(who, { ...handIn, reflection: undefined }, null))

  const outcomes = await acceptAll(context.db, acceptances, context.config.timeZone)

  expect(outcomes).toMatchObject([{ value: { attempt: expect.any(Number) } }, { value: 'key_used' }])
})

test('the same request twice at once is one work with two equal answers', async () => {
  const who = await person('student')
  const handIn = await work(who, { idempotencyKey: randomUUID() })

  const [one, other] = await Promise.all([submit(context, who, handIn), submit(context, who, handIn)])

  expect(other).toEqual(one)
  expect(await rowsOf('select id from submissions where student_id = $1', [who.id])).toEqual([{ id: one!.id }])
})

test('attempts of one student in one statement are numbered in the order in which they arrived', async () => {
  const who = await person('student')
  const works = await Promise.all(Array.from({ length: 5 }, () => work(who)))
  const acceptances = works.map((handIn) => acceptanceOf(who, { ...handIn, reflection: undefined }, null))

  const outcomes = await acceptAll(context.db, acceptances, context.config.timeZone)

  expect(outcomes).toMatchObject([1, 2, 3, 4, 5].map((attempt) => ({ value: { attempt, late: false } })))
  const ids = acceptances.map(({ submissionId }) => submissionId)
  const order = await rowsOf(
    'select submission_id as id from outbox where submission_id = any($1) order by outbox.id',
    [ids],
  )
  expect(order.map(({ id }) => id)).toEqual(ids)
})

test('each work of a group has its own audit event, whose hashes agree with its rows', async () => {
  const ids = (await Promise.all(students.map(async (who) => submit(context, who, await work(who))))).map(
    ({ id }) => id,
  )

  const events = await rowsOf(
    `select submission_id from audit_events where submission_id = any($1) and type = 'submission.received'`,
    [ids],
  )

  expect(new Set(events.map((row) => row.submission_id))).toEqual(new Set(ids))
  expect(events).toHaveLength(many)
  await seal(context)
  const report = await verifyAudit(context, people.auditor, '')
  expect(report).toMatchObject({ ok: true, problems: [] })
  expect(report.rows).toBeGreaterThan(3 * many)
})
