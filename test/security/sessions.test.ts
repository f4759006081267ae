import { afterAll, expect, test } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { addSignInLink } from '../../src/db/people/sessions.ts'
import { accounts } from '../../src/db/schema/index.ts'
import { setDisabled } from '../../src/flow/people/people.ts'
import { silent } from '../../src/log.ts'
import { start } from '../../src/start.ts'
import { capturedLog } from '../captured-log.ts'
import { asOwner, freshDatabase } from '../database.ts'
import { anIdentityProvider } from '../pages/account/identity-provider.ts'
import { aVisitor } from '../pages/visitor.ts'
import { aService } from '../service.ts'

const idp = await anIdentityProvider('candour')
const oidc = { issuer: idp.issuer, clientId: 'candour', clientSecret: 'secret', name: 'College account' }
const { config, context, people, person } = await aService({ oidc }, { background: false })

/** The same service as behind a proxy that speaks TLS. */
const behindTls = await buildApp({ ...context, config: { ...context.config, publicUrl: 'https://candour.example' } })
const baseUrl = await behindTls.listen({ port: 0 })
afterAll(() => behindTls.close())

const signIn = async (visitor = aVisitor(baseUrl), id = people.student.id) => {
  const answer = await visitor.visit(`/sign-in/${await addSignInLink(context.db, id)}`, {})
  return { visitor, lines: answer.headers.getSetCookie() }
}

test('with TLS every cookie belongs to this host alone, travels by TLS alone, and no script reads it', async () => {
  const { lines } = await signIn()
  const begun = await aVisitor(baseUrl).visit('/sign-in/with-provider')

  for (const line of [...lines, ...begun.headers.getSetCookie()]) {
    expect(line).toMatch(/^__Host-/)
    expect(line).toMatch(/; Secure/)
    expect(line).toMatch(/; HttpOnly/)
    expect(line).toMatch(/; Path=\//)
    expect(line).not.toMatch(/Domain=/)
    expect(line).toMatch(/SameSite=None.*Partitioned|Partitioned.*SameSite=None|SameSite=Lax/)
    expect(line.length).toBeLessThan(4_096)
  }
})

test('signing in again ends the session before, and its secret is another one', async () => {
  const { visitor } = await signIn()
  const earlier = new Map(visitor.cookies)

  await signIn(visitor)

  const [[name, secret]] = [...earlier] as [[string, string]]
  expect(visitor.cookies.get(name)).not.toBe(secret)
  expect(Buffer.from(secret, 'base64url').length * 8).toBe(256)
  const old = aVisitor(baseUrl)
  old.cookies.set(name, secret)
  expect((await old.visit('/account')).status).toBe(303)
  expect((await visitor.visit('/account')).status).toBe(200)
})

test('signing out ends the session here and has the browser forget our pages, but no cookie of a neighbouring host', async () => {
  const { visitor } = await signIn()
  const before = new Map(visitor.cookies)

  const out = await visitor.visit('/sign-out', { _csrf: await visitor.csrf('/account') })

  expect(out.headers.get('clear-site-data')).toBe('"cache", "storage"')
  const again = aVisitor(baseUrl)
  for (const [name, value] of before) again.cookies.set(name, value)
  expect((await again.visit('/account')).status).toBe(303)
})

test('a session ends twenty hours after it began, however often it is used', async () => {
  const { id } = await person('tutor')
  const { visitor } = await signIn(aVisitor(baseUrl), id)
  const database = { databaseUrl: config.databaseUrl!, migrateDatabaseUrl: config.migrateDatabaseUrl! }
  const left =
    'select extract(epoch from expires_at - clock_timestamp())::int as left from sessions where account_id = $1'
  const [session] = await asOwner(database, left, [id])

  const before = await visitor.visit('/account')
  await asOwner(database, 'update sessions set expires_at = clock_timestamp() where account_id = $1', [id])
  const after = await visitor.visit('/account')

  expect(Math.round(Number(session!.left) / 3_600)).toBe(20)
  expect([before.status, after.status]).toEqual([200, 303])
})

test('an account that an admin disables is signed out at once, and its links and keys are worth nothing', async () => {
  const { id } = await person('student')
  const { visitor } = await signIn(aVisitor(baseUrl), id)
  const link = await addSignInLink(context.db, id)

  await setDisabled(context, people.admin, id, true)

  expect((await visitor.visit('/account')).status).toBe(303)
  expect((await aVisitor(baseUrl).visit(`/sign-in/${link}`)).status).toBe(404)
})

test.each(['//elsewhere.example', '/\\elsewhere.example', 'https://elsewhere.example', 'javascript:alert(1)', '/\t/x'])(
  'the address to go on to after signing in never leads to another site: %j',
  async (next) => {
    const { visitor } = await signIn()

    const answer = await visitor.visit(`/sign-in?next=${encodeURIComponent(next)}`)

    expect(answer).toMatchObject({ status: 303, location: '/' })
  },
)

test('a new deployment has no account at all', async () => {
  const config = { ...context.config, ...(await freshDatabase()) }
  const service = await start(config, silent)

  const found = await service.context.db.select().from(accounts)

  await service.stop()
  expect(found).toEqual([])
})

test('a deployment that browsers reach without TLS says so when it starts', async () => {
  const captured = capturedLog()
  await aService({}, { background: false, log: captured.log })

  expect(captured.records().some(({ msg, level }) => level === 40 && msg.includes('without TLS'))).toBe(true)
})

test.each(['cross-site', 'same-site'])(
  'a %s link begins no sign-in by itself: the person is asked first',
  async (site) => {
    const visitor = aVisitor(baseUrl)

    const answer = await visitor.visit('/sign-in/with-provider', undefined, { 'sec-fetch-site': site })

    expect(answer).toMatchObject({ status: 303, location: '/sign-in' })
    expect(visitor.cookies.size).toBe(0)
  },
)
