import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { flags, runs } from '../../../src/db/schema/index.ts'
import type { Waits } from '../../../src/domain/review/first-reading.ts'
import { readerVersion } from '../../../src/domain/screening/document.ts'
import { setWhatWaits } from '../../../src/flow/review/first-reading.ts'
import { aService, type Person } from '../../service.ts'

const { call, handIn, settled, people, person, context } = await aService()
const { body: spec } = await call(null, 'GET', '/openapi.json')
const telling = 'The sentences are of even length.'

/** Work under review that an inspectable and a statistical detector point at. */
async function underReview() {
  const who = await person('student')
  const { body } = await handIn(
    `Play.\nReferences\nChatGPT. (2025). ${randomUUID()}. https://chatgpt.com`,
    'essay.txt',
    { who },
  )
  const { flags: seen } = await settled(body.id, ['under_review'])
  const path = `/v1/submissions/${body.id}`
  return { id: body.id as string, who, path, seen: seen[0].id as string, unseen: await aStatisticalFlag(body.id) }
}

async function aStatisticalFlag(submissionId: string): Promise<string> {
  const [id, runId] = [randomUUID(), randomUUID()]
  const measured = { name: 'evenness', value: 0.734, meaning: 'How even the sentences are.' }
  const run = {
    id: runId,
    submissionId,
    detector: 'authorship',
    version: 'test',
    point: 'own_work' as const,
    attempt: 9,
    readerVersion,
  }
  await context.db
    .insert(runs)
    .values({ ...run, state: 'succeeded', detail: 'Points at 1 thing: 0.734.', measurements: [measured] })
  await context.db.insert(flags).values({
    id,
    runId,
    submissionId,
    detector: 'authorship',
    basis: 'statistical',
    rule: 'even-sentences',
    severity: 'check',
    point: 'ai_is_no_author',
    clause: '4.2',
    message: telling,
    evidence: [{ in: 'text', start: 0, end: 4, quote: 'Play' }],
    figures: { evenness: 0.734 },
    position: 0,
  })
  return id
}

const idsOf = (view: { flags: { id: string }[] }) => view.flags.map(({ id }) => id)
const look = (path: string, who: Person) => call(who, 'GET', path)
const read = (path: string, who: Person) =>
  call(who, 'POST', `${path}/first-readings`, { opinion: 'unsure', note: 'The second reference is odd.' })

test.each(['tutor', 'lead'] as const)(
  'a %s sees statistical results after noting a reading of their own, and is told so before',
  async (role) => {
    const { path, seen, unseen } = await underReview()

    const before = await look(path, people[role])
    const noted = await read(path, people[role])
    const after = await look(path, people[role])

    expect(before.body.withheld).toMatch(/once you have noted your own first reading/)
    expect(idsOf(before.body)).toContain(seen)
    expect(idsOf(before.body)).not.toContain(unseen)
    expect(before.text).not.toMatch(/0\.734|even length|even-sentences/)
    expect(noted).toMatchObject({ status: 201, body: { opinion: 'unsure', note: 'The second reference is odd.' } })
    expect(after.body).toMatchObject({ withheld: null, firstReading: { opinion: 'unsure' } })
    expect(idsOf(after.body)).toContain(unseen)
    expect(after.text).toContain('0.734')
  },
)

test('one reviewer’s reading opens nothing to another', async () => {
  const { path } = await underReview()

  await read(path, people.tutor)

  expect((await look(path, people.lead)).text).not.toContain(telling)
})

test('what waits is neither shown on, cited nor set aside by somebody who has not seen it', async () => {
  const { path, unseen } = await underReview()
  const attempts = () => [
    call(people.tutor, 'POST', `${path}/disclosures`, { message: 'Look.', items: [{ flagId: unseen }] }),
    call(people.tutor, 'POST', `${path}/flags/${unseen}/dismissals`, { reason: 'It does not apply.' }),
    call(people.tutor, 'POST', `${path}/decisions`, {
      outcome: 'no_concern',
      reasons: 'Nothing.',
      evidence: [{ flagId: unseen }],
    }),
    call(people.tutor, 'POST', `${path}/remote-runs/turnitin/report-links`),
    call(people.tutor, 'GET', `${path}/remote-runs/turnitin/report.pdf`),
  ]

  const refused = await Promise.all(attempts())
  await read(path, people.tutor)
  const shown = await call(people.tutor, 'POST', `${path}/disclosures`, {
    message: 'Look.',
    items: [{ flagId: unseen }],
  })

  for (const { status, body } of refused)
    expect({ status, code: body.code }).toEqual({ status: 423, code: 'READING_FIRST' })
  expect(shown.status).toBe(201)
})

test('what one reviewer showed the student still waits for another’s reading; the student sees it', async () => {
  const { path, who, unseen } = await underReview()
  await read(path, people.tutor)
  const items = [{ flagId: unseen }, { observation: 'The tone changes.' }]
  await call(people.tutor, 'POST', `${path}/disclosures`, { message: 'Look.', items })

  const [lead, student] = [await look(path, people.lead), await look(path, who)]

  expect(lead.text).not.toContain(telling)
  expect(lead.body.disclosures[0].items).toHaveLength(2)
  expect(student.text).toContain(telling)
  expect(student.body.withheld).toBeNull()
})

test('the log names no detector whose results wait', async () => {
  const { path, id } = await underReview()
  await context.db.$client.query(
    `insert into audit_events (id, submission_id, type, data) values ($1, $2, 'submission.flagged', '{"detectors":["authorship"]}')`,
    [randomUUID(), id],
  )

  const before = await call(people.tutor, 'GET', `${path}/audit-events`)
  await read(path, people.tutor)
  const after = await call(people.tutor, 'GET', `${path}/audit-events`)

  expect(before.text).not.toContain('authorship')
  expect(after.text).toContain('authorship')
})

test('a reading is written once, with a sentence, while the work is under review', async () => {
  const { path } = await underReview()

  const empty = await call(people.tutor, 'POST', `${path}/first-readings`, { opinion: 'unsure', note: ' ' })
  const first = await read(path, people.tutor)
  const second = await read(path, people.tutor)

  expect(empty.status).toBe(422)
  expect(first.status).toBe(201)
  expect(second).toMatchObject({ status: 409, body: { code: 'STATE_CHANGED' } })
})

test('nothing waits once the work is decided', async () => {
  const { path } = await underReview()

  await call(people.tutor, 'POST', `${path}/decisions`, { outcome: 'no_concern', reasons: 'The tool can be listed.' })

  expect((await look(path, people.lead)).body).toMatchObject({ withheld: null })
})

test('the provider says what waits: everything, or nothing', async () => {
  const { path, unseen } = await underReview()
  const set = (waits: Waits) => setWhatWaits(context, people.admin, waits)

  await set('all')
  const all = (await look(path, people.tutor)).body
  await set('none')
  const none = (await look(path, people.tutor)).body
  await set('statistical')

  expect([all.flags.length, all.withheld]).toEqual([0, expect.stringMatching(/all checks/)])
  expect(idsOf(none)).toContain(unseen)
  expect(none.withheld).toBeNull()
})

test('the description of the API has the reading and says what an answer leaves out', () => {
  expect(spec.paths['/v1/submissions/{id}/first-readings'].post.responses['201']).toBeDefined()
  expect(spec.paths['/v1/submissions/{id}'].get.description).toContain('withheld')
})
