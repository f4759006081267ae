import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, describe, expect, test } from 'vitest'
import { createEmulator } from '../../../tools/turnitin-emulator/emulator.ts'
import { startEmulator } from '../../../tools/turnitin-emulator/start.ts'
import { tinyPdf } from '../../../tools/turnitin-emulator/tiny-pdf.ts'
import { notice } from '../../../tools/turnitin-emulator/webhooks.ts'

const time = { now: new Date('2026-03-02T09:00:00Z') }
const emulator = createEmulator({ clock: () => time.now })
const { app, state } = emulator
afterAll(() => app.close())

const known = {
  authorization: 'Bearer emulator-key',
  'x-turnitin-integration-name': 'Tests',
  'x-turnitin-integration-version': '1',
}
const call = (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, json?: object, headers: object = {}) =>
  app.inject({
    method,
    url: `/api/v1${path}`,
    headers: { ...known, ...(json && { 'content-type': 'application/json' }), ...headers },
    ...(json && { payload: JSON.stringify(json) }),
  })
const upload = (id: string, bytes: Buffer | string, name = 'a.txt') =>
  app.inject({
    method: 'PUT',
    url: `/api/v1/submissions/${id}/original`,
    headers: { ...known, 'content-type': 'binary/octet-stream', 'content-disposition': `inline; filename="${name}"` },
    payload: bytes,
  })
const create = async () => (await call('POST', '/submissions', { owner: 'someone', title: 'Work' })).json().id as string
const pass = (ms: number) => {
  time.now = new Date(time.now.getTime() + ms)
}
const words = (count: number) => Array.from({ length: count }, (_, index) => `word${index}`).join(' ')

describe('a call', () => {
  test.each(Object.keys(known))('without %s is refused', async (name) => {
    const { [name as keyof typeof known]: _, ...headers } = known

    const { statusCode } = await app.inject({ url: '/api/v1/features-enabled', headers })

    expect(statusCode).toBe(400)
  })

  test('with another key is 403 without a body', async () => {
    const answer = await call('GET', '/features-enabled', undefined, { authorization: 'Bearer other' })

    expect([answer.statusCode, answer.body]).toEqual([403, ''])
  })

  test('is always answered as an emulator', async () => {
    for (const path of ['/features-enabled', '/nowhere', '/submissions/none']) {
      expect((await call('GET', path)).headers['x-emulator']).toContain('no real report')
    }
  })
})

describe('a submission', () => {
  test.each([
    [{ title: 'No owner' }],
    [{ owner: 'x'.repeat(133), title: 'Long owner' }],
    [{ owner: 'x', title: 'x'.repeat(501) }],
    [{ owner: 'x', title: 'x', owner_default_permission_set: 'KING' }],
    [{ owner: 'x', title: 'x', metadata: { custom: {} } }],
    [{ owner: 'x', title: 'x', metadata: { group_context: {} } }],
  ])('that is not well formed is refused (%j)', async (sent) => {
    expect((await call('POST', '/submissions', sent)).statusCode).toBe(400)
  })

  test('goes from CREATED through PROCESSING to COMPLETE, by the clock alone', async () => {
    const id = await create()
    const status = async () => (await call('GET', `/submissions/${id}`)).json().status
    const seen = [await status()]

    await upload(id, words(30))
    seen.push(await status())
    pass(2_000)
    seen.push(await status())

    expect(seen).toEqual(['CREATED', 'PROCESSING', 'COMPLETE'])
    expect((await upload(id, words(30))).statusCode).toBe(409)
  })

  test.each([
    ['TOO_LITTLE_TEXT', words(19), 'a.txt'],
    ['UNSUPPORTED_FILETYPE', words(30), 'a.exe'],
    ['CORRUPT_FILE', words(30), 'a.docx'],
    ['CORRUPT_FILE', words(30), 'a.pdf'],
    ['FILE_LOCKED', `%PDF-1.4 /Encrypt ${words(30)}`, 'a.pdf'],
    ['TOO_MANY_PAGES', `%PDF-1.4 ${'/Type /Page '.repeat(801)}`, 'a.pdf'],
    ['TOO_MUCH_TEXT', words(300_000), 'a.txt'],
    ['CANNOT_EXTRACT_TEXT', ' \n ', 'a.txt'],
  ])('ends as %s for what the file really holds', async (code, bytes, name) => {
    const id = await create()

    await upload(id, bytes, name)
    pass(2_000)

    expect((await call('GET', `/submissions/${id}`)).json()).toMatchObject({ status: 'ERROR', error_code: code })
    expect((await call('PUT', `/submissions/${id}/similarity`, {})).json().message).toBe(code)
  })

  test('that is deleted softly can be brought back, and for good cannot', async () => {
    const id = await create()

    await call('DELETE', `/submissions/${id}`)
    expect((await call('GET', `/submissions/${id}`)).json().status).toBe('DELETED')
    expect((await call('PUT', `/submissions/${id}/recover`)).statusCode).toBe(200)
    await call('DELETE', `/submissions/${id}?hard=true`)

    expect((await call('GET', `/submissions/${id}`)).statusCode).toBe(404)
    expect((await call('PUT', `/submissions/${id}/recover`)).statusCode).toBe(404)
  })

  test('an empty file, and one without a name, are refused', async () => {
    const id = await create()

    expect((await upload(id, '')).statusCode).toBe(400)
    expect((await call('PUT', `/submissions/${id}/original`, { a: 1 })).statusCode).toBe(400)
  })
})

