import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { withoutRequestId } from '../../refusals.ts'
import { noAi } from '../../samples.ts'
import { aService } from '../../service.ts'

const { call, handIn, settled, people, person, assessment, baseUrl, publish } = await aService()
const { body: mine } = await handIn('First line.\r\nSecond line with ünïcode.', 'My “essay”; x=1.txt', {
  reflection: noAi(),
})
await settled(mine.id)

const parts = ['', '/text', '/file', '/events', '/audit-events']

test.each(parts)(
  'somebody else’s submission%s is answered like one that does not exist, byte for byte',
  async (part) => {
    const other = await person('student')

    const foreign = await call(other, 'GET', `/v1/submissions/${mine.id}${part}`)
    const unknown = await call(other, 'GET', `/v1/submissions/${randomUUID()}${part}`)

    expect(foreign).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } })
    expect(withoutRequestId(foreign)).toBe(withoutRequestId(unknown))
    const shown = ({ headers }: typeof foreign) =>
      [...headers].filter(([name]) => name !== 'date' && name !== 'x-request-id')
    expect(shown(foreign)).toEqual(shown(unknown))
  },
)

test.each(['x', '%00', '1', `${randomUUID()}x`, "';--", '..%2f..%2fetc', 'A'.repeat(5_000)])(
  'an id that is none (%#) is nothing at all',
  async (id) => {
    for (const part of parts) {
      const answer = await call(people.tutor, 'GET', `/v1/submissions/${id}${part}`)
      expect([404, 414]).toContain(answer.status)
    }
  },
)

test('a file comes back as it arrived, as an attachment that no browser opens', async () => {
  const { status, headers, text } = await call(people.tutor, 'GET', `/v1/submissions/${mine.id}/file`)

  expect([status, text]).toEqual([200, 'First line.\r\nSecond line with ünïcode.'])
  expect(Object.fromEntries(headers)).toMatchObject({
    'content-type': 'application/octet-stream',
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringMatching(/^sandbox; default-src 'none'; /),
    'content-disposition': `attachment; filename="My _essay_; x=1.txt"; filename*=UTF-8''My%20%E2%80%9Cessay%E2%80%9D%3B%20x%3D1.txt`,
  })
})

test('the text comes with its places, and every look at somebody’s work leaves an event', async () => {
  const before = (await events()).length

  const { body } = await call(people.tutor, 'GET', `/v1/submissions/${mine.id}/text`)
  await call(people.tutor, 'GET', `/v1/submissions/${mine.id}/file`)
  await call(people.tutor, 'GET', `/v1/submissions/${mine.id}`)
  await call(people.student, 'GET', `/v1/submissions/${mine.id}/text`)

  expect(body.paragraphs.map(({ start, end }: { start: number; end: number }) => body.text.slice(start, end))).toEqual([
    'First line.',
    'Second line with ünïcode.',
  ])
  const added = (await events()).slice(before)
  expect(added.map(({ type, actorId }) => [type, actorId])).toEqual([
    ['submission.text_read', people.tutor.id],
    ['submission.file_read', people.tutor.id],
    ['submission.read', people.tutor.id],
  ])
})

test('progress is told as it happens, from the beginning', async () => {
  const { body } = await handIn('An essay to be watched.', 'essay.txt', { reflection: noAi() })
  const answer = await fetch(new URL(`/v1/submissions/${body.id}/events`, baseUrl), {
    headers: { authorization: `Bearer ${people.student.key}` },
  })

  let told = ''
  for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) {
    told += chunk
    if (told.includes('event: submission.released')) break
  }

  expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  expect([...told.matchAll(/^event: (.*)$/gm)].map(([, type]) => type)).toEqual([
    'submission.received',
    'submission.text_extracted',
    'submission.released',
  ])
  for (const [, data] of told.matchAll(/^data: (.*)$/gm)) expect(JSON.parse(data!)).toMatchObject({ id: body.id })
})

test('walking the pages meets every submission exactly once, while more arrive', async () => {
  const [tutor, student] = [await person('tutor'), await person('student')]
  const other = await publish(tutor, {
    title: 'Report',
    brief: '',
    aiLevel: 2,
    guidance: 'AI may help you to plan.',
  })
  const send = () =>
    handIn(`Report ${randomUUID()}.`, 'r.txt', { who: student, assessmentId: other.id, reflection: noAi() })
  const sent: string[] = []
  for (let count = 0; count < 11; count++) sent.push((await send()).body.id)

  const met: string[] = []
  let cursor = ''
  do {
    const { body } = await call(tutor, 'GET', `/v1/submissions?limit=2${cursor && `&cursor=${cursor}`}`)
    met.push(...body.items.map(({ id }: { id: string }) => id))
    cursor = body.nextCursor ?? ''
    if (met.length === 4) await send()
  } while (cursor)

  expect(met).toEqual(sent.toReversed())
})

test.each([
  'x',
  'MSAy',
  Buffer.from(`Tue Mar 01 2022 ${randomUUID()}`).toString('base64url'),
  Buffer.from(`2022-01-01T00:00:00.000Z ${'-'.repeat(36)}`).toString('base64url'),
])('a cursor that was not made here (%#) is said so', async (cursor) => {
  const answer = await call(people.tutor, 'GET', `/v1/submissions?cursor=${cursor}`)

  expect(answer).toMatchObject({ status: 422, body: { code: 'INVALID_INPUT', fields: [{ field: 'cursor' }] } })
})

test('a list can be narrowed to a state and an assessment', async () => {
  const list = async (query: string) => (await call(people.tutor, 'GET', `/v1/submissions?${query}`)).body.items

  expect((await list('status=released')).every((item: { status: string }) => item.status === 'released')).toBe(true)
  expect((await list(`assessmentId=${assessment.id}`)).length).toBeGreaterThan(0)
  expect(await list(`assessmentId=${randomUUID()}`)).toEqual([])
  expect((await call(people.tutor, 'GET', '/v1/submissions?status=lost')).status).toBe(422)
})

const events = async () =>
  (await call(people.student, 'GET', `/v1/submissions/${mine.id}/audit-events`)).body.items as {
    type: string
    actorId: string
  }[]
