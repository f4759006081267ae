import { expect, test } from 'vitest'
import { aService } from '../../../service.ts'
import { signedIn } from '../../visitor.ts'

const service = await aService({}, { background: false })
const { call, context, people, person } = service
const admin = await signedIn(service, people.admin)
const second = await person('admin', 'Second admin')

const send = async (path: string, form: Record<string, string>, from = path) =>
  admin.visit(path, { _confirmed: 'yes', ...form, _csrf: await admin.csrf(from) })
const account = async (id: string) =>
  (await context.db.$client.query('select name, email, role from accounts where id = $1', [id])).rows[0]

test('the newest of three hundred people is on the first page, and each is found by name, address or id', async () => {
  const { rows } = await context.db.$client.query(
    `insert into accounts (id, role, name, email, added_by)
     select gen_random_uuid(), 'student', 'Pupil ' || n, 'pupil' || n || '@school.org', $1 from generate_series(1, 300) n returning id, name`,
    [people.admin.id],
  )
  const newest = rows.at(-1)

  const first = await admin.visit('/admin/people')
  const byName = await admin.visit('/admin/people?q=pupil%20250')
  const byAddress = await admin.visit('/admin/people?q=PUPIL7@school.org')
  const byId = await admin.visit(`/admin/people?q=${newest.id}`)
  const byWildcard = await admin.visit('/admin/people?q=%25')

  expect(first.text).toContain(newest.name)
  expect(byName.text).toContain('Pupil 250')
  expect(byAddress.text).toContain('>Pupil 7<')
  expect(byId.text).toContain(newest.name)
  expect(byWildcard.text).toContain('Nobody was found.')
})

test('every person is on one page of the list and on no other', async () => {
  const seen: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { body } = await call(people.admin, 'GET', `/v1/accounts?limit=100${cursor && `&cursor=${cursor}`}`)
    seen.push(...body.items.map(({ id }: { id: string }) => id))
    cursor = body.nextCursor
  }

  const { rows } = await context.db.$client.query('select count(*)::int from accounts')
  expect([seen.length, new Set(seen).size]).toEqual([rows[0].count, rows[0].count])
})

test('an admin changes the name and address of a student', async () => {
  const { id } = await person('student', 'Sam')

  const { status, location } = await send(
    `/admin/people/${id}/details`,
    {
      name: 'Sam Hill',
      email: 'sam.hill@school.org',
      role: 'student',
    },
    '/admin/people',
  )

  expect([status, location]).toEqual([303, `/admin/people/${id}?notice=person-changed`])
  expect(await account(id)).toEqual({ name: 'Sam Hill', email: 'sam.hill@school.org', role: 'student' })
})

test('an address that another person has is refused with the name of who has it', async () => {
  await call(people.admin, 'POST', '/v1/accounts', { role: 'student', name: 'Ann Lee', email: 'ann@school.org' })
  const { id } = await person('student')

  const changed = await call(people.admin, 'PATCH', `/v1/accounts/${id}`, { email: 'ANN@school.org' })
  const added = await call(people.admin, 'POST', '/v1/accounts', {
    role: 'tutor',
    name: 'Other',
    email: 'ann@school.org',
  })

  expect([changed.status, added.status]).toEqual([422, 422])
  expect(changed.body.fields[0]).toMatchObject({ field: 'email', problem: 'Ann Lee has this address already.' })
})

test('another role or address of a person who reads work waits for a second admin', async () => {
  const { id } = await person('tutor', 'Tess')
  const change = { role: 'lead', email: 'tess@school.org' }

  const asked = await call(people.admin, 'PATCH', `/v1/accounts/${id}`, change)
  const before = await account(id)
  const { body: waiting } = await call(second, 'GET', '/v1/access-requests')
  const mine = waiting.items.filter((one: { accountId: string }) => one.accountId === id)
  for (const request of mine) await call(second, 'POST', `/v1/access-requests/${request.id}/approvals`)
  const made = await call(people.admin, 'PATCH', `/v1/accounts/${id}`, change)

  expect([asked.body.waits, before.role, before.email]).toEqual([true, 'tutor', null])
  expect(mine.map(({ kind, value }: { kind: string; value: string }) => [kind, value]).toSorted()).toEqual([
    ['address', 'tess@school.org'],
    ['role', 'lead'],
  ])
  expect(made.body).toMatchObject({ waits: false, ...change })
})

