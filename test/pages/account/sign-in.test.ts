import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { addAccount } from '../../../src/db/people/accounts.ts'
import { addSignInLink } from '../../../src/db/people/sessions.ts'
import { accountFor } from '../../../src/db/webhooks/outside-accounts.ts'
import { aService } from '../../service.ts'
import { aVisitor, signedIn, type Visitor } from '../visitor.ts'
import { anIdentityProvider } from './identity-provider.ts'

const idp = await anIdentityProvider('candour')
const service = await aService(
  { oidc: { issuer: idp.issuer, clientId: 'candour', clientSecret: 'secret', name: 'College account' } },
  { background: false },
)
const { context, people, baseUrl } = service

/** Goes to the identity provider and back, as a browser would. */
async function throughProvider(visitor: Visitor, change = (address: string) => address) {
  const begun = await visitor.visit('/sign-in/with-provider')
  const answer = await fetch(begun.location!, { redirect: 'manual' })
  return visitor.visit(change(answer.headers.get('location')!))
}

test('a link signs one person in, once', async () => {
  const secret = await addSignInLink(context.db, people.student.id)
  const [first, second] = [aVisitor(baseUrl), aVisitor(baseUrl)]

  const looked = await first.visit(`/sign-in/${secret}`)
  const used = await first.visit(`/sign-in/${secret}`, {})
  const again = await second.visit(`/sign-in/${secret}`, {})

  expect(looked.text).toContain('Continue as A student')
  expect(used).toMatchObject({ status: 303, location: '/' })
  expect(again.status).toBe(404)
  expect((await first.visit('/')).text).toContain('My work')
  expect(second.cookies.size).toBe(0)
})

test('the cookie is worth nothing to scripts or to who reads the database', async () => {
  const visitor = aVisitor(baseUrl)
  const { headers } = await visitor.visit(`/sign-in/${await addSignInLink(context.db, people.student.id)}`, {})

  const [line] = headers.getSetCookie()
  const secret = visitor.cookies.get('candour')!
  const { rows } = await context.db.$client.query('select encode(hash, $1) as hash from sessions', ['hex'])

  expect(line).toMatch(/HttpOnly/)
  expect(line).toMatch(/SameSite=Lax/)
  expect(rows.some(({ hash }) => hash.includes(Buffer.from(secret).toString('hex')) || hash.includes(secret))).toBe(
    false,
  )
})

test('a form without its token, or from another site, does nothing', async () => {
  const visitor = await signedIn(service, people.student)
  const token = await visitor.csrf('/permissions')
  const form = { tools: 'ChatGPT', purposes: 'grammar', request: 'May I?' }

  const without = await visitor.visit('/permissions', form)
  const foreign = await visitor.visit('/permissions', { ...form, _csrf: token }, { 'sec-fetch-site': 'cross-site' })
  const other = await visitor.visit('/permissions', {
    ...form,
    _csrf: await (await signedIn(service, people.tutor)).csrf('/permissions'),
  })

  expect([without.status, foreign.status, other.status]).toEqual([403, 403, 403])
})

test('signing out everywhere ends every session of that person and nobody else’s', async () => {
  const [here, elsewhere] = [await signedIn(service, people.lead), await signedIn(service, people.lead)]
  const somebody = await signedIn(service, people.tutor)
  const token = await here.csrf('/account')

  const out = await here.visit('/sign-out', { _csrf: token, everywhere: 'yes' })

  expect(out.location).toBe('/sign-in?notice=signed-out-everywhere')
  expect((await elsewhere.visit('/account')).location).toBe('/sign-in?next=%2Faccount')
  expect((await somebody.visit('/account')).status).toBe(200)
})

test('a session reaches pages and never the API, and a key reaches the API and never pages', async () => {
  const visitor = await signedIn(service, people.student)

  const api = await visitor.visit('/v1/submissions')
  const page = await fetch(new URL('/permissions', baseUrl), {
    redirect: 'manual',
    headers: { authorization: `Bearer ${people.student.key}` },
  })

  expect(api.status).toBe(401)
  expect(page.status).toBe(303)
})

test('each role is refused the pages that are not theirs', async () => {
  const student = await signedIn(service, people.student)
  const admin = await signedIn(service, people.admin)

  expect((await student.visit('/admin/people')).status).toBe(403)
  expect((await student.visit('/review')).status).toBe(403)
  expect((await admin.visit('/review')).status).toBe(403)
})

test('guessing at links is slowed down', async () => {
  const visitor = aVisitor(baseUrl)
  const statuses: number[] = []

  for (let tries = 0; tries < 40; tries++) statuses.push((await visitor.visit(`/sign-in/${'x'.repeat(43)}`)).status)

  expect(statuses).toContain(404)
  expect(statuses.at(-1)).toBe(429)
})

