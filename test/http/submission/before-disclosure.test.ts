import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { signedIn } from '../../pages/visitor.ts'
import { noAi } from '../../samples.ts'
import { aService, type Person } from '../../service.ts'

const service = await aService()
const { call, handIn, settled, people, person, course, enrol, leave, context, baseUrl } = service
const pointed = 'Play.\nReferences\nChatGPT. (2025). How play works. https://chatgpt.com'

const quietWork = async (who: Person) => {
  const { body } = await handIn(`Quiet work ${randomUUID()}.`, 'e.txt', { who, reflection: noAi() })
  await settled(body.id, ['released'])
  return body.id as string
}

test('on work that no person has to read, each check says to the student only that it has run', async () => {
  const student = await person('student')
  const id = await quietWork(student)

  const { runs } = (await call(student, 'GET', `/v1/submissions/${id}`)).body
  const bundle = await call(student, 'GET', `/v1/submissions/${id}/bundle`)

  const ended = runs.filter(({ state }: { state: string }) => state === 'succeeded')
  expect(ended.length).toBeGreaterThan(3)
  expect(new Set(ended.map(({ detail }: { detail: string }) => detail)).size).toBe(1)
  expect(ended.flatMap(({ measurements }: { measurements: unknown[] }) => measurements)).toEqual([])
  expect(bundle.status).toBe(200)
})

describe('a reviewer who has not noted their own first reading', () => {
  /** Work on which a tutor has noted a reading and a concern and set a flag aside. */
  async function discussed() {
    const { body } = await handIn(`${pointed}\n${randomUUID()}`, 'e.txt', { who: await person('student') })
    const { flags } = await settled(body.id, ['under_review'])
    const path = `/v1/submissions/${body.id}`
    await call(people.tutor, 'POST', `${path}/first-readings`, { opinion: 'concern', note: 'It reads oddly.' })
    await call(people.tutor, 'POST', `${path}/concerns`, { code: 'collusion', particulars: 'Two pages look alike.' })
    await call(people.tutor, 'POST', `${path}/flags/${flags[0].id}/dismissals`, { reason: 'A slip of the pen.' })
    return { id: body.id as string, path }
  }
  const opinions = /Two pages look alike|A slip of the pen|"opinion":|"code":"collusion"|It reads oddly/

  test('reads no opinion of anybody else, and all of them afterwards', async () => {
    const { id, path } = await discussed()
    const lead = await person('lead')
    const visitor = await signedIn(service, lead)
    const all = async () => {
      const answers = [await call(lead, 'GET', path), await call(lead, 'GET', `${path}/audit-events`)]
      const seen = [await visitor.visit(`/review/${id}`), await visitor.visit('/review?kind=concern')]
      return [...answers, ...seen].map(({ text }) => text)
    }

    const before = await all()
    await call(lead, 'POST', `${path}/first-readings`, { opinion: 'no_concern', note: 'I see nothing.' })
    const after = await all()

    expect(before.filter((text) => opinions.test(text))).toEqual([])
    expect(before[3]).not.toContain(id)
    expect(after[0]).toContain('Two pages look alike')
    expect(after[1]).toContain('"opinion":')
    expect(after[3]).toContain(id)
  })

  test('keeps what they noted themselves in sight', async () => {
    const { path } = await discussed()

    const { text } = await call(people.tutor, 'GET', path)

    expect(text).toContain('Two pages look alike')
  })

  test('cannot read it from the whole log, which is for auditors', async () => {
    const answers = [
      await call(people.lead, 'GET', '/v1/audit/events'),
      await call(people.auditor, 'GET', '/v1/audit/events'),
    ]

    expect(answers.map(({ status }) => status)).toEqual([403, 200])
  })
})

test('a webhook names every way into a review alike, and none for what adds to a review', async () => {
  const { body: endpoint } = await call(people.admin, 'POST', '/v1/webhook-endpoints', {
    url: 'https://hooks.example.org/',
  })
  const ids = [await quietWork(await person('student')), await quietWork(await person('student'))]
  const concern = { code: 'collusion', particulars: 'One page.' }
  await call(people.tutor, 'POST', `/v1/submissions/${ids[0]}/concerns`, concern)
  await call(people.tutor, 'POST', `/v1/submissions/${ids[0]}/concerns`, concern)
  const flagged = (await handIn(`${pointed}\n${randomUUID()}`, 'e.txt', { who: await person('student') })).body.id
  const told = async (id: string): Promise<{ type: string; data: { sequence: number } }[]> => {
    const { items } = (await call(people.admin, 'GET', `/v1/webhook-endpoints/${endpoint.id}/deliveries`)).body
    const ofIt = items.filter(({ submissionId }: { submissionId: string }) => submissionId === id)
    return ofIt.map(({ body }: { body: string }) => JSON.parse(body) as { type: string; data: { sequence: number } })
  }

  await expect.poll(async () => (await told(flagged)).length, { timeout: 10_000 }).toBe(3)
  await expect.poll(async () => (await told(ids[0]!)).length, { timeout: 10_000 }).toBe(4)

  const typesOf = async (id: string) => (await told(id)).map(({ type }) => type).sort()
  expect(await typesOf(flagged)).toEqual([
    'submission.received',
    'submission.text_extracted',
    'submission.under_review',
  ])
  expect(await typesOf(ids[0]!)).toEqual([
    'submission.received',
    'submission.released',
    'submission.text_extracted',
    'submission.under_review',
  ])
  expect((await told(ids[0]!)).map(({ data }) => data.sequence).sort()).toEqual([1, 2, 3, 4])
})

describe('an open watch ends at once', () => {
  const ends = async (who: Person, id: string, change: () => Promise<unknown>) => {
    const answer = await fetch(new URL(`/v1/submissions/${id}/events`, baseUrl), {
      headers: { authorization: `Bearer ${who.key}` },
    })
    const began = Date.now()
    let changed = false
    for await (const _ of answer.body!) {
      if (!changed) await change()
      changed = true
    }
    return Date.now() - began
  }

  test('when the account is disabled', async () => {
    const student = await person('student')
    const id = await quietWork(student)

    const ms = await ends(student, id, () =>
      context.db.$client.query('update accounts set disabled_at = clock_timestamp() where id = $1', [student.id]),
    )

    expect(ms).toBeLessThan(3_000)
  })

  test('when a tutor is no longer in the course', async () => {
    const tutor = await person('tutor')
    await enrol(course.id, [tutor])
    const id = await quietWork(await person('student'))

    const ms = await ends(tutor, id, () => leave(course.id, tutor))

    expect(ms).toBeLessThan(3_000)
  })
})
