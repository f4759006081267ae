import { beforeAll, describe, expect, test } from 'vitest'
import { verifyAudit } from '../../../src/flow/audit/verify-audit.ts'
import { signedIn } from '../../pages/visitor.ts'
import { noAi } from '../../samples.ts'
import { aService } from '../../service.ts'

const service = await aService({}, { background: false })
const { context, call, people, person, handIn } = service

const day = 86_400_000
const inDays = (days: number) => new Date(Math.round((Date.now() + days * day) / 60_000) * 60_000).toISOString()
const plain = { courseId: service.course.id, title: 'Essay', brief: 'Write.', aiLevel: 3, guidance: 'Plan with it.' }

async function published(more: object = {}) {
  const { body } = await call(people.tutor, 'POST', '/v1/assessments', { ...plain, ...more })
  return body as { id: string; dueAt: string; version: number; publishedAt: string; countsFrom: string }
}
const change = (id: string, body: object, who = people.tutor) =>
  call(who, 'POST', `/v1/assessments/${id}/versions`, { reason: 'More time is fair.', ...body })
const extend = (id: string, studentIds: string[], until: string, more: object = {}) =>
  call(people.tutor, 'POST', `/v1/assessments/${id}/extensions`, { studentIds, until, ground: 'incident', ...more })
const claimsOf = (receipt: string) => JSON.parse(Buffer.from(receipt.split('.')[1]!, 'base64url').toString())
const shown = async (id: string, who = people.student) => (await call(who, 'GET', `/v1/submissions/${id}`)).body

describe('a published assessment', () => {
  test('is changed by versions, which say what, who, when and why', async () => {
    const { id } = await published({ dueAt: inDays(3), sampleRate: 0.07 })
    const dueAt = inDays(5)

    const changed = await change(id, { dueAt })

    expect(changed).toMatchObject({ status: 201, body: { version: 2, dueAt, reason: 'More time is fair.' } })
    const { body } = await call(people.student, 'GET', `/v1/assessments/${id}/versions`)
    expect(body.items.map(({ version }: { version: number }) => version)).toEqual([2, 1])
    expect(body.items[0]).toMatchObject({ changedBy: people.tutor.id, title: 'Essay' })
    expect((await call(people.student, 'GET', `/v1/assessments/${id}`)).body).toMatchObject({ version: 2, dueAt })
  })

  test('stays at its version where nothing would change, and needs a reason', async () => {
    const { id } = await published({ sampleRate: 0.07 })

    expect((await change(id, { title: 'Essay', sampleRate: 0.07 })).status).toBe(204)
    expect((await change(id, { title: 'Report', reason: ' ' })).status).toBe(422)
  })

  test('allows less use of AI only from a later date once it has opened, and tells every student', async () => {
    const { id } = await published()

    const atOnce = await change(id, { aiLevel: 2 })
    const later = await change(id, { aiLevel: 2, countsFrom: inDays(7) })

    expect(atOnce).toMatchObject({ status: 422, body: { fields: [{ field: 'countsFrom' }] } })
    expect(later.status).toBe(201)
    const { rows } = await context.db.$client.query(
      `select kind from notices where person_id = $1 and assessment_id = $2`,
      [people.student.id, id],
    )
    expect(rows).toEqual([{ kind: 'assessment_changed' }])
  })

  test('says from when what it allows counts, in the list as alone, and what counts until then on the page', async () => {
    const countsFrom = inDays(7)
    const first = await published()
    await change(first.id, { aiLevel: 2, countsFrom })

    const { body } = await call(people.student, 'GET', `/v1/assessments/${first.id}`)
    const listed = (await call(people.student, 'GET', '/v1/assessments')).body.items
    const { text } = await (await signedIn(service, people.student)).visit(`/assessments/${first.id}/hand-in`)

    expect(first.countsFrom).toBe(first.publishedAt)
    expect(body).toMatchObject({ aiLevel: 2, countsFrom })
    expect(listed.find(({ id }: { id: string }) => id === first.id).countsFrom).toBe(countsFrom)
    expect(text).toContain(`This counts for work that arrives from <time datetime="${countsFrom}"`)
    expect(text).toContain('judged by what was allowed before: level 3 of 5')
  })

  test('holds a reflection that comes later against the brief under which the work arrived', async () => {
    const old = 'Watch one child at play for an hour and say what it learns, with three sources from the reading list.'
    const { id } = await published({ brief: old })
    const student = await person('student')
    const fields = { studentId: student.id, assessmentId: id }
    const { body } = await handIn('An essay.', 'a.txt', { who: people.integration, reflection: null, fields })
    await change(id, {
      brief: 'Write about a journey of your own that taught you something, in four hundred words or so.',
    })

    const copied = await call(student, 'PUT', `/v1/submissions/${body.id}/reflection`, noAi({ priorLearning: old }))

    expect(copied).toMatchObject({ status: 422, body: { fields: [{ field: 'reflection.priorLearning' }] } })
  })

  test('judges work by the version that counted when it arrived', async () => {
    const { id } = await published()
    await change(id, { aiLevel: 2, anonymous: true, countsFrom: inDays(7) })
    const before = await handIn('Quiet work.', 'a.txt', { assessmentId: id })
    await change(id, { title: 'Essay, second edition', aiLevel: 4, levelReason: 'Asked.', levelApprover: 'Director' })

    const work = await shown(before.body.id)

    expect(work.assessment).toMatchObject({ aiLevel: 3, title: 'Essay' })
  })
})

