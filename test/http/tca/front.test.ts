import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import {
  accounts,
  policyAcknowledgements,
  submissions,
  tcaAcceptances,
  tcaDocuments,
} from '../../../src/db/schema/index.ts'
import { signatureOf } from '../../../src/domain/tca/signature.ts'
import { reflect } from '../../../src/flow/intake/reflect.ts'
import { aReceiver, until } from '../../flow/webhooks/receiver.ts'
import { reflection } from '../../samples.ts'
import { aService } from '../../service.ts'
import { aPlugin, send } from './plugin.ts'
import { profiles } from './profiles.ts'

const { context, baseUrl, people, call } = await aService({ outsideAllowLoopback: true }, { knowsItsAddress: true })
const defaults = { aiLevel: 2, guidance: 'AI may help you to understand sources.' }
const [moodle] = profiles as [(typeof profiles)[number]]

async function anIntegration(options: object = {}) {
  const sent = { name: 'Our LMS', method: 'turnitin-plugin', defaults, ...options }
  const { body } = await call(people.admin, 'POST', '/v1/integrations', sent)
  return { id: body.id as string, key: body.secret as string, base: `${baseUrl}/tca/${body.id}` }
}

const ours = await anIntegration()
const plugin = aPlugin(ours.base, ours.key, moodle)
const eula = (await plugin.call('GET', '/eula/latest?lang=en-US')).body
const accepted = () => ({ accepted_timestamp: new Date().toISOString(), language: 'en-US', version: eula.version })

let count = 0

/** A hand-in as Moodle announces it, everybody in it its own. */
function work(overrides: { metadata?: object; [name: string]: unknown } = {}) {
  const n = ++count
  const owner = `student-${n}`
  const { metadata, ...rest } = overrides
  return {
    owner,
    submitter: owner,
    title: 'essay.txt',
    owner_default_permission_set: 'LEARNER',
    submitter_default_permission_set: 'LEARNER',
    eula: accepted(),
    ...rest,
    metadata: {
      group: { id: `cm-${n}`, name: `Essay ${n}`, type: 'ASSIGNMENT' },
      group_context: {
        id: 'course-1',
        name: 'Nursing',
        owners: [{ id: 'teacher-1', given_name: 'Tea', family_name: 'Cher', email: 'tea@school.example' }],
      },
      owners: [{ id: owner, given_name: 'Robin', family_name: 'Field', email: `${owner}@school.example` }],
      original_submitted_time: '2020-01-01T00:00:00Z',
      ...metadata,
    },
  }
}

/** Announced and uploaded; the id here and there. */
async function handedIn(sent: ReturnType<typeof work> = work(), text = `An essay, the ${count}th of its kind.`) {
  const { body } = await plugin.call('POST', '/submissions', sent)
  await plugin.upload(body.id, text, 'essay.txt')
  const [document] = await context.db.select().from(tcaDocuments).where(eq(tcaDocuments.id, body.id))
  const [submission] = await context.db.select().from(submissions).where(eq(submissions.id, document!.submissionId!))
  return { id: body.id as string, document: document!, submission: submission!, sent }
}

const open = (url: string) => fetch(url, { redirect: 'manual' })
const viewer = async (id: string, userId: string, set = 'LEARNER') =>
  (
    await plugin.call('POST', `/submissions/${id}/viewer-url`, {
      locale: 'en',
      viewer_user_id: userId,
      viewer_default_permission_set: set,
    })
  ).body.viewer_url as string

describe.each(profiles)('$name', (profile) => {
  test('is taken through all of its calls, from the features to the receipt', async () => {
    const { base, key } = await anIntegration()
    const { call: ask, upload } = aPlugin(base, key, profile)
    const receiver = await aReceiver()
    const name = 'Étude 小龙 100%.txt'

    const features = await ask('GET', '/features-enabled')
    const registered = await ask('POST', '/webhooks', { ...profile.registration, url: receiver.url })
    const created = await ask('POST', '/submissions', work({ title: profile.title(name) }))
    const uploaded = await upload(created.body.id, `A text of ${profile.name}.`, name)
    const heard = await until(() => receiver.heard.find(({ body }) => JSON.parse(body).id === created.body.id))
    const requested = await ask('PUT', `/submissions/${created.body.id}/similarity`, { generation_settings: {} })
    const seen = await ask('GET', `/submissions/${created.body.id}`)
    const report = await ask('GET', `/submissions/${created.body.id}/similarity`)

    expect(features.body.similarity.generation_settings.search_repositories).not.toEqual([])
    expect([registered.status, created.status, uploaded.status, requested.status]).toEqual([201, 201, 202, 202])
    expect(created.body).toMatchObject({ status: 'CREATED', title: name })
    expect(requested.body.message).toEqual(expect.any(String))
    expect(seen.body).toMatchObject({ status: 'COMPLETE', title: name })
    expect(report.body).toMatchObject({ status: 'PROCESSING' })
    const { signing_secret: secret } = profile.registration as { signing_secret: string }
    expect(heard.headers).toMatchObject({
      'x-turnitin-eventtype': 'SUBMISSION_COMPLETE',
      'x-turnitin-signature': signatureOf(Buffer.from(heard.body), secret),
    })
    expect(JSON.parse(heard.body)).toMatchObject({ status: 'COMPLETE', title: name })
  })
})

