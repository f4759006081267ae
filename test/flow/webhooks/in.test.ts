import { eq, sql } from 'drizzle-orm'
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { Webhook } from 'standardwebhooks'
import { describe, expect, test } from 'vitest'
import { addKey } from '../../../src/db/people/accounts.ts'
import { integrationEvents } from '../../../src/db/schema/index.ts'
import { reflect } from '../../../src/flow/intake/reflect.ts'
import { erase } from '../../../src/flow/submission/erase.ts'
import { applyWebhook } from '../../../src/flow/webhooks/apply/apply-webhook.ts'
import { ExtraFiles } from '../../../src/pages/parts/extra-files.tsx'
import { reconcile } from '../../../workers/reconcile.ts'
import { withoutRequestId } from '../../refusals.ts'
import { noAi } from '../../samples.ts'
import { aService } from '../../service.ts'
import { aFileStore, message, signed } from './lms.ts'
import { aReceiver, until } from './receiver.ts'

const { context, baseUrl, people, call, course, assessment } = await aService({ outsideAllowLoopback: true })
const fileAt = await aFileStore()
const defaults = { aiLevel: 2, guidance: 'AI may help you to understand sources.' }
let count = 0

async function anIntegration(options: Record<string, unknown> = {}) {
  const { body } = await call(people.admin, 'POST', '/v1/integrations', { name: 'An LMS', defaults, ...options })
  const path = `/v1/integrations/${body.id}`
  const post = async (
    { body: raw, headers }: { body: string | Buffer; headers: Record<string, string> },
    to = path,
  ) => {
    const response = await fetch(`${baseUrl}${to}/webhooks`, {
      method: 'POST',
      body: new Uint8Array(Buffer.from(raw)),
      headers,
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, body: JSON.parse(text) }
  }
  const say = async (type: string, data: object, at?: Date | string) => {
    const answer = await post(signed(body.secret, message(type, data, at)))
    return answer.body.eventId as string
  }
  const event = async (id: string) =>
    (await call(people.admin, 'GET', `${path}/events`)).body.items.find((one: { id: string }) => one.id === id)
  const settled = (id: string) =>
    until(async () => {
      const found = await event(id)
      return found.state !== 'accepted' && found
    })
  return { id: body.id as string, secret: body.secret as string, path, post, say, event, settled }
}

/** A student's work as an LMS tells of it, all names its own. */
const work = (overrides: Record<string, unknown> = {}) => {
  const n = ++count
  return {
    externalSubmissionId: `sub-${n}`,
    assignment: { externalId: `assignment-${n}`, title: `Essay ${n}` },
    student: { externalId: `student-${n}`, name: 'Robin Field' },
    files: [fileAt(`An essay, the ${n}th of its kind.`)],
    ...overrides,
  }
}

const facts = async (submissionId: string) => {
  const { rows } = await context.db.execute(sql`select * from submissions where id = ${submissionId}`)
  return rows[0]!
}

describe('a webhook from an LMS', () => {
  test('brings work in: the file is fetched, receipted, and waits for the reflection, which the student completes', async () => {
    const { say, settled, secret } = await anIntegration()
    const receiver = await aReceiver()
    const { body: endpoint } = await call(people.admin, 'POST', '/v1/webhook-endpoints', { url: receiver.url })

    const { submissionId } = await settled(await say('submission.created', work()))
    const waiting = await facts(submissionId)
    const told = await until(() =>
      receiver.heard.find(({ body }) => body.includes('submission.reflection_required') && body.includes(submissionId)),
    )
    const student = { id: waiting.student_id as string, role: 'student' as const, key: '' }
    await reflect(context, student, submissionId, noAi())

    expect(waiting.status).toBe('awaiting_reflection')
    const { data } = new Webhook(endpoint.secret).verify(told.body, told.headers as Record<string, string>) as {
      data: { status: string; links: { page: string }; externalSubmissionId: string }
    }
    expect(data).toMatchObject({
      status: 'awaiting_reflection',
      advisory: true,
      links: { page: expect.stringContaining(`/submissions/${submissionId}`) },
    })
    expect(told.body).not.toContain('Robin')
    expect(await until(async () => (await facts(submissionId)).status === 'released')).toBe(true)
    const reflected = await until(() =>
      receiver.heard.find(({ body }) => body.includes('submission.reflected') && body.includes(submissionId)),
    )
    expect(
      new Webhook(endpoint.secret).verify(reflected.body, reflected.headers as Record<string, string>),
    ).toMatchObject({ data: { status: 'received' } })
    expect(secret).not.toBe(endpoint.secret)
  })

  test('with a complete reflection needs nothing more from the student, and with a poor one waits for them', async () => {
    const { say, settled } = await anIntegration()

    const complete = await settled(await say('submission.created', work({ reflection: noAi() })))
    const poor = await settled(await say('submission.created', work({ reflection: { usedAi: true } })))

    expect((await facts(complete.submissionId)).status).not.toBe('awaiting_reflection')
    expect((await facts(poor.submissionId)).status).toBe('awaiting_reflection')
  })

  test('makes one student of one outside name, and keeps nothing of what was said once it is applied', async () => {
    const { say, settled, event } = await anIntegration()
    const student = { externalId: 'student-x', name: 'Kim Hale', email: 'kim@school.org' }

    const one = await settled(await say('submission.created', work({ student })))
    const two = await settled(await say('submission.created', work({ student })))

    expect((await facts(one.submissionId)).student_id).toBe((await facts(two.submissionId)).student_id)
    const [row] = await context.db.select().from(integrationEvents).where(eq(integrationEvents.id, one.id))
    expect(row!.data).toBeNull()
    expect(JSON.stringify(await event(one.id))).not.toContain('Kim')
  })

  test('withdraws, updates and ignores by the time that the LMS says, in whatever order they come', async () => {
    const { say, settled } = await anIntegration()
    const first = work()
    const created = await settled(await say('submission.created', first, '2026-03-01T10:00:00Z'))
    const late = await settled(
      await say('submission.updated', { ...first, files: [fileAt('An old draft.')] }, '2026-03-01T09:00:00Z'),
    )
    const updated = await settled(
      await say('submission.updated', { ...first, files: [fileAt('A new version.')] }, '2026-03-01T11:00:00Z'),
    )
    const gone = await settled(
      await say('submission.withdrawn', { externalSubmissionId: first.externalSubmissionId }, '2026-03-01T12:00:00Z'),
    )
    const other = work()
    const early = await settled(
      await say('submission.withdrawn', { externalSubmissionId: other.externalSubmissionId }, '2026-03-02T12:00:00Z'),
    )
    const after = await settled(await say('submission.created', other, '2026-03-02T10:00:00Z'))

    expect([created.state, late.state, updated.state, gone.state, early.state, after.state]).toEqual([
      'applied',
      'stale',
      'applied',
      'applied',
      'applied',
      'stale',
    ])
    expect((await facts(updated.submissionId)).attempt).toBe(2)
    expect((await facts(updated.submissionId)).status).toBe('withdrawn')
    expect(after.submissionId).toBeNull()
  })

  test('sets assignments and people up', async () => {
    const { say, settled } = await anIntegration({ defaults: null })
    const assignment = { externalId: 'as-1', title: 'Field notes', aiLevel: 3, guidance: 'Draft together with a tool.' }

    await settled(await say('assignment.upserted', assignment, '2026-03-01T10:00:00Z'))
    await settled(
      await say(
        'assignment.upserted',
        { ...assignment, title: 'Field notes, second edition', dueAt: '2026-12-01T10:00:00Z' },
        '2026-03-02T10:00:00Z',
      ),
    )
    const stale = await settled(
      await say('assignment.upserted', { ...assignment, title: 'An old title' }, '2026-03-01T12:00:00Z'),
    )
    await settled(
      await say('membership.upserted', {
        person: { externalId: 't-1', name: 'Dr Lowe' },
        role: 'tutor',
        assignment: { externalId: 'as-1' },
      }),
    )
    await settled(await say('submission.created', work({ assignment: { externalId: 'as-1' } })))

    expect(stale.state).toBe('stale')
    const { rows: made } = await context.db.execute(sql`
      select assessments.title, assessments.ai_level as level, accounts.name as tutor
      from external_assignments
      join assessments on assessments.id = external_assignments.assessment_id
      join memberships on memberships.assessment_id = assessments.id and memberships.role = 'tutor'
      join accounts on accounts.id = memberships.account_id
      where external_assignments.external_id = 'as-1'`)
    expect(made).toEqual([{ title: 'Field notes, second edition', level: 3, tutor: 'Dr Lowe' }])
  })

  test('about an assignment that nobody has set up waits for a person, and goes on when somebody does', async () => {
    const { say, settled, path, event } = await anIntegration({ defaults: null })
    const parked = await settled(await say('submission.created', work({ assignment: { externalId: 'unknown-1' } })))
    const published = await call(people.tutor, 'POST', '/v1/assessments', {
      courseId: course.id,
      title: 'Later',
      ...defaults,
    })

    await call(people.admin, 'PUT', `${path}/assignments/unknown-1`, { assessmentId: published.body.id })

    expect([parked.state, parked.detail]).toEqual(['parked', expect.stringContaining('which use of AI')])
    const applied = await until(async () => (await event(parked.id)).state === 'applied' && (await event(parked.id)))
    expect((await facts(applied.submissionId)).assessment_id).toBe(published.body.id)
  })

  test('with a file that cannot be had just now is tried again, and one that is not what was declared waits for a person', async () => {
    const { say, settled, event } = await anIntegration()
    const id = await say('submission.created', work({ files: [fileAt('Shy.', { missing: 1 })] }))
    const waiting = await until(async () => (await event(id)).detail && (await event(id)))
    await context.db
      .update(integrationEvents)
      .set({ nextAttemptAt: sql`clock_timestamp() - interval '1 hour'` })
      .where(eq(integrationEvents.id, id))

    await reconcile(context)
    const applied = await settled(id)
    const wrong = await settled(
      await say('submission.created', work({ files: [{ ...fileAt('A text.'), sha256: '0'.repeat(64) }] })),
    )
    const inside = await settled(
      await say('submission.created', work({ files: [{ url: 'https://169.254.169.254/latest', filename: 'x.txt' }] })),
    )

    expect([waiting.state, waiting.detail]).toEqual(['accepted', expect.stringContaining('tried again')])
    expect(applied.state).toBe('applied')
    expect([wrong.state, inside.state]).toEqual(['parked', 'parked'])
  })

  const assignment = { externalId: 'several' }

  test('with several files: the first that can be read is the work, the others stay beside it on the receipt', async () => {
    const { say, settled, path } = await anIntegration()
    await call(people.admin, 'PUT', `${path}/assignments/several`, { assessmentId: assessment.id })
    const picture = { ...fileAt('\u0000 not a text'), filename: 'picture.png' }
    const plan = { ...fileAt('The plan of the essay.'), filename: 'plan.txt' }
    const essay = fileAt('The essay itself.')

    const applied = await settled(
      await say('submission.created', work({ assignment, files: [picture, essay, plan], reflection: noAi() })),
    )

    const { submissionId: id } = applied
    await until(async () => (await facts(id)).status === 'released')
    const { student_id: studentId } = await facts(id)
    const { key } = await addKey(context.db, studentId as string, 'own')
    const { body: view } = await call(people.tutor, 'GET', `/v1/submissions/${id}`)
    const { body: text } = await call(people.tutor, 'GET', `/v1/submissions/${id}/text`)
    const { body: beside } = await call(people.tutor, 'GET', `/v1/submissions/${id}/attachments`)
    const got = await Promise.all(
      [people.tutor.key, key, people.student.key].map(async (bearer) => {
        const response = await fetch(`${baseUrl}/v1/submissions/${id}/attachments/${beside.items[1].id}`, {
          headers: { authorization: `Bearer ${bearer}` },
        })
        return response.ok ? response.text() : response.status
      }),
    )
    const claims = JSON.parse(Buffer.from(view.receipt.split('.')[1], 'base64url').toString())
    const checked = await call(null, 'POST', '/v1/receipts/verify', {
      receipt: view.receipt,
      fileSha256: picture.sha256,
    })
    expect(text.text).toBe('The essay itself.')
    expect(beside.items.map(({ name }: { name: string }) => name)).toEqual(['picture.png', 'plan.txt'])
    expect(got).toEqual(['The plan of the essay.', 'The plan of the essay.', 404])
    expect(claims.fileSha256).toBe(essay.sha256)
    expect(claims.beside).toEqual([picture, plan].map(({ sha256, size: bytes }) => ({ sha256, bytes })))
    expect(checked.body.valid).toBe(true)
    expect(applied.detail).toContain('came as 3 files')
    expect(renderToString(h(ExtraFiles, { submissionId: id, attachments: beside.items }))).toMatch(
      /No check reads them.*picture\.png.*plan\.txt/,
    )

    await erase(context, people.admin, id, 'Asked for.')
    const held = await Promise.all([picture, plan, essay].map(({ sha256 }) => context.files.has(sha256)))
    expect(held).toEqual([false, false, false])
  })

  test('with several files of which none can be read goes to a person, with all of them kept', async () => {
    const { say, settled, path } = await anIntegration()
    await call(people.admin, 'PUT', `${path}/assignments/several`, { assessmentId: assessment.id })
    const files = ['a', 'b'].map((name) => ({ ...fileAt(`\u0000 ${name}`), filename: `${name}.png` }))

    const { submissionId: id } = await settled(
      await say('submission.created', work({ assignment, files, reflection: noAi() })),
    )

    await until(async () => (await facts(id)).status === 'under_review')
    const { body } = await call(people.tutor, 'GET', `/v1/submissions/${id}/attachments`)
    expect(body).toEqual({ items: [expect.objectContaining({ responseId: null, name: 'b.png' })] })
  })

  test('of an unknown type is recorded and ignored, as is a ping', async () => {
    const { say, event } = await anIntegration()

    const ids = [await say('grade.changed', { anything: 1 }), await say('ping', {})]

    for (const id of ids) expect((await event(id)).state).toBe('ignored')
  })

  test('that is applied by two workers at once is applied once', async () => {
    const { say, settled } = await anIntegration()
    const id = await say('submission.created', work())

    await Promise.all([applyWebhook(context, id), applyWebhook(context, id)])

    const { submissionId } = await settled(id)
    const { student_id: student } = await facts(submissionId)
    const { rows } = await context.db.execute(
      sql`select count(*)::int as submissions from submissions where student_id = ${student}`,
    )
    expect(rows[0]!.submissions).toBe(1)
  })
})

describe('the door for webhooks', () => {
  test('answers an unknown integration, a wrong signature, a stale time and a missing header with the same 401', async () => {
    const { id, secret, post, path } = await anIntegration()
    const good = signed(secret, message('ping', {}))
    const other = await anIntegration()
    await call(people.admin, 'PATCH', other.path, { disabled: true })
    const without = (name: string) => ({
      ...good,
      headers: Object.fromEntries(Object.entries(good.headers).filter(([key]) => key !== name)),
    })

    const answers = await Promise.all([
      post(good, '/v1/integrations/00000000-0000-7000-8000-000000000000'),
      post(good, '/v1/integrations/nonsense'),
      post(signed(other.secret, message('ping', {})), other.path),
      post(signed(other.secret, message('ping', {}))),
      post({ ...good, body: `${good.body} ` }),
      post(signed(secret, message('ping', {}), { at: new Date(Date.now() - 301_000) })),
      post(signed(secret, message('ping', {}), { at: new Date(Date.now() + 302_000) })),
      post(without('webhook-id')),
      post(without('webhook-timestamp')),
      post(without('webhook-signature')),
      post({ body: good.body, headers: { authorization: `Bearer ${secret}`, 'webhook-id': 'x' } }),
      post({ ...good, body: '' }),
    ])

    expect(id).toBeTruthy()
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]))
    expect(new Set(answers.map(withoutRequestId)).size).toBe(1)
    expect((await post(good, path)).status).toBe(202)
  })

  test('takes the same webhook once, and says of other content under its id that the first stands', async () => {
    const { secret, post } = await anIntegration()
    const first = signed(secret, message('membership.upserted', { person: { externalId: 'p' }, role: 'student' }), {
      id: 'once',
    })
    const other = signed(secret, message('membership.upserted', { person: { externalId: 'q' }, role: 'student' }), {
      id: 'once',
    })

    const answers = [await post(first), await post(first), await post(other)]

    expect(answers.map(({ status }) => status)).toEqual([202, 200, 409])
    expect(answers[1]!.body).toMatchObject({ status: 'duplicate', eventId: answers[0]!.body.eventId })
  })

  test('keeps a secret good for a day after a new one was made', async () => {
    const { secret, path, post } = await anIntegration()
    const { body: rotated } = await call(people.admin, 'POST', `${path}/secrets`)

    expect((await post(signed(secret, message('ping', {})))).status).toBe(202)
    expect((await post(signed(rotated.secret, message('ping', {})))).status).toBe(202)
  })

  test('takes a static secret only where an admin chose that, in the header or in the body', async () => {
    const { secret, post } = await anIntegration({ method: 'bearer-static' })
    const body = JSON.stringify(message('ping', {}))

    const inHeader = { body, headers: { authorization: `Bearer ${secret}` } }
    const inBody = { body: JSON.stringify({ ...message('ping', {}), token: secret }), headers: {} }
    const answers = [
      await post(inHeader),
      await post(inHeader),
      await post(inBody),
      await post({ body, headers: { authorization: 'Bearer wrong' } }),
      await post({ body, headers: {} }),
    ]

    expect(answers.map(({ status }) => status)).toEqual([202, 200, 202, 401, 401])
  })

  test('says which field it cannot read, to senders it knows', async () => {
    const { secret, post } = await anIntegration()
    const bodies = [
      message('submission.created', { ...work(), files: [] }),
      message('submission.created', { ...work(), student: 'me' }),
      { type: 'ping' },
      [],
      message('a b', {}),
    ]

    for (const body of bodies) expect((await post(signed(secret, body))).status).toBe(422)
  })

  test('takes no more than 64 kB', async () => {
    const { secret, post } = await anIntegration()

    expect((await post(signed(secret, message('ping', { text: 'x'.repeat(66_000) })))).status).toBe(413)
  })
})