describe('a report', () => {
  const settings = { generation_settings: { search_repositories: ['INTERNET'] } }
  const copied = 'Adults who watch without correcting learn what the child already knows.'

  test('scores real overlap, the same each time, and nothing where nothing is shared', async () => {
    const scores: number[] = []
    for (const text of [`${copied} ${words(11)}`, `${copied} ${words(11)}`, words(30)]) {
      const id = await create()
      await upload(id, text)
      pass(2_000)
      await call('PUT', `/submissions/${id}/similarity`, settings)
      pass(3_000)
      scores.push((await call('GET', `/submissions/${id}/similarity`)).json().overall_match_percentage)
    }

    expect(scores).toEqual([50, 50, 0])
  })

  test.each([
    [{}],
    [{ generation_settings: { search_repositories: [] } }],
    [{ ...settings, view_settings: { exclude_small_matches: 7 } }],
    [{ ...settings, view_settings: { exclude_quotes: 'yes' } }],
  ])('asked for wrongly is refused (%j)', async (sent) => {
    const id = await create()
    await upload(id, words(30))
    pass(2_000)

    expect((await call('PUT', `/submissions/${id}/similarity`, sent)).statusCode).toBe(400)
  })

  test('cannot be asked for before the file was read', async () => {
    const id = await create()

    expect((await call('PUT', `/submissions/${id}/similarity`, settings)).statusCode).toBe(409)
    expect((await call('GET', `/submissions/${id}/similarity`)).statusCode).toBe(404)
  })
})

describe('callbacks', () => {
  test('are signed with what the base64 of the secret stands for, and tried again for 24 h at most', async () => {
    const heard: { body: string; signature: string | undefined }[] = []
    let answer = 503
    const server = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk) => chunks.push(chunk))
      request.on('end', () => {
        heard.push({
          body: Buffer.concat(chunks).toString(),
          signature: request.headers['x-turnitin-signature'] as string,
        })
        response.writeHead(answer).end()
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    afterAll(() => server.close())
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    const sent = {
      signing_secret: Buffer.from('k'.repeat(32)).toString('base64'),
      url,
      event_types: ['SUBMISSION_COMPLETE'],
      allow_insecure: true,
    }
    const { id: webhook } = (await call('POST', '/webhooks', sent)).json()
    const id = await create()
    await upload(id, words(30))
    pass(2_000)

    for (let hour = 0; hour < 30; hour++) {
      await emulator.deliver()
      pass(3_600_000)
    }
    const tries = heard.filter(({ body }) => body.includes(id)).length
    answer = 200

    expect(tries).toBeGreaterThan(3)
    expect(tries).toBeLessThan(30)
    expect(state.outbox).toEqual([])
    for (const { body, signature } of heard) {
      expect(signature).toBe(createHmac('sha256', 'k'.repeat(32)).update(body).digest('hex'))
    }
    expect((await call('POST', '/webhooks', sent)).statusCode).toBe(409)
    expect((await call('GET', `/webhooks/${webhook}`)).body).not.toContain(sent.signing_secret)
    expect((await call('DELETE', `/webhooks/${webhook}`)).statusCode).toBe(204)
  })

  test.each([
    ['http without saying so', { url: 'http://x.example' }],
    ['a secret with a line break', { url: 'https://x.example', signing_secret: 'a\nb' }],
    ['an event that does not exist', { url: 'https://x.example', event_types: ['AI_COMPLETE'] }],
  ])('%s cannot be registered', async (_, part) => {
    const sent = { signing_secret: 'c2VjcmV0', event_types: ['PDF_STATUS'], ...part }

    expect((await call('POST', '/webhooks', sent)).statusCode).toBe(400)
  })
})