describe('the door', () => {
  test.each([
    ['no key', ''],
    ['another key', 'Bearer other'],
    ['the key of a person', `Bearer ${people.admin.key}`],
    ['the key of a service', `Bearer ${people.integration.key}`],
  ])('is closed to %s', async (_, authorization) => {
    const answer = await send(`${ours.base}/api/v1/features-enabled`, 'GET', [['Authorization', authorization]])

    expect(answer).toMatchObject({ status: 403, body: { status: 403 } })
  })

  test('shows nothing of one integration to another, however ids were learnt', async () => {
    const { id } = await handedIn()
    const other = await anIntegration()
    const stranger = aPlugin(other.base, other.key, moodle)

    const answers = [
      await stranger.call('GET', `/submissions/${id}`),
      await stranger.upload(id, 'x', 'x.txt'),
      await stranger.call('PUT', `/submissions/${id}/similarity`, {}),
      await stranger.call('POST', `/submissions/${id}/viewer-url`, {}),
      await stranger.call('DELETE', `/submissions/${id}`, []),
    ]

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404])
    expect((await aPlugin(ours.base, other.key, moodle).call('GET', '/features-enabled')).status).toBe(403)
  })

  test('opens at the root path under the host name of an integration, and under no other', async () => {
    const { key } = await anIntegration({ tcaHost: 'checks.school.example' })
    const ask = (host: string) =>
      send(`${baseUrl}/api/v1/features-enabled`, 'GET', [
        ['Host', host],
        ['Authorization', `Bearer ${key}`],
      ])

    expect((await ask('checks.school.example')).status).toBe(200)
    expect((await ask('CHECKS.school.example:443')).status).toBe(200)
    expect((await ask('other.school.example')).status).toBe(403)
    const again = await call(people.admin, 'POST', '/v1/integrations', {
      name: 'Second',
      method: 'turnitin-plugin',
      defaults,
      tcaHost: 'checks.school.example',
    })
    expect(again).toMatchObject({ status: 422, body: { fields: [{ field: 'tcaHost' }] } })
  })

  test('is closed once the integration is switched off, and its key signs no webhook', async () => {
    const { id, key, base } = await anIntegration()
    await call(people.admin, 'PATCH', `/v1/integrations/${id}`, { disabled: true })

    const answer = await aPlugin(base, key, moodle).call('GET', '/features-enabled')

    expect(answer.status).toBe(403)
    expect((await call(null, 'POST', `/v1/integrations/${ours.id}/webhooks`, {})).status).toBe(401)
    const api = await fetch(`${baseUrl}/v1/submissions`, { headers: { authorization: `Bearer ${ours.key}` } })
    expect(api.status).toBe(401)
  })

  test('cannot be made without saying which use of AI its assignments allow', async () => {
    const wish = { name: 'LMS', method: 'turnitin-plugin' }

    expect(await call(people.admin, 'POST', '/v1/integrations', wish)).toMatchObject({
      status: 422,
      body: { fields: [{ field: 'defaults' }] },
    })
  })

  test.each([`${ours.base}/remote-logging/api/log`, `${baseUrl}/remote-logging/api/log`])(
    'answers what a plug-in logs at %s, and keeps nothing of it',
    async (address) => {
      const secret = `secret-${randomUUID()}`

      const answer = await send(address, 'POST', [['Content-Type', 'application/json']], JSON.stringify({ secret }))

      expect([answer.status, answer.body]).toEqual([204, ''])
    },
  )

  test('refuses what it cannot read in words, as Turnitin does', async () => {
    const answers = [
      await plugin.call('POST', '/submissions', { title: 'No owner' }),
      await send(`${ours.base}/api/v1/submissions`, 'POST', [['Authorization', `Bearer ${ours.key}`]], '{'),
      await plugin.call('GET', `/submissions/${randomUUID()}`),
      await plugin.call('GET', '/submissions/none'),
    ]

    expect(answers.map(({ status }) => status)).toEqual([400, 400, 404, 404])
    for (const { status, body } of answers) expect(body).toMatchObject({ status, message: expect.any(String) })
  })
})

