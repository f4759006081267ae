import { eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { newId } from '../../../src/db/id.ts'
import { noteLaunch } from '../../../src/db/lti/people.ts'
import { addKey } from '../../../src/db/people/accounts.ts'
import { ltiContextCopies, ltiContexts } from '../../../src/db/schema/index.ts'
import { accountOf } from '../../../src/flow/lti/enrolments.ts'
import { readRoster } from '../../../src/flow/lti/roster.ts'
import { aPlatform, type Deviations } from '../../lms/lti/platform.ts'
import { aVisitor, field } from '../../lms/lti/visitor.ts'
import { signedIn } from '../../pages/visitor.ts'
import { aService, type Person } from '../../service.ts'
import { until } from '../webhooks/receiver.ts'

const { context, baseUrl, people, call, handIn, settled } = await aService(
  { outsideAllowLoopback: true },
  { knowsItsAddress: true },
)

/** A course with one assessment that a tutor made from the platform. */
async function aCourse(deviations: Deviations = {}) {
  const platform = await aPlatform(deviations)
  platform.state.tool = baseUrl
  const { body: registration } = await call(people.admin, 'POST', '/v1/lti/registrations', platform.registration)
  const visitor = aVisitor(baseUrl)
  const chosen = await visitor.launch(platform, 'tess', 'deep-linking')
  const ticket = field(chosen.text, 'ticket')
  const asked = { ticket, title: 'Essay', aiLevel: '2', guidance: 'Say how you used AI.' }
  const made = await visitor.post('/lti/choice', asked)
  await fetch(`${platform.issuer}/deep-links`, {
    method: 'POST',
    body: new URLSearchParams({ JWT: field(made.text, 'JWT') }),
  })
  const assessmentId = platform.links['link-1']!.custom.candour_assessment!
  const personOf = async (user: string, role: 'student' | 'tutor'): Promise<Person> => {
    const issuer = `lti ${registration.id}${role === 'tutor' ? ' tutor' : ''}`
    const { rows } = await context.db.execute(
      sql`select account_id as id from identities where subject = ${user} and issuer = ${issuer}`,
    )
    const { id } = rows[0] as { id: string }
    return { id, role, key: (await addKey(context.db, id, 'test')).key }
  }
  const arrive = async (user: string, role: 'student' | 'tutor', link = 'link-1') => {
    const visitor = aVisitor(baseUrl)
    await visitor.launch(platform, user, link)
    return { visitor, person: await personOf(user, role) }
  }
  return { platform, registration, assessmentId, arrive, personOf }
}

/** Reads the roster of the one course of a platform once more, at once. */
async function rosterRead(registrationId: string) {
  const { rows } = await context.db.execute(sql`
    update lti_contexts set claim = gen_random_uuid(), claimed_until = clock_timestamp() + interval '10 minutes'
    where registration_id = ${registrationId} returning id`)
  const [claimed] = await context.db
    .select()
    .from(ltiContexts)
    .where(eq(ltiContexts.id, rows[0]!.id as string))
  await readRoster(context, claimed!)
}

/** Whether a transaction waits for the account of a person, which another one holds. */
async function isAccountAwaited() {
  const { rows } = await context.db.execute(sql`select from pg_locks where locktype = 'advisory' and not granted
    and database = (select oid from pg_database where datname = current_database())`)
  return rows.length > 0
}

const mark = (tutor: Person, id: string, score: number) => call(tutor, 'POST', `/v1/submissions/${id}/marks`, { score })
const undelivered = async (submissionId: string) => {
  const { body } = await call(people.admin, 'GET', '/v1/lti/undelivered-marks')
  return (body.items as { id: string; submissionId: string; student: string; detail: string }[]).find(
    (one) => one.submissionId === submissionId,
  )
}

describe('a mark', () => {
  test('of clean work goes to the gradebook, and more than the gradebook goes up to is refused beside the maximum', async () => {
    const { platform, assessmentId, arrive } = await aCourse()
    platform.state.maximum = 20
    const { person: student } = await arrive('ada', 'student')
    const { person: tutor } = await arrive('tess', 'tutor')
    const { body } = await handIn('An essay without any flag.', 'essay.txt', { who: student, assessmentId })
    await settled(body.id, ['released'], tutor)
    const view = await until(async () => {
      const { body: seen } = await call(tutor, 'GET', `/v1/submissions/${body.id}`)
      return seen.mark.maximum === 20 && seen
    })
    const visitor = await signedIn({ context, baseUrl }, tutor)
    const page = await visitor.visit(`/review/${body.id}`)

    const tooMuch = await mark(tutor, body.id, 72)
    const given = await mark(tutor, body.id, 15)

    expect(view.mark.maximum).toBe(20)
    expect(page.text).toContain('The gradebook of your LMS goes up to 20.')
    expect(page.text).toContain('No concern: record the mark')
    expect([tooMuch.status, tooMuch.body.errors ?? tooMuch.body.fields, given.status]).toEqual([
      422,
      expect.arrayContaining([expect.objectContaining({ field: 'score' })]),
      201,
    ])
    await until(() => platform.grades.ada?.score === 15)
    expect(platform.grades.ada!.maximum).toBe(20)
  })

  test('waits while the line item cannot be read, and is never guessed', async () => {
    const { platform, assessmentId, arrive } = await aCourse()
    platform.state.maximum = 20
    const { person: student } = await arrive('ada', 'student')
    const { person: tutor } = await arrive('tess', 'tutor')
    const { body } = await handIn('An essay in hard times.', 'essay.txt', { who: student, assessmentId })
    await settled(body.id, ['released'], tutor)
    await until(() => platform.grades.ada)
    platform.state.trouble = 1

    await mark(tutor, body.id, 15)
    const waiting = await until(() => undelivered(body.id))

    expect(waiting.detail).toContain('tried again')
    await call(people.admin, 'POST', `/v1/lti/undelivered-marks/${waiting.id}/attempts`)
    await until(() => platform.grades.ada?.score === 15)
    expect(platform.grades.ada!.maximum).toBe(20)
  })

  test('that the gradebook refuses is told to the tutors, named to the admin, and sent again by them', async () => {
    const { platform, assessmentId, arrive } = await aCourse({ lockedLineItem: true })
    const { person: student } = await arrive('ada', 'student')
    const { person: tutor } = await arrive('tess', 'tutor')
    const { body } = await handIn('An essay for a locked item.', 'essay.txt', { who: student, assessmentId })
    await settled(body.id, ['released'], tutor)
    await mark(tutor, body.id, 15)
    const failed = await until(() => undelivered(body.id))
    const tutorPages = await signedIn({ context, baseUrl }, tutor)
    const told = await tutorPages.visit('/notices')
    const admin = await signedIn({ context, baseUrl }, people.admin)
    const overview = await admin.visit('/admin')

    platform.deviations.lockedLineItem = false
    const _csrf = await admin.csrf('/admin')
    const sent = await admin.visit(`/admin/lms/marks/${failed.id}`, { _csrf })

    expect([failed.student, failed.detail]).toEqual(['Ada Quill', expect.stringContaining('status 403')])
    expect(told.text).toContain('A mark did not arrive in the gradebook')
    expect(overview.text).toContain('Ada Quill')
    expect(sent.status).toBe(303)
    await until(() => platform.grades.ada?.score === 15)
    await until(async () => !(await undelivered(body.id)))
  })

  test('of a student who was un-enrolled arrives when they are enrolled again', async () => {
    const { platform, registration, assessmentId, arrive } = await aCourse()
    const { person: student } = await arrive('ada', 'student')
    const { person: tutor } = await arrive('tess', 'tutor')
    const { body } = await handIn('An essay of a student who leaves.', 'essay.txt', { who: student, assessmentId })
    await settled(body.id, ['released'], tutor)
    platform.people.ada!.unenrolled = true
    await mark(tutor, body.id, 15)
    await until(() => undelivered(body.id))
    platform.people.ada!.unenrolled = false

    await rosterRead(registration.id)

    await until(() => platform.grades.ada?.score === 15)
  })
})

describe('a roster that disagrees with launches', () => {
  test('leaves tutors who launch as tutors their access, and admins of the site whom it does not list', async () => {
    const { platform, registration, assessmentId, arrive } = await aCourse({ rosterDisagrees: true })
    platform.people.root = { name: 'Root Site', roles: platform.people.tess!.roles, unlisted: true }
    const { person: tess } = await arrive('tess', 'tutor')
    const { person: root } = await arrive('root', 'tutor')

    await rosterRead(registration.id)
    await rosterRead(registration.id)

    const may = async (who: Person) => (await call(who, 'GET', `/v1/assessments/${assessmentId}`)).status
    expect([await may(tess), await may(root)]).toEqual([200, 200])
  })

  test('may be read while a person on it comes: neither stops the other', async () => {
    const { platform, registration, arrive } = await aCourse()
    await arrive('ada', 'student')
    const [course] = await context.db.select().from(ltiContexts).where(eq(ltiContexts.registrationId, registration.id))
    const named = { subject: 'ada', role: 'student' as const, name: 'Ada Quill' }

    let reading: Promise<void> | undefined
    await context.db.transaction(async (launch) => {
      await accountOf(launch, course!, named)
      reading = rosterRead(registration.id)
      await until(isAccountAwaited)
      await noteLaunch(launch, course!.id, named.subject, named.role)
    })
    await reading

    const { rows } = await context.db.execute(
      sql`select listed_as from lti_people where context_id = ${course!.id} and subject = 'ada'`,
    )
    expect(rows).toEqual([{ listed_as: 'student' }])
    expect(platform.received.some(({ path }) => path === 'GET /members')).toBe(true)
  })

  test('names people whom the launch does not name', async () => {
    const { registration, arrive } = await aCourse({ namesHidden: true })
    const { person } = await arrive('ada', 'student')

    await rosterRead(registration.id)

    const { rows } = await context.db.execute(sql`select name from accounts where id = ${person.id}`)
    expect(rows[0]!.name).toBe('Ada Quill')
  })

  test('ends the session of a student who left the course', async () => {
    const { platform, registration, assessmentId, arrive } = await aCourse()
    const { visitor } = await arrive('ada', 'student')
    await rosterRead(registration.id)
    const before = await visitor.ask(`/assessments/${assessmentId}/hand-in`)
    platform.people.ada!.unenrolled = true

    await rosterRead(registration.id)

    expect(before.status).toBe(200)
    await until(async () => (await visitor.ask('/')).location === '/sign-in')
  })
})

describe('a copied course', () => {
  test('may have a copy of the assessment: its own work, its own tutors and its own gradebook', async () => {
    const { platform, registration, assessmentId, arrive, personOf } = await aCourse()
    const { person: ada } = await arrive('ada', 'student')
    const link = platform.copyCourse('course-2')
    platform.people.zoe = { name: 'Zoe Elsewhere', roles: platform.people.tess!.roles, course: 'course-2' }
    await context.db.insert(ltiContextCopies).values({
      id: newId(),
      ...{ registrationId: registration.id, deploymentId: platform.deploymentId },
      ...{ externalId: 'course-2', originExternalId: 'course-1' },
    })
    const visitor = aVisitor(baseUrl)
    const asked = await visitor.launch(platform, 'zoe', link)
    const chosen = await visitor.post('/lti/choice', { ticket: field(asked.text, 'ticket'), copied: 'copy' })
    const copyId = /assessmentId=([0-9a-f-]{36})/.exec(chosen.location!)![1]!
    const zoe = await personOf('zoe', 'tutor')
    await arrive('ada', 'student', link)
    const { body } = await handIn('Work of the copied course.', 'essay.txt', { who: ada, assessmentId: copyId })
    await arrive('ada', 'student')
    await settled(body.id, ['released'], zoe)

    await mark(zoe, body.id, 61)
    await until(() => platform.gradebook['92']?.ada?.score === 61)

    expect(asked.text).toContain('is a copy of <bdi>Course One')
    expect(copyId).not.toBe(assessmentId)
    expect((await call(zoe, 'GET', `/v1/assessments/${assessmentId}`)).status).toBe(404)
    expect((await call(zoe, 'GET', `/v1/assessments/${copyId}`)).body).toMatchObject({ title: 'Essay', aiLevel: 2 })
    expect(platform.grades.ada?.score ?? null).toBeNull()
  })

  test('that uses the same assessment has its marks in the gradebook under which the work was handed in', async () => {
    const { platform, assessmentId, arrive } = await aCourse()
    const { person: tutor } = await arrive('tess', 'tutor')
    const link = platform.copyCourse('course-2')
    const visitor = aVisitor(baseUrl)
    const asked = await visitor.launch(platform, 'tess', link)
    const same = await visitor.post('/lti/choice', { ticket: field(asked.text, 'ticket'), copied: 'same' })
    const { person: ada } = await arrive('ada', 'student')
    const { body } = await handIn('Handed in by the first course.', 'essay.txt', { who: ada, assessmentId })
    await arrive('ada', 'student', link)
    await settled(body.id, ['released'], tutor)

    await mark(tutor, body.id, 58)
    await until(() => platform.grades.ada?.score === 58)

    expect([same.status, same.location]).toEqual([303, `/review?assessmentId=${assessmentId}`])
    expect(platform.gradebook['92']?.ada?.score ?? null).toBeNull()
  })
})

describe('dates that the LMS knows', () => {
  test('are taken over with the opening, and taken away when the LMS takes them away', async () => {
    const { platform, assessmentId, arrive } = await aCourse()
    const dates = async () => {
      const { body } = await call(people.lead, 'GET', `/v1/assessments/${assessmentId}`)
      return [body.opensAt, body.dueAt]
    }
    platform.state.due = '2027-06-12T11:00:00.000Z'
    await arrive('tess', 'tutor')
    const taken = await dates()
    platform.state.due = ''
    await arrive('tess', 'tutor')
    const removed = await dates()
    platform.state.opens = '2027-05-12T11:00:00.000Z'
    await context.queue.add([
      {
        id: `test-${assessmentId}`,
        work: { worker: 'lineItem', submissionId: null, eventId: await linkId(assessmentId) },
      },
    ])

    expect([taken, removed]).toEqual([
      [null, '2027-06-12T11:00:00.000Z'],
      [null, null],
    ])
    await until(async () => (await dates())[0] === '2027-05-12T11:00:00.000Z')
  })

  const linkId = async (assessmentId: string) => {
    const { rows } = await context.db.execute(sql`select id from lti_links where assessment_id = ${assessmentId}`)
    return rows[0]!.id as string
  }
})

test('pages may stand in frames of the LMSs that an admin confirmed, without a setting', async () => {
  const { platform, assessmentId, arrive } = await aCourse()

  const { visitor } = await arrive('ada', 'student')
  const { headers } = await visitor.ask(`/assessments/${assessmentId}/hand-in`)

  expect(headers.get('content-security-policy')).toContain(platform.issuer)
})
