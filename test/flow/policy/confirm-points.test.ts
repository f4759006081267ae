import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditEvents } from '../../../src/db/schema/index.ts'
import { harbour, northgate, riverside } from '../../policies.ts'
import { aService, type Person } from '../../service.ts'

const { call, handIn, settled, people, person, context } = await aService()

const authorised = { authorisedBy: 'Principal', authorisedOn: '2026-05-01' }
const imported = async (text: string, rest = {}) =>
  (await call(people.lead, 'POST', '/v1/policy-versions', { text, ...authorised, ...rest })).body
const confirm = (id: string, points: unknown, who: Person = people.lead) =>
  call(who, 'PUT', `/v1/policy-versions/${id}/points`, { points })
const activate = (id: string) => call(people.lead, 'POST', `/v1/policy-versions/${id}/activations`)

test('an imported version is proposed its own clauses and has no confirmed ones', async () => {
  const version = await imported(northgate)

  expect(version).toMatchObject({ active: false, points: null, pointsConfirmedAt: null })
  expect(version.proposedPoints).toMatchObject({ ai_is_no_author: '3(d)', cite_use: '3(b)', checks_are_advisory: '4' })
})

test('a version is put in force once a person has confirmed its points', async () => {
  const { id, proposedPoints } = await imported(northgate)

  const early = await activate(id)
  const confirmed = await confirm(id, { ...proposedPoints, transparency: null })
  const late = await activate(id)

  expect(early).toMatchObject({ status: 422, body: { fields: [{ field: 'points' }] } })
  expect(confirmed).toMatchObject({
    status: 200,
    body: { points: proposedPoints, pointsConfirmedBy: people.lead.id, proposedPoints: null },
  })
  expect(late).toMatchObject({ status: 201, body: { active: true, points: proposedPoints } })
})

test('an import that is to be put in force at once brings its points', async () => {
  const without = await call(people.lead, 'POST', '/v1/policy-versions', {
    text: harbour,
    ...authorised,
    activate: true,
  })
  const { items } = (await call(people.lead, 'GET', '/v1/policy-versions')).body

  expect(without).toMatchObject({ status: 422, body: { fields: [{ field: 'points' }] } })
  expect(items.filter(({ title }: { title: string }) => title === 'Artificial Intelligence Policy')).toHaveLength(1)
})

test('points are confirmed again until the version is first in force, and never after', async () => {
  const { id } = await imported(northgate)
  await confirm(id, { cite_use: '3' })
  const corrected = await confirm(id, { cite_use: '3(b)' })
  await activate(id)

  const late = await confirm(id, { cite_use: '3' })
  await activate((await imported(northgate, { points: {} })).id)
  const afterwards = await confirm(id, { cite_use: '3' })

  expect(corrected.body.points).toEqual({ cite_use: '3(b)' })
  expect([late, afterwards].map(({ status, body }) => [status, body.code])).toEqual([
    [409, 'STATE_CHANGED'],
    [409, 'STATE_CHANGED'],
  ])
})

test('a clause or a point that does not exist is refused by name', async () => {
  const { id } = await imported(northgate)

  const { status, body } = await confirm(id, { cite_use: '3(z)', be_nice: '1', own_work: '3(e)' })

  expect(status).toBe(422)
  expect(body.fields.map(({ field }: { field: string }) => field)).toEqual(['points.cite_use', 'points.be_nice'])
})

test('who confirmed which points stands in the audit log', async () => {
  const { id } = await imported(northgate)
  await confirm(id, { cite_use: '3(b)' }, people.admin)

  const events = await context.db
    .select()
    .from(auditEvents)
    .where(and(eq(auditEvents.actorId, people.admin.id), eq(auditEvents.type, 'policy.points_confirmed')))

  expect(events).toMatchObject([
    { type: 'policy.points_confirmed', data: { policyVersion: id, points: { cite_use: '3(b)' } } },
  ])
})

test('student and tutor read the clause of the version that is pinned to the work', async () => {
  const works: Work[] = []
  for (const text of [northgate, harbour, riverside]) {
    const version = await imported(text)
    await confirm(version.id, version.proposedPoints)
    await activate(version.id)
    works.push(await aWork())
  }

  const read = await Promise.all(works.map(bothRead))

  const says = (source: string) =>
    `The reference list gives “ChatGPT” as an author; ${source} asks that AI-generated content is not referenced as an author.`
  const point = 'ai_is_no_author'
  expect(read).toEqual([
    { point, clause: '3(d)', message: says('clause 3(d) of the policy'), checked: '3(d)' },
    { point, clause: 'B.2.1', message: says('clause B.2.1 of the policy'), checked: 'B.2.1' },
    { point, clause: null, message: says('good academic practice'), checked: null },
  ])
})

test('cards and coverage are those of the version in force', async () => {
  const version = await imported(riverside)
  await confirm(version.id, { cite_use: '2.2(1)', own_work: '2.1' })
  await activate(version.id)

  const cards = (await call(people.student, 'GET', '/v1/detectors')).body.items
  const { policyVersion, items, withoutPoint } = (await call(people.auditor, 'GET', '/v1/policy-coverage')).body

  const card = (id: string) => cards.find((one: { id: string }) => one.id === id)
  expect(card('chat-residue')).toMatchObject({ point: 'cite_use', clause: '2.2(1)' })
  expect(card('ai-author-citation')).toMatchObject({ point: 'ai_is_no_author', clause: null })
  expect(policyVersion).toEqual({ id: version.id, version: '3' })
  expect(items.find(({ point }: { point: string }) => point === 'cite_use')).toMatchObject({ clause: '2.2(1)' })
  expect(items.filter(({ clause }: { clause: string | null }) => clause)).toHaveLength(2)
  expect(withoutPoint.map(({ clause }: { clause: string }) => clause)).toEqual([
    ...['1', '2.2(2)', '2.3', '3.1', '3.2', '3.3'],
  ])
})

interface Work {
  id: string
  student: Person
}

/** Work that names a tool as an author, handed in under the version in force; it may be read when another one is. */
async function aWork(): Promise<Work> {
  const student = await person('student')
  const { body } = await handIn('Play.\nReferences\nChatGPT. (2025). Play. https://chatgpt.com\n', 'a.txt', {
    who: student,
  })
  return { id: body.id, student }
}

/** What tutor and student, who has been shown it, read of the flag and its check; they read the same. */
async function bothRead({ id, student }: Work) {
  const path = `/v1/submissions/${id}`
  const flagged = await settled(id, ['under_review'])
  const items = [{ flagId: flagged.flags[0].id }]
  await call(people.tutor, 'POST', `${path}/disclosures`, { message: 'Please look.', items })
  const disclosed = (await call(student, 'GET', path)).body
  const [asTutor, asStudent] = [flagged, disclosed].map(({ flags: [flag], runs }) => ({
    point: flag.point,
    clause: flag.clause,
    message: flag.message,
    checked: runs.find((run: { detector: string }) => run.detector === flag.detector).clause,
  }))
  expect(asStudent).toEqual(asTutor)
  return asTutor
}