describe('a hand-in', () => {
  test('is a submission like any other, at our time, that waits for the reflection of its student', async () => {
    const before = Date.now()

    const { submission, document, sent } = await handedIn()

    expect(submission.status).toBe('awaiting_reflection')
    expect(submission.receivedAt.getTime()).toBeGreaterThanOrEqual(before - 1_000)
    const [student] = await context.db.select().from(accounts).where(eq(accounts.id, document.studentId))
    expect(student).toMatchObject({ role: 'student', name: 'Robin Field', email: `${sent.owner}@school.example` })
    const { rows } = await context.db.$client.query(
      'select (select count(*)::int from receipts where submission_id = $1) as receipts, (select count(*)::int from notices where submission_id = $1) as notices, (select count(*)::int from audit_events where submission_id = $1) as events',
      [submission.id],
    )
    expect(rows[0]).toEqual({ receipts: 1, notices: 1, events: 1 })
  })

  test('whose file comes twice is one submission, and another file is refused', async () => {
    const { id, submission } = await handedIn(work(), 'The same text.')

    const again = await plugin.upload(id, 'The same text.', 'essay.txt')
    const other = await plugin.upload(id, 'Another text.', 'essay.txt')

    expect([again.status, other.status]).toEqual([202, 409])
    const all = await context.db.select().from(submissions).where(eq(submissions.studentId, submission.studentId))
    expect(all).toHaveLength(1)
  })

  test('without a byte is refused, and so is one that is not announced', async () => {
    const { body } = await plugin.call('POST', '/submissions', work())

    expect((await plugin.upload(body.id, '', 'essay.txt')).status).toBe(400)
    expect((await plugin.upload(randomUUID(), 'text', 'essay.txt')).status).toBe(404)
    expect((await plugin.call('GET', `/submissions/${body.id}`)).body.status).toBe('CREATED')
  })

  test('without names is marked without names', async () => {
    const sent = work({ metadata: { owners: [{ id: 'blind-1' }] }, owner: 'blind-1', submitter: 'blind-1' })

    const { document } = await handedIn(sent)

    const { body } = await call(people.lead, 'GET', `/v1/assessments/${document.assessmentId}`)
    expect(body.anonymous).toBe(true)
    const [student] = await context.db.select().from(accounts).where(eq(accounts.id, document.studentId))
    expect(student!.name).toBe('Name not given by the LMS')
  })

  test('of a group belongs to the member who uploaded it, and every member finds it', async () => {
    const members = ['g-1', 'g-2', 'g-3'].map((id) => ({ id, given_name: 'Member', family_name: id }))
    const sent = work({ owner: 'group-7', submitter: 'g-2', metadata: { owners: members } })

    const { id, document } = await handedIn(sent)

    expect(document.members).toHaveLength(2)
    for (const { id: member } of members) {
      const answer = await open(await viewer(id, member))
      expect(answer.headers.get('location')).toBe(`/submissions/${document.submissionId}/reflection`)
      const cookie = answer.headers.get('set-cookie')!.split(';')[0]!
      const page = await fetch(`${baseUrl}/submissions/${document.submissionId}`, { headers: { cookie } })
      expect(page.status).toBe(200)
    }
    expect((await open(await viewer(id, 'group-7'))).status).toBe(403)
  })

  test('counts once its reflection is given, and the teacher of the course reviews it', async () => {
    const { id, submission, sent } = await handedIn()
    const answer = await open(await viewer(id, sent.owner))
    const cookie = answer.headers.get('set-cookie')!.split(';')[0]!
    const page = await fetch(`${baseUrl}${answer.headers.get('location')}`, { headers: { cookie } })
    expect(page.status).toBe(200)

    await reflect(context, { id: submission.studentId, role: 'student' }, submission.id, reflection())

    const teacher = await open(await viewer(id, 'teacher-1', 'INSTRUCTOR'))
    expect(teacher.headers.get('location')).toBe(`/review/${submission.id}`)
  })

  test('that the LMS deletes is taken back', async () => {
    const { id } = await handedIn()

    expect((await plugin.call('DELETE', `/submissions/${id}`, [])).status).toBe(200)
    expect((await plugin.call('GET', `/submissions/${id}`)).body.status).toBe('DELETED')
  })
})

