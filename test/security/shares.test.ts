import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { newId } from '../../src/db/id.ts'
import { uploads } from '../../src/db/schema/index.ts'
import { limits } from '../../src/domain/limits.ts'
import { signedIn } from '../pages/visitor.ts'
import { reflection } from '../samples.ts'
import { aService } from '../service.ts'

const service = await aService({}, { background: false })
const { config, context, person, handIn, assessment, baseUrl, call } = service

const refusal = { status: 429, body: { code: 'TOO_MANY_REQUESTS' } }

test('a person watches so many submissions at a time, and others are undisturbed', async () => {
  const [one, other] = [await person('student'), await person('student')]
  const { body: work } = await handIn('A short essay.', 'essay.txt', { who: one })
  const { body: another } = await handIn('A short essay.', 'essay.txt', { who: other })
  const leaving = new AbortController()
  const watch = (id: string, key: string) =>
    fetch(new URL(`/v1/submissions/${id}/events`, baseUrl), {
      headers: { authorization: `Bearer ${key}` },
      signal: leaving.signal,
    })

  const watched = await Promise.all(Array.from({ length: limits.streams.atOnce }, () => watch(work.id, one.key)))
  const tooMany = await watch(work.id, one.key)

  expect(watched.map(({ status }) => status)).toEqual(Array(limits.streams.atOnce).fill(200))
  expect(tooMany.status).toBe(429)
  expect(Number(tooMany.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await watch(another.id, other.key)).status).toBe(200)
  leaving.abort()
})

test('a file that waits for its reflection is kept once, and so many of them', async () => {
  const who = await person('student')
  const incomplete = { reflection: { aiUsed: true }, who }
  const first = await handIn('A short essay.', 'essay.txt', incomplete)
  const again = await handIn('A short essay.', 'essay.txt', incomplete)
  await context.db.insert(uploads).values(
    Array.from({ length: limits.keptUploads }, (_, index) => ({
      id: newId(),
      accountId: who.id,
      sha256: String(index).padStart(64, '0'),
      bytes: 1,
      mediaType: 'text/plain',
      name: 'essay.txt',
    })),
  )

  const tooMany = await handIn('Another essay.', 'essay.txt', incomplete)

  expect(again.body.upload).toBe(first.body.upload)
  expect(tooMany).toMatchObject(refusal)
  expect(tooMany.body.title).toMatch(/Hand one of them in, or wait/)
  expect((await handIn('Another essay.', 'essay.txt', { who, reflection: reflection() })).status).toBe(201)
})

test('a draft keeps its newest file alone', async () => {
  const who = await person('student')
  const visitor = await signedIn(service, who)
  const path = `/assessments/${assessment.id}/hand-in`
  for (const text of ['One.', 'Two.', 'Three.']) {
    const form = new FormData()
    form.set('_csrf', await visitor.csrf(path))
    form.set('file', new Blob([text]), 'essay.txt')
    await visitor.visit(`/assessments/${assessment.id}/uploads`, form)
  }

  const kept = await context.db.select().from(uploads).where(eq(uploads.accountId, who.id))

  expect(kept).toHaveLength(1)
  expect((await visitor.visit(path)).text).toContain('essay.txt')
})

test('work is handed in so many times, and the same request is answered as before', async () => {
  const who = await person('student')
  const account = reflection()
  const headers = { 'idempotency-key': 'the-last-one' }
  const { body: last } = await handIn('A short essay.', 'essay.txt', { who, reflection: account, headers })
  await context.db.execute(sql`
    insert into submissions (id, assessment_id, student_id, submitted_by, attempt, policy_version_id, status, received_at, late, status_since)
    select ${newId()}::uuid, assessment_id, student_id, submitted_by, ${config.maxAttempts}, policy_version_id, 'withdrawn', received_at, late, status_since
    from submissions where id = ${last.id}::uuid`)

  const repeated = await handIn('A short essay.', 'essay.txt', { who, reflection: account, headers })
  const tooMany = await handIn('A short essay, again.', 'essay.txt', { who })

  expect(repeated).toMatchObject({ status: 201, body: { id: last.id } })
  expect(tooMany).toMatchObject(refusal)
})

test('a disk without room takes no file, says so, and goes on with the rest', async () => {
  const full = await aService({ diskReserveBytes: Number.MAX_SAFE_INTEGER }, { background: false })

  const refused = await full.handIn('A short essay.')

  expect(refused).toMatchObject({ status: 507, body: { code: 'STORAGE_FULL' } })
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await full.call(full.people.student, 'GET', '/v1/submissions')).status).toBe(200)
})

test('an answer that another assessment got already is known by its fingerprint, however long it is', async () => {
  const who = await person('student')
  const long = Array.from({ length: 2_000 }, (_, index) => `word${index}`).join(' ')
  const { body: other } = await call(service.people.tutor, 'POST', '/v1/assessments', {
    courseId: service.course.id,
    title: 'Another essay',
    aiLevel: 2,
    guidance: 'AI may help you to understand sources.',
  })
  const first = await handIn('One.', 'one.txt', { who, reflection: reflection({ priorLearning: long }) })

  const repeated = await handIn('Two.', 'two.txt', {
    who,
    assessmentId: other.id,
    reflection: reflection({ priorLearning: `${long}!` }),
  })

  const { rows } = await context.db.execute(
    sql`select fingerprints from reflections where submission_id = ${first.body.id}`,
  )
  expect(JSON.stringify(rows[0]).length).toBeLessThan(1_000)
  expect(repeated).toMatchObject({ status: 422, body: { fields: [{ field: 'reflection.priorLearning' }] } })
})