test('pages allow nothing written into them and are framed by nobody unless an origin is named', async () => {
  const { headers } = await aVisitor(baseUrl).visit('/sign-in')
  const policy = headers.get('content-security-policy')!

  expect(policy).toContain("script-src 'self'")
  expect(policy).toContain("style-src 'self'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toContain('unsafe')
})

test('somebody whose address an admin entered signs in by OpenID Connect, and later by subject alone', async () => {
  const account = await addAccount(context.db, { role: 'student', name: 'Kim Lee', email: 'kim@college.example' })
  idp.signInAs({ sub: 'kim-1', email: 'Kim@College.example', email_verified: true })
  const first = aVisitor(baseUrl)

  expect(await throughProvider(first)).toMatchObject({ status: 303, location: '/' })
  idp.signInAs({ sub: 'kim-1', email: 'kim.renamed@college.example', email_verified: false })
  const later = aVisitor(baseUrl)
  expect(await throughProvider(later)).toMatchObject({ status: 303 })

  expect((await first.visit('/account')).text).toContain('Kim Lee')
  expect((await later.visit('/account')).text).toContain('Kim Lee')
  expect(account.role).toBe('student')
})

test.each([
  ['an address that nobody vouches for', { sub: 'x1', email: 'lo@college.example', email_verified: false }],
  ['another subject with a known address', { sub: 'kim-2', email: 'kim@college.example', email_verified: true }],
  ['a token for another client', { sub: 'kim-1', audience: 'somebody-else' }],
  ['a token of another issuer', { sub: 'kim-1', issuer: 'https://elsewhere.example' }],
  ['a token under another key', { sub: 'kim-1', foreignKey: true }],
  ['a token of another sign-in', { sub: 'kim-1', nonce: 'replayed' }],
  ['a token for several clients that does not say who asked for it', { sub: 'kim-1', audience: ['candour', 'other'] }],
  ['a token that has ended', { sub: 'kim-1', expiresIn: -300 }],
  ['a token signed with the secret that both sides share', { sub: 'kim-1', algorithm: 'HS256' as const }],
  ['a token that is not signed', { sub: 'kim-1', algorithm: 'none' as const }],
])('nobody is signed in by %s', async (_, person) => {
  await addAccount(context.db, { role: 'student', name: 'Lo', email: 'lo@college.example' })
  idp.signInAs(person)
  const visitor = aVisitor(baseUrl)

  const answer = await throughProvider(visitor)

  expect(answer.status).toBe(403)
  expect(visitor.cookies.has('candour')).toBe(false)
})

test('an address that only an LMS gave makes nobody known, and keeps nobody else out', async () => {
  const claimed = { issuer: randomUUID(), role: 'student' as const, name: 'Claimed', email: 'ash@college.example' }
  await context.db.transaction((tx) => accountFor(tx, { ...claimed, subject: 'ash' }))
  idp.signInAs({ sub: 'ash-1', email: 'ash@college.example', email_verified: true })
  const before = await throughProvider(aVisitor(baseUrl))
  await addAccount(context.db, { role: 'student', name: 'The real Ash', email: 'ash@college.example' })
  const visitor = aVisitor(baseUrl)

  await throughProvider(visitor)

  expect(before.status).toBe(403)
  expect((await visitor.visit('/account')).text).toContain('The real Ash')
})

test('an answer that another browser began, or that is sent twice, signs nobody in', async () => {
  idp.signInAs({ sub: 'kim-1' })
  const [victim, visitor] = [aVisitor(baseUrl), aVisitor(baseUrl)]
  let stolen = ''
  await throughProvider(visitor, (address) => {
    stolen = address
    return '/sign-in'
  })

  const elsewhere = await victim.visit(stolen)
  const once = await visitor.visit(stolen)
  const twice = await visitor.visit(stolen)

  expect([elsewhere.status, once.status, twice.status]).toEqual([403, 303, 403])
})

test('an answer in the name of another provider signs nobody in', async () => {
  idp.signInAs({ sub: 'kim-1' })
  const visitor = aVisitor(baseUrl)

  const answer = await throughProvider(visitor, (address) => `${address}&iss=https%3A%2F%2Felsewhere.example`)

  expect(answer.status).toBe(403)
  expect(visitor.cookies.has('candour')).toBe(false)
})

test('a provider that gives no token just now is told apart from an answer that does not fit', async () => {
  idp.signInAs({ sub: 'kim-1', tokenStatus: 503 })
  const visitor = aVisitor(baseUrl)

  const answer = await throughProvider(visitor)

  expect(answer.status).toBe(503)
  expect(answer.text).toContain('The sign-in service cannot be reached just now.')
})

test('a provider that cannot be reached, or that names another issuer, is said in words', async () => {
  const oidc = context.config.oidc!
  const statuses = []

  for (const issuer of ['http://127.0.0.1:1', `${idp.issuer}/other`]) {
    context.config.oidc = { ...oidc, issuer }
    const answer = await aVisitor(baseUrl).visit('/sign-in/with-provider')
    statuses.push(answer.status, /cannot be reached just now/.test(answer.text))
  }
  context.config.oidc = oidc

  expect(statuses).toEqual([503, true, 503, true])
})