describe('the terms', () => {
  test('are a public page with the text of the policy', async () => {
    const page = await open(eula.url)

    expect(page.status).toBe(200)
    expect(await page.text()).toContain('Hand in your own work.')
    expect((await open(`${ours.base}/eula/v1`)).status).toBe(404)
  })

  test('that were accepted are the acknowledgement of that version', async () => {
    const { document } = await handedIn()

    const rows = await context.db
      .select()
      .from(policyAcknowledgements)
      .where(eq(policyAcknowledgements.accountId, document.studentId))
    expect(rows).toHaveLength(1)
  })

  test.each([
    ['none', undefined],
    ['the first second of 1970', { accepted_timestamp: '1970-01-01T00:00:00Z', language: 'en-US', version: null }],
    ['1970 with the version', { accepted_timestamp: '1970-01-01T00:00:00Z', language: 'en-US', version: eula.version }],
    ['another version', { accepted_timestamp: new Date().toISOString(), language: 'en-US', version: 'v0' }],
  ])('are not accepted by %s', async (_, acceptance) => {
    const sent = work({ eula: acceptance })

    expect((await plugin.call('POST', '/submissions', sent)).status).toBe(451)
    const kept = await context.db.select().from(tcaAcceptances).where(eq(tcaAcceptances.userId, sent.owner))
    expect(kept).toEqual([])
  })

  test('can be accepted before the hand-in', async () => {
    const sent = work({ eula: undefined })
    const item = { user_id: sent.owner, ...accepted() }

    const before = await plugin.call('GET', `/eula/${eula.version}/accept/${sent.owner}`)
    const done = await plugin.call('POST', `/eula/${eula.version}/accept`, item)
    const after = await plugin.call('GET', `/eula/${eula.version}/accept/${sent.owner}`)

    expect([before.status, done.status, after.status]).toEqual([404, 200, 200])
    expect(after.body).toEqual([item])
    expect((await plugin.call('POST', '/submissions', sent)).status).toBe(201)
    expect((await plugin.call('POST', '/eula/v0/accept', { ...item, version: 'v0' })).status).toBe(404)
  })
})

describe('a percentage', () => {
  const wording = (ending: string) =>
    `${Array.from({ length: 60 }, (_, n) => `patient${n} rests beside window${n * 7}`).join(' ')} ${ending}`

  test('is told where it is wished and was measured, once the reflection is given', async () => {
    const { base, key } = await anIntegration({ tcaOverlap: true })
    const { call: ask, upload } = aPlugin(base, key, moodle)
    const receiver = await aReceiver()
    await ask('POST', '/webhooks', { ...moodle.registration, url: receiver.url })
    const group = { id: 'cm-overlap', name: 'Overlap' }
    const hand = async (ending: string) => {
      const { body } = await ask('POST', '/submissions', work({ metadata: { group } }))
      await upload(body.id, wording(ending), 'essay.txt')
      await ask('PUT', `/submissions/${body.id}/similarity`, {})
      const [document] = await context.db.select().from(tcaDocuments).where(eq(tcaDocuments.id, body.id))
      const { studentId, submissionId } = document!
      await reflect(context, { id: studentId, role: 'student' }, submissionId!, reflection())
      await until(async () => {
        const [row] = await context.db.select().from(submissions).where(eq(submissions.id, submissionId!))
        return row!.status === 'released' || row!.status === 'under_review'
      })
      return body.id as string
    }

    const first = await hand('and sleeps.')
    const second = await hand('and wakes.')
    const told = await until(() =>
      receiver.heard.map(({ body }) => JSON.parse(body)).find((body) => body.submission_id === second),
    )

    expect(told).toMatchObject({ status: 'COMPLETE', overall_match_percentage: expect.any(Number) })
    expect(told.overall_match_percentage).toBeGreaterThan(50)
    const report = (await ask('GET', `/submissions/${second}/similarity`)).body
    expect(report).toMatchObject({ status: 'COMPLETE', overall_match_percentage: told.overall_match_percentage })
    expect((await ask('GET', `/submissions/${first}/similarity`)).body).not.toHaveProperty('overall_match_percentage')
  })
})

