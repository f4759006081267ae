import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { assetPath } from '../../src/pages/kit/assets.ts'
import { signedIn } from '../pages/visitor.ts'
import { aService } from '../service.ts'

const service = await aService({}, { background: false })
const { baseUrl, people, handIn } = service
const { body: submission } = await handIn('A short essay.')
const session = (await signedIn(service, people.student)).cookies

const key = { authorization: `Bearer ${people.student.key}` }
const cookie = { cookie: [...session].map((pair) => pair.join('=')).join('; ') }
const html = { accept: 'text/html' }

/** One answer of each kind: how it is asked for, and the status that it has. */
const answers: [name: string, path: string, headers: Record<string, string>, status: number][] = [
  ['a page', '/', { ...cookie, ...html }, 200],
  ['a page without a session', '/sign-in', html, 200],
  ['a redirect to the sign-in', '/account', html, 303],
  ['a page that is not there', '/nothing-here', html, 404],
  ['a page of the LMS', '/lti/setup', html, 200],
  ['a style sheet', assetPath('pages.css'), {}, 200],
  ['a script', assetPath('htmx.js'), {}, 200],
  ['a picture', assetPath('icon.svg'), {}, 200],
  ['a list of the API', '/v1/submissions', key, 200],
  ['a file that a student sent', `/v1/submissions/${submission.id}/file`, key, 200],
  ['the record of a case', `/v1/submissions/${submission.id}/bundle`, key, 200],
  ['the progress of a submission, as it happens', `/v1/submissions/${submission.id}/events`, key, 200],
  ['a refusal without a key', '/v1/submissions', {}, 401],
  ['a refusal by role', '/v1/accounts', key, 403],
  ['something that is not there', `/v1/submissions/${randomUUID()}`, key, 404],
  ['something that was sent wrongly', '/v1/submissions?limit=many', key, 422],
  ['an address that is no address', '/v1/%', {}, 404],
  ['an address of a hundred thousand characters', `/v1/submissions/${'a'.repeat(50_000)}`, key, 404],
  ['the description of the API', '/openapi.json', {}, 200],
  ['the published keys', '/v1/receipts/keys', {}, 200],
  ['the news that the process lives', '/health/live', {}, 200],
]

/** Asks for an answer and leaves its body where it is: one of them never ends. */
async function ask(path: string, headers: Record<string, string>) {
  const answer = await fetch(baseUrl + path, { headers, redirect: 'manual' })
  await answer.body?.cancel()
  return answer
}

test.each(answers)('%s says what a browser may not do with it', async (_, path, headers, status) => {
  const answer = await ask(path, headers)
  const policy = answer.headers.get('content-security-policy')!.split('; ')

  expect(answer.status).toBe(status)
  expect(policy).toEqual(expect.arrayContaining(["default-src 'none'", "object-src 'none'", "base-uri 'none'"]))
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy.join(' ')).not.toMatch(/unsafe|https?:|\*|data:/)
  expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains')
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
})

test.each(answers)(
  '%s is open to no other origin, and its type says how its letters are written',
  async (_, ...row) => {
    const [path, headers] = row

    const answer = await ask(path, { ...headers, origin: 'https://elsewhere.example' })

    expect(answer.headers.has('access-control-allow-origin')).toBe(false)
    const type = answer.headers.get('content-type') ?? ''
    if (/^text\/|xml|json/.test(type)) expect(type).toMatch(/; charset=utf-8$/)
  },
)

test.each([
  '/assets',
  '/assets/',
  assetPath('pages.css').replace('pages.css', ''),
  '/assets/x/..%2f..%2fpackage.json',
  '/.git/config',
  '/package.json',
])('no folder is listed and no other file is served: %s', async (path) => {
  expect((await ask(path, html)).status).toBe(404)
})

test('neither the software nor its version is named', async () => {
  const { headers } = await ask('/sign-in', html)

  expect([...headers.keys()]).not.toContain('x-powered-by')
  expect([...headers.keys()]).not.toContain('server')
})

test.each(['TRACE', 'CONNECT', 'OPTIONS', 'PROPFIND'])('%s is no method here', async (method) => {
  const status = await statusOf(method)

  expect(status).toBeGreaterThanOrEqual(400)
  expect(status).toBeLessThan(500)
})

/** The status of the answer to a method that `fetch` does not send; a connection that is closed counts as 400. */
async function statusOf(method: string): Promise<number> {
  const { request } = await import('node:http')
  return new Promise((resolve, reject) => {
    const sent = request(`${baseUrl}/v1/submissions`, { method, headers: key }, (answer) => {
      answer.resume()
      resolve(answer.statusCode!)
    })
    sent.on('connect', ({ statusCode = 200 }) => resolve(statusCode))
    sent.on('error', (error: NodeJS.ErrnoException) =>
      ['ECONNRESET', 'EPIPE'].includes(error.code!) ? resolve(400) : reject(error),
    )
    sent.end()
  })
}