describe('an extension', () => {
  test('gives a student another due date, and the receipt says which and why', async () => {
    const { id } = await published({ dueAt: inDays(2) })
    const until = inDays(4)
    expect((await extend(id, [people.student.id], until)).status).toBe(201)

    const { body } = await handIn('Quiet work.', 'a.txt', { assessmentId: id })

    expect(claimsOf(body.receipt)).toMatchObject({ late: false, dueAt: until, dueBecause: 'extension' })
  })

  test('that comes after the fact changes late by a new event with a receipt of its own', async () => {
    const { id } = await published({ opensAt: inDays(-4), dueAt: inDays(-2) })
    const { body: work } = await handIn('Quiet work.', 'a.txt', { assessmentId: id })
    expect(claimsOf(work.receipt)).toMatchObject({ late: true, dueBecause: 'base' })

    await extend(id, [people.student.id], inDays(1), { ground: 'adjustment', note: 'A private note.' })

    const after = await shown(work.id)
    expect(after).toMatchObject({ late: false })
    expect(claimsOf(after.receipt)).toMatchObject({ late: false, dueBecause: 'extension', receivedAt: work.receivedAt })
    expect(JSON.stringify(await shown(work.id, people.tutor))).not.toContain('A private note')
    expect((await verifyAudit(context, people.auditor, '')).problems).toEqual([])
  })

  test('keeps its note from others who mark the work', async () => {
    const { id } = await published({ dueAt: inDays(2) })
    await call(people.lead, 'POST', `/v1/assessments/${id}/extensions`, {
      studentIds: [people.student.id],
      until: inDays(4),
      ground: 'adjustment',
      note: 'A private note.',
    })

    const read = async (who: typeof people.tutor) =>
      (await call(who, 'GET', `/v1/assessments/${id}/extensions`)).body.items[0]

    expect(await read(people.tutor)).toMatchObject({ ground: null, note: null })
    expect(await read(people.lead)).toMatchObject({ ground: 'adjustment', note: 'A private note.' })
  })

  test('before the due date, and for a person who is not enrolled, is refused by field', async () => {
    const { id } = await published({ dueAt: inDays(2) })

    expect((await extend(id, [people.student.id], inDays(1))).body.fields[0].field).toBe('until')
    const stranger = await person('student', 'A stranger', { enrolled: false })
    for (const { id: other } of [people.lead, stranger])
      expect((await extend(id, [other], inDays(3))).body.fields[0].field).toBe('studentIds[0]')
  })
})