describe('a viewer link', () => {
  test('opens once', async () => {
    const { id, sent } = await handedIn()
    const url = await viewer(id, sent.owner)

    const [first, second] = [await open(url), await open(url)]

    expect([first.status, second.status]).toEqual([303, 410])
    expect(await second.text()).toContain('works once')
  })

  test.each([
    ['a student who did not hand it in', 'student-x', 'LEARNER'],
    ['a student as a teacher', null, 'INSTRUCTOR'],
    ['a teacher who was not named', 'teacher-9', 'INSTRUCTOR'],
    ['a teacher as a student', 'teacher-1', 'LEARNER'],
  ])('of %s leads to a page that says why it opens nothing', async (_, userId, set) => {
    const { id, sent } = await handedIn()

    const answer = await open(await viewer(id, userId ?? sent.owner, set))

    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([403, null])
    expect(await answer.text()).toContain('not known')
  })

  test('comes before the file too, and says that it has not come', async () => {
    const sent = work()
    const { body } = await plugin.call('POST', '/submissions', sent)

    const answer = await open(await viewer(body.id, sent.owner))

    expect(answer.status).toBe(404)
    expect(await answer.text()).toContain('has not come')
  })
})

describe('callbacks', () => {
  const registration = { ...moodle.registration, signing_secret: 'b2xkIHNlY3JldA==' }

  test('that are registered again keep their id and take the new secret', async () => {
    const { base, key } = await anIntegration()
    const { call: ask, upload } = aPlugin(base, key, moodle)
    const receiver = await aReceiver()
    const first = await ask('POST', '/webhooks', { ...registration, url: receiver.url })
    const second = await ask('POST', '/webhooks', { ...moodle.registration, url: receiver.url })

    const { body } = await ask('POST', '/submissions', work())
    await upload(body.id, 'A text for the second secret.', 'a.txt')
    const heard = await until(() => receiver.heard[0])

    expect([first.status, second.status, second.body.id]).toEqual([201, 201, first.body.id])
    const { signing_secret: secret } = moodle.registration as { signing_secret: string }
    expect(heard.headers['x-turnitin-signature']).toBe(signatureOf(Buffer.from(heard.body), secret))
    expect((await ask('GET', '/webhooks')).body).toHaveLength(1)
    expect(JSON.stringify((await ask('GET', `/webhooks/${first.body.id}`)).body)).not.toContain(secret)
    expect((await ask('DELETE', `/webhooks/${first.body.id}`, [])).status).toBe(204)
    expect((await ask('GET', `/webhooks/${first.body.id}`)).status).toBe(404)
  })

  test('count as delivered by what the plug-in says, not by its 200', async () => {
    const { base, key } = await anIntegration()
    const { call: ask, upload } = aPlugin(base, key, moodle)
    const receiver = await aReceiver()
    receiver.answers.push({ status: 200, body: 'The signature of this request is incorrect.' })
    await ask('POST', '/webhooks', { ...moodle.registration, url: receiver.url })

    const { body } = await ask('POST', '/submissions', work())
    await upload(body.id, 'A text that is told twice.', 'a.txt')
    await until(() => receiver.heard.length >= 2)

    expect(receiver.heard[1]!.body).toBe(receiver.heard[0]!.body)
  })

  test.each([
    ['an address inside our network', { url: 'https://10.0.0.1/callbacks.php' }],
    ['no address', { url: '' }],
    ['no secret', { signing_secret: '' }],
    ['no event', { event_types: ['AI_COMPLETE'] }],
  ])('with %s cannot be registered', async (_, part) => {
    const sent = { ...moodle.registration, url: 'https://moodle.school.org/callbacks.php', ...part }

    expect((await plugin.call('POST', '/webhooks', sent)).status).toBe(400)
  })

  test('by https that call themselves insecure are registered', async () => {
    const sent = { ...moodle.registration, url: 'https://moodle.school.org/callbacks.php', allow_insecure: true }

    expect((await plugin.call('POST', '/webhooks', sent)).status).toBe(201)
  })

  test('are not among the endpoints that admins keep', async () => {
    const { body } = await call(people.admin, 'GET', '/v1/webhook-endpoints')

    expect(JSON.stringify(body)).not.toContain('callbacks.php')
  })
})