test('a yes to one address is no yes to another', async () => {
  const { id } = await person('tutor')
  await call(people.admin, 'PATCH', `/v1/accounts/${id}`, { email: 'one@school.org' })
  const { body: waiting } = await call(second, 'GET', '/v1/access-requests')
  const request = waiting.items.find((one: { accountId: string }) => one.accountId === id)
  await call(second, 'POST', `/v1/access-requests/${request.id}/approvals`)

  const { body } = await call(people.admin, 'PATCH', `/v1/accounts/${id}`, { email: 'two@school.org' })

  expect([body.waits, body.email]).toEqual([true, null])
})

test.each([
  ['student', 'tutor'],
  ['admin', 'lead'],
  ['tutor', 'admin'],
] as const)('a %s does not become a %s', async (from, to) => {
  const { id } = await person(from)

  const { status, body } = await call(people.admin, 'PATCH', `/v1/accounts/${id}`, { role: to })

  expect([status, body.fields[0].field]).toEqual([422, 'role'])
})

test('several people are invited at once, or none where one address is taken', async () => {
  const path = '/admin/people/invitations'
  const role = 'student'

  const invited = await send(path, { role, people: 'Kim Lee, kim@school.org\nJo Hill <jo@school.org>\n' })
  const refused = await send(path, { role, people: 'New One, new@school.org\nKim Again, KIM@school.org' })
  const unclear = await send(path, { role, people: 'no address' })

  expect(invited.location).toBe('/admin/people?notice=people-invited')
  expect([refused.status, unclear.status]).toEqual([422, 422])
  expect(refused.text).toContain('Kim Lee has this address already.')
  const { rows } = await context.db.$client.query(
    "select name from accounts where email in ('kim@school.org', 'jo@school.org', 'new@school.org') order by name",
  )
  expect(rows.map(({ name }) => name)).toEqual(['Jo Hill', 'Kim Lee'])
})

test('who reads work is invited once a second admin has said yes, and a student at once', async () => {
  const invited = async (email: string) =>
    (
      await context.db.$client.query(
        "select 1 from notices join accounts on accounts.id = person_id where kind = 'person_invited' and accounts.email = $1",
        [email],
      )
    ).rowCount
  await send('/admin/people/invitations', { role: 'student', people: 'Stu, stu@school.org' })
  await send('/admin/people/invitations', { role: 'tutor', people: 'Tut, tut@school.org' })

  const before = [await invited('stu@school.org'), await invited('tut@school.org')]
  const { body: waiting } = await call(second, 'GET', '/v1/access-requests')
  const request = waiting.items.find(({ value }: { value: string }) => value === 'tut@school.org')
  await call(second, 'POST', `/v1/access-requests/${request.id}/approvals`)

  expect(before).toEqual([1, 0])
  expect(await invited('tut@school.org')).toBe(1)
})

test('a roster is looked at, line by line, before it is applied', async () => {
  const form = new FormData()
  form.set('_csrf', await admin.csrf('/admin/people/import'))
  form.set(
    'file',
    new Blob(['course,role,name,email\nBotany,student,Zoë,zoe@school.org\nBotany,boss,X,x@school.org\n']),
    'r.csv',
  )

  const preview = await admin.visit('/admin/people/import', form)
  const upload = /name="upload" value="([^"]+)"/.exec(preview.text)![1]!
  const _csrf = /name="_csrf" value="([^"]+)"/.exec(preview.text)![1]!
  const applied = await admin.visit('/admin/people/import/applications', { upload, _csrf })

  expect(preview.text).toContain('line 2: new course, new person, enrolled')
  expect(preview.text).toContain('“boss” is no role in a course.')
  expect(applied.location).toBe('/admin/people?notice=roster-imported')
  expect((await admin.visit('/admin/people?q=zoe@school.org')).text).toContain('Zoë')
})