describe('a course of an LMS', () => {
  const coursesOf = async (integrationId: string) => {
    const { rows } = await context.db.execute(sql`
      select external_courses.external_id as named, courses.title,
        array(select accounts.name || ' ' || enrolments.role || case when until is null then '' else ' ended' end
          from enrolments join accounts on accounts.id = account_id
          where course_id = courses.id and source = 'webhook' and source_id = ${integrationId}
          order by 1) as members
      from external_courses join courses on courses.id = course_id
      where integration_id = ${integrationId} order by 1`)
    return rows
  }
  const member = (name: string, rest: object = {}) => ({
    person: { externalId: `p-${name}`, name },
    role: 'student',
    ...rest,
  })

  test('is made when it is named first, and what names none belongs to a course of the integration’s own', async () => {
    const { id, say, settled } = await anIntegration()
    const course = { externalId: 'c-7', title: 'Early years' }

    await settled(await say('membership.upserted', member('Kim', { course: { externalId: 'c-7' } })))
    await settled(await say('assignment.upserted', { externalId: 'a-7', title: 'Essay', course }))
    await settled(await say('membership.upserted', member('Lee', { role: 'tutor', assignment: { externalId: 'a-7' } })))
    await settled(await say('submission.created', work()))

    expect(await coursesOf(id)).toEqual([
      { named: 'c-7', title: 'Early years', members: ['Kim student', 'Lee tutor'] },
      { named: null, title: 'An LMS', members: ['Robin Field student'] },
    ])
  })

  test('loses a member whose membership ended, whose work then waits for a person, by the LMS’s own clock', async () => {
    const { id, say, settled } = await anIntegration()
    const course = { externalId: 'c-8', title: 'Play' }
    const assignment = { externalId: 'a-8', title: 'Essay', course }
    const student = { externalId: 'p-Kim', name: 'Kim' }
    const at = (hour: number) => `2026-03-01T${hour}:00:00Z`
    await settled(await say('membership.upserted', member('Kim', { course }), at(10)))
    const before = await settled(await say('submission.created', work({ assignment, student })))

    const ended = await settled(await say('membership.upserted', member('Kim', { course, status: 'ended' }), at(12)))
    const late = await settled(await say('membership.upserted', member('Kim', { course }), at(11)))
    const after = await settled(await say('submission.created', work({ assignment, student })))
    const gone = await coursesOf(id)
    await settled(await say('membership.upserted', member('Kim', { course }), at(13)))
    const back = await settled(await say('submission.created', work({ assignment, student })))

    expect([before.state, ended.state, late.state, after.state, back.state]).toEqual([
      'applied',
      'applied',
      'stale',
      'parked',
      'applied',
    ])
    expect(gone).toEqual([{ named: 'c-8', title: 'Play', members: ['Kim student ended'] }])
  })
})
