import { expect, test } from 'vitest'
import { main } from '../../../src/cli/main.ts'
import { aVisitor, signedIn } from '../../pages/visitor.ts'
import { aService, type Person } from '../../service.ts'

const service = await aService({}, { background: false, knowsItsAddress: true })
const { call, people, person } = service
const second = await person('admin', 'Second Admin')

const askKey = (who: Person, { id }: { id: string }) =>
  call(who, 'POST', `/v1/accounts/${id}/keys`, { label: 'marking' })
const askLink = (who: Person, { id }: { id: string }) => call(who, 'POST', `/v1/accounts/${id}/sign-in-links`)
const approve = (who: Person, id: string) => call(who, 'POST', `/v1/access-requests/${id}/approvals`)

test.each([
  ['a key', 'tutor', askKey],
  ['a key', 'lead', askKey],
  ['a sign-in link', 'tutor', askLink],
  ['a sign-in link', 'lead', askLink],
] as const)('%s as a %s waits for a second admin, and is good once', async (_, role, ask) => {
  const somebody = await person(role)

  const asked = await ask(people.admin, somebody)
  const again = await ask(people.admin, somebody)
  const byThemself = await approve(people.admin, asked.body.id)
  const agreed = await approve(second, asked.body.id)
  const made = await ask(people.admin, somebody)
  const more = await ask(people.admin, somebody)

  expect([asked.status, again.status, byThemself.status, agreed.status, made.status, more.status]).toEqual([
    202, 202, 403, 201, 201, 202,
  ])
  expect(asked.text).not.toMatch(/candour_|sign-in\//)
  expect(again.body.id).toBe(asked.body.id)
  expect(made.text).toMatch(/candour_|sign-in\//)
})

test('the yes is good for the admin who asked, not for another', async () => {
  const tutor = await person('tutor')
  const { body } = await askKey(people.admin, tutor)
  await approve(second, body.id)

  expect((await askKey(second, tutor)).status).toBe(202)
})

test('an admin whose key the first one made lately is no second admin', async () => {
  const tutor = await person('tutor')
  const { body: puppet } = await call(people.admin, 'POST', '/v1/accounts', { role: 'admin', name: 'A second self' })
  const { body: key } = await askKey(people.admin, puppet)
  const { body: asked } = await askKey(people.admin, tutor)

  const refused = await approve({ ...puppet, key: key.key }, asked.id)

  expect(refused).toMatchObject({ status: 403, body: { code: 'NOT_ALLOWED' } })
  expect((await askKey(people.admin, tutor)).status).toBe(202)
})

test('the person sees it on their account page, and the log holds who asked and who agreed', async () => {
  const tutor = await person('tutor')
  const visitor = await signedIn(service, tutor)
  const { body } = await askLink(people.admin, tutor)
  const asked = await visitor.visit('/account')
  await approve(second, body.id)
  await askLink(people.admin, tutor)

  const made = await visitor.visit('/account')

  expect(asked.text).toContain('An admin asked for a sign-in link that acts as you')
  expect(made.text).toContain('An admin made a sign-in link that acts as you')
  const { rows } = await service.context.db.$client.query(
    `select type, actor_id from audit_events where data->>'account' = $1 and type <> 'account.added' order by at`,
    [tutor.id],
  )
  expect(rows).toEqual([
    { type: 'account.access_asked', actor_id: people.admin.id },
    { type: 'account.access_approved', actor_id: second.id },
    { type: 'account.link_made', actor_id: people.admin.id },
  ])
})

test('on the pages, too, the link comes only after the yes of the other admin', async () => {
  const lead = await person('lead', 'Leonie Lead')
  const [first, other] = [await signedIn(service, people.admin), await signedIn(service, second)]
  const press = async () => {
    const _csrf = await first.csrf(`/admin/people/${lead.id}`)
    return first.visit(`/admin/people/${lead.id}`, { _csrf, do: 'link', _confirmed: 'yes' })
  }
  const early = await press()
  const list = await other.visit('/admin/people')
  const [, action] = /action="(\/admin\/access-requests\/[^"]+)"/.exec(list.text.split('Leonie Lead')[1] ?? '') ?? []

  await other.visit(action!, { _csrf: await other.csrf('/admin/people'), _confirmed: 'yes' })
  const late = await press()

  expect(early).toMatchObject({ status: 303, location: expect.stringContaining('access-waits') })
  expect(late.text).toMatch(/\/sign-in\/[\w-]{20,}/)
})

test('a key lasts a year unless something else is said, and the person reads when it ends', async () => {
  const auditor = await person('auditor')
  const { body } = await askKey(people.admin, auditor)
  const days = (Date.parse(body.expiresAt) - Date.now()) / 86_400_000
  const visitor = await signedIn(service, auditor)
  const soon = new Date(Date.now() + 5 * 86_400_000).toISOString()
  await call(people.admin, 'POST', `/v1/accounts/${auditor.id}/keys`, { label: 'short', expiresAt: soon })

  const page = await visitor.visit('/account')

  expect(Math.round(days)).toBe(365)
  expect(page.text).toMatch(/short[\s\S]*Ask an admin for a new one in time/)
})

test('a session ends when it was not used for an hour', async () => {
  const student = await person('student')
  const [visitor, idle] = [await signedIn(service, student), await signedIn(service, student)]
  await service.context.db.$client.query(
    `update sessions set used_at = clock_timestamp() - interval '59 minutes' where account_id = $1`,
    [student.id],
  )
  const used = await visitor.visit('/account')
  await service.context.db.$client.query(
    `update sessions set used_at = used_at - interval '2 minutes' where account_id = $1`,
    [student.id],
  )

  const [stillIn, out] = [await visitor.visit('/account'), await idle.visit('/account')]

  expect([used.status, stillIn.status]).toEqual([200, 200])
  expect(out.text).not.toContain('A student')
})

test('on the server a link can be made for a provider with one admin, and the person sees it', async () => {
  const tutor = await person('tutor')
  await service.owner(`update accounts set email = 'tess@college.example' where id = $1`, [tutor.id])
  const lines: string[] = []

  const code = await main(['sign-in-link', service.config.databaseUrl!, 'Tess@college.example'], (line) =>
    lines.push(line),
  )
  const visitor = aVisitor(service.baseUrl)
  await visitor.visit(lines[0]!, {})

  expect(code).toBe(0)
  expect((await visitor.visit('/account')).text).toContain('An admin made a sign-in link that acts as you')
})