describe('a standing adjustment', () => {
  test('of a share of the time applies by itself, and a marker does not read that it did', async () => {
    const student = await person('student')
    const { id, dueAt } = await published({ opensAt: inDays(-4), dueAt: inDays(4) })
    const set = { share: 0.25, note: 'A private note.' }
    expect((await call(people.lead, 'POST', `/v1/accounts/${student.id}/adjustments`, set)).status).toBe(201)

    const { body } = await handIn('Quiet work.', 'a.txt', { who: student, assessmentId: id })

    const expected = new Date(new Date(dueAt).getTime() + 2 * day).toISOString()
    expect(claimsOf(body.receipt)).toMatchObject({ dueAt: expected, dueBecause: 'adjustment' })
    expect((await shown(body.id, people.tutor)).receipt).toBeNull()
  })

  test('of days keeps the hour over a change of the clock', async () => {
    const student = await person('student')
    const { id } = await published({ dueAt: '2027-03-26T12:00:00Z' })
    await call(people.lead, 'POST', `/v1/accounts/${student.id}/adjustments`, { days: 3 })

    const { body } = await handIn('Quiet work.', 'a.txt', { who: student, assessmentId: id })

    expect(claimsOf(body.receipt).dueAt).toBe('2027-03-29T11:00:00.000Z')
  })
})

describe('a standing adjustment that moves due dates', () => {
  const noticesOf = async (studentId: string) =>
    (
      await context.db.$client.query(
        `select kind, assessment_id as about, act_by as until from notices where person_id = $1 and kind <> 'receipt'`,
        [studentId],
      )
    ).rows
  const adjust = (studentId: string, body: object) =>
    call(people.lead, 'POST', `/v1/accounts/${studentId}/adjustments`, body)

  test('sends the student the notice of an extension, with the date, for each assessment that is not over', async () => {
    const student = await person('student')
    const ahead = await published({ dueAt: inDays(10) })
    const over = await published({ opensAt: inDays(-9), dueAt: inDays(-5) })
    await published()

    await adjust(student.id, { days: 2 })

    const told = await noticesOf(student.id)
    const until = new Date(new Date(ahead.dueAt).getTime() + 2 * day)
    expect(told).toContainEqual({ kind: 'extension_granted', about: ahead.id, until: expect.any(Date) })
    expect(Math.abs(told.find(({ about }) => about === ahead.id).until - until.getTime())).toBeLessThanOrEqual(
      3_600_000,
    )
    expect(told.map(({ about }) => about)).not.toContain(over.id)
  })

  test('sends it for late work too, and says that the due date changed when it ends', async () => {
    const student = await person('student')
    const past = await published({ opensAt: inDays(-9), dueAt: inDays(-5) })
    const ahead = await published({ dueAt: inDays(10) })
    await handIn('Quiet work.', 'a.txt', { who: student, assessmentId: past.id })

    await adjust(student.id, { days: 2 })
    await adjust(student.id, {})

    const told = await noticesOf(student.id)
    const kindsOf = (id: string) => told.filter(({ about }) => about === id).map(({ kind }) => kind)
    expect(kindsOf(past.id)).toEqual(['extension_granted'])
    expect(kindsOf(ahead.id).sort()).toEqual(['due_date_changed', 'extension_granted'])
  })
})

describe('who has not handed in', () => {
  let id: string
  beforeAll(async () => {
    const assessment = await published({ dueAt: inDays(2) })
    id = assessment.id
  })

  test('stands in a list by name, in pages, with extensions', async () => {
    const late = await person('student', 'Zoe')
    await extend(id, [late.id], inDays(5))
    await handIn('Quiet work.', 'a.txt', { assessmentId: id })

    const { body } = await call(people.tutor, 'GET', `/v1/assessments/${id}/outstanding-work`)

    const ids = body.items.map(({ studentId }: { studentId: string }) => studentId)
    expect(ids).not.toContain(people.student.id)
    expect(body.items.at(-1)).toMatchObject({ studentId: late.id, waitsFor: 'work', isExtended: true })
  })
})