describe('what the unmodified plug-in of Moodle sends', () => {
  const registration = { signing_secret: 'c2VjcmV0', event_types: ['SUBMISSION_COMPLETE', 'SIMILARITY_COMPLETE'] }

  test('registers a callback by https that it calls insecure', async () => {
    const sent = { ...registration, url: 'https://moodle.example/callbacks.php', allow_insecure: true }

    const answer = await call('POST', '/webhooks', sent)

    expect(answer.statusCode).toBe(201)
    await call('DELETE', `/webhooks/${answer.json().id}`)
  })

  test('uploads a file that it first calls JSON', async () => {
    const id = await create()
    const headers = {
      ...known,
      'content-type': 'application/json',
      'content-disposition': 'inline; filename="a b.txt"',
    }

    const answer = await app.inject({
      method: 'PUT',
      url: `/api/v1/submissions/${id}/original`,
      headers,
      payload: words(30),
    })

    expect(answer.statusCode).toBe(202)
  })

  test('shows the terms in a browser, which sends no header of the API', async () => {
    const { pathname } = new URL((await call('GET', '/eula/latest')).json().url)

    const page = await app.inject({ url: pathname })

    expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect((await app.inject({ url: '/eula/v99' })).statusCode).toBe(404)
  })

  test('logs its errors beside the API, and nothing is kept of them', async () => {
    const calls = state.journal.length

    const answer = await app.inject({ method: 'POST', url: '/remote-logging/api/log', payload: '{"api_key":"k"}' })

    expect([answer.statusCode, state.journal.length]).toEqual([204, calls])
  })

  test('reads the title, the reason and the percentage in callbacks', async () => {
    await call('POST', '/webhooks', {
      ...registration,
      url: 'https://moodle.example/callbacks.php',
      allow_insecure: true,
    })
    const [good, bad] = [await create(), await create()]
    await upload(good, words(30))
    await upload(bad, 'Too little.')
    pass(2_000)
    await call('PUT', `/submissions/${good}/similarity`, { generation_settings: { search_repositories: ['INTERNET'] } })
    pass(3_000)

    notice(state)

    const sent = state.outbox.map(({ body }) => JSON.parse(body))
    expect(sent.find(({ id }) => id === good)).toMatchObject({ status: 'COMPLETE', title: 'Work' })
    expect(sent.find(({ id }) => id === bad)).toMatchObject({
      status: 'ERROR',
      error_code: 'TOO_LITTLE_TEXT',
      message: expect.stringContaining('TOO_LITTLE_TEXT'),
    })
    expect(sent.find((body) => body.submission_id === good)).toMatchObject({ overall_match_percentage: 0 })
    state.outbox = []
    state.webhooks.clear()
  })
})

describe('terms', () => {
  test('that were not accepted in their version in force refuse a submission with 451', async () => {
    state.setup.requireEula = true
    const eula = { version: 'v1beta', language: 'en-US', accepted_timestamp: '2026-03-01T10:00:00Z' }
    const post = async (part: object) =>
      (await call('POST', '/submissions', { owner: 'a', title: 'b', ...part })).statusCode
    const seen = [await post({}), await post({ eula })]

    state.eulaVersion++
    seen.push(await post({ eula }))
    await call('POST', '/eula/v2beta/accept', { ...eula, user_id: 'a', version: 'v2beta' })
    seen.push(await post({}), await post({ submitter: 'c' }))

    expect(seen).toEqual([451, 201, 451, 201, 451])
    expect((await call('POST', '/eula/v1beta/accept', { ...eula, user_id: 'a' })).statusCode).toBe(404)
    state.setup.requireEula = false
  })
})

test('its controls set faults and losses for every n-th call, and count uploads of each run', async () => {
  const own = createEmulator()
  const set = (control: string, payload: object) =>
    own.app.inject({ method: 'POST', url: `/emulator/${control}`, payload: JSON.stringify(payload) })
  const ask = (method: 'GET' | 'POST', url: string, payload?: object) =>
    own.app.inject({
      method,
      url: `/api/v1${url}`,
      headers: { ...known, ...(payload && { 'content-type': 'application/json' }) },
      ...(payload && { payload: JSON.stringify(payload) }),
    })

  await set('faults', { knob: { kind: 'status', status: 503 }, every: 3, times: 100 })
  await set('callbacks', { way: 'lost', every: 5 })
  const statuses: number[] = []
  for (let time = 0; time < 6; time++) statuses.push((await ask('GET', '/features-enabled')).statusCode)
  const { id } = (await ask('POST', '/submissions', { owner: 'x', title: 'W', metadata: { custom: 'run-1' } })).json()
  await own.app.inject({
    method: 'PUT',
    url: `/api/v1/submissions/${id}/original`,
    headers: { ...known, 'content-type': 'binary/octet-stream', 'content-disposition': 'inline; filename="a.txt"' },
    payload: words(30),
  })

  expect(statuses).toEqual([200, 200, 503, 200, 200, 503])
  expect(Array.from({ length: 10 }, (_, count) => own.state.post('any', count)).map((way) => way === 'lost')).toEqual(
    [4, 9].reduce<boolean[]>((ways, lost) => ways.with(lost, true), Array(10).fill(false)),
  )
  expect((await own.app.inject('/emulator')).json()).toMatchObject({ uploads: { 1: 1 }, answers: { 503: 2 } })
  await own.app.close()
})

test('it does not start in production unless somebody insists', async () => {
  await expect(startEmulator({ production: true })).rejects.toThrow('does not start in production')
  const forced = await startEmulator({ production: true, forced: true })

  expect(new URL(forced.baseUrl).hostname).toBe('127.0.0.1')
  await forced.stop()
})

test('its PDF has every object where its table says', () => {
  const pdf = tinyPdf('A line (with brackets)').toString('latin1')
  const offsets = [...pdf.matchAll(/^(\d{10}) 00000 n $/gm)].map((found) => Number(found[1]))

  expect(offsets.map((offset, index) => pdf.slice(offset).startsWith(`${index + 1} 0 obj`))).toEqual(
    Array(5).fill(true),
  )
})
