import { eq, sql } from 'drizzle-orm'
import type { JWTPayload } from 'jose'
import { describe, expect, test } from 'vitest'
import { addKey } from '../../../src/db/people/accounts.ts'
import { ltiReports } from '../../../src/db/schema/index.ts'
import { claimRoster } from '../../../src/flow/lti/roster.ts'
import { reconcile } from '../../../workers/reconcile.ts'
import { aPlatform, type Deviations, names } from '../../lms/lti/platform.ts'
import { aVisitor, field } from '../../lms/lti/visitor.ts'
import { signedIn } from '../../pages/visitor.ts'
import { aService, type Person } from '../../service.ts'
import { until } from '../webhooks/receiver.ts'

const { context, baseUrl, people, call, enrol, handIn, settled } = await aService(
  { outsideAllowLoopback: true },
  { knowsItsAddress: true },
)

/** A course with one assessment, a student and a tutor who came through it, and what the platform was told. */
async function aCourse(deviations: Deviations = {}) {
  const platform = await aPlatform(deviations)
  platform.state.tool = baseUrl
  const { body: registration } = await call(people.admin, 'POST', '/v1/lti/registrations', platform.registration)
  const visitor = aVisitor(baseUrl)
  const chosen = await visitor.launch(platform, 'tess', 'deep-linking')
  const made = await visitor.post('/lti/choice', {
    ticket: field(chosen.text, 'ticket'),
    title: 'Essay',
    aiLevel: '2',
    guidance: 'Say how you used AI.',
  })
  await fetch(`${platform.issuer}/deep-links`, {
    method: 'POST',
    body: new URLSearchParams({ JWT: field(made.text, 'JWT') }),
  })
  const arrive = async (user: string): Promise<Person> => {
    await aVisitor(baseUrl).launch(platform, user, 'link-1')
    const { rows } = await context.db.execute(sql`
      select accounts.id, accounts.role from identities join accounts on accounts.id = account_id
      where subject = ${user} and issuer like ${`lti ${registration.id}%`}`)
    const { id, role } = rows[0] as { id: string; role: Person['role'] }
    return { id, role, key: (await addKey(context.db, id, 'test')).key }
  }
  const assessmentId = platform.links['link-1']!.custom.candour_assessment!
  const reports = async () =>
    (await call(people.admin, 'GET', `/v1/lti/registrations/${registration.id}`)).body.reports as {
      kind: string
      state: string
      detail: string
      id: string
    }[]
  const told = (kind: string, n = 1) =>
    until(async () => {
      const found = (await reports()).filter((one) => one.kind === kind && one.state !== 'waiting')
      return found.length >= n && found
    })
  const scores = () =>
    platform.received.filter(({ path }) => path.endsWith('/scores')).map(({ body }) => JSON.parse(body))
  return { platform, registration, assessmentId, arrive, reports, told, scores }
}

const flagged = 'An essay about tides.\n\nReferences\n\nChatGPT (2025) Personal communication about tides.\n'

async function decided(id: string, tutor: Person, score?: number) {
  await settled(id, ['released', 'under_review'], tutor)
  await call(tutor, 'POST', `/v1/submissions/${id}/concerns`, {
    code: 'plagiarism',
    particulars: 'I want to talk about this.',
  })
  const decision = {
    outcome: 'no_concern',
    reasons: 'The reference list needs another look.',
    ...(score !== undefined && { score }),
  }
  return call(tutor, 'POST', `/v1/submissions/${id}/decisions`, decision)
}

describe('from the course to the gradebook', () => {
  test.each<[string, Deviations]>([
    ['as the standard says', {}],
    ['with a line item that has to be looked for', { lineItemNotNamed: true }],
    ['with names hidden and several audiences', { namesHidden: true, severalAudiences: true }],
  ])('a student hands in, a tutor decides, and the score arrives, %s', async (_name, deviation) => {
    const { platform, assessmentId, arrive, told, scores } = await aCourse(deviation)
    const student = await arrive('ada')
    const { body: receipt } = await handIn(flagged, 'essay.md', { who: student, assessmentId })
    await told('submitted')
    const tutor = await arrive('tess')

    const seen = await settled(receipt.id, ['under_review'], tutor)
    const afterHandIn = { ...platform.grades.ada }
    await decided(receipt.id, tutor, 72)
    await told('score')

    expect(receipt.receipt).toBeTruthy()
    expect(seen.flags.map(({ detector }: { detector: string }) => detector)).toContain('ai-author-citation')
    expect(afterHandIn).toMatchObject({ score: null, activity: 'Submitted', grading: 'PendingManual' })
    expect(platform.grades.ada).toMatchObject({
      score: 72,
      maximum: 100,
      activity: 'Completed',
      grading: 'FullyGraded',
    })
    expect(scores().filter(({ scoreGiven }) => scoreGiven !== undefined)).toHaveLength(1)
  })

  test('a decision without a score says nothing to the gradebook, and no detector ever does', async () => {
    const { platform, assessmentId, arrive, told, scores, reports } = await aCourse()
    const student = await arrive('ada')
    const tutor = await arrive('tess')
    const { body } = await handIn(flagged, 'essay.md', { who: student, assessmentId })
    await told('submitted')

    await decided(body.id, tutor)
    await until(async () => (await call(tutor, 'GET', `/v1/submissions/${body.id}`)).body.status === 'decided')

    expect(scores()).toHaveLength(1)
    expect((await reports()).map(({ kind }) => kind)).toEqual(['submitted'])
    expect(platform.grades.ada!.score).toBeNull()
  })

  test('a grade that is in the gradebook is not erased by the news that work was handed in', async () => {
    const { platform, assessmentId, arrive, told, scores } = await aCourse()
    platform.grades.ada = {
      score: 77,
      maximum: 100,
      activity: 'Completed',
      grading: 'FullyGraded',
      timestamp: '2026-01-01T00:00:00.000Z',
    }
    const student = await arrive('ada')

    await handIn('An essay that comes after its grade.', 'essay.txt', { who: student, assessmentId })

    expect(await told('submitted')).toMatchObject([{ state: 'skipped', detail: expect.stringContaining('erase') }])
    expect([platform.grades.ada.score, scores()]).toEqual([77, []])
  })

  test('a score that a person gave is not erased by a newer attempt', async () => {
    const { platform, assessmentId, arrive, told } = await aCourse()
    const [student, tutor] = [await arrive('ada'), await arrive('tess')]
    const { body } = await handIn('A first attempt.', 'essay.txt', { who: student, assessmentId })
    await decided(body.id, tutor, 64)
    await told('score')

    await handIn('A second attempt.', 'essay.txt', { who: student, assessmentId })

    const [newest] = await told('submitted', 2)
    expect(newest).toMatchObject({ state: 'skipped' })
    expect(platform.grades.ada!.score).toBe(64)
  })

  test('nothing is told where nobody can see whether a grade exists', async () => {
    const { assessmentId, arrive, told, scores } = await aCourse({ resultsNotReadable: true })
    const student = await arrive('ada')

    await handIn('An essay in the dark.', 'essay.txt', { who: student, assessmentId })

    expect(await told('submitted')).toMatchObject([{ state: 'skipped' }])
    expect(scores()).toEqual([])
  })

  test('a gradebook that is away is told later, and a score above its maximum is not told', async () => {
    const { platform, assessmentId, arrive, told, reports } = await aCourse()
    const [student, tutor] = [await arrive('ada'), await arrive('tess')]
    platform.state.trouble = 1
    const { body } = await handIn('An essay in hard times.', 'essay.txt', { who: student, assessmentId })
    const waiting = await until(async () => (await reports()).find(({ detail }) => detail))
    await context.db
      .update(ltiReports)
      .set({ nextAttemptAt: sql`clock_timestamp() - interval '1 hour'` })
      .where(eq(ltiReports.id, waiting.id))

    await reconcile(context)
    await told('submitted')
    platform.state.maximum = 10
    await decided(body.id, tutor, 72)

    expect(waiting).toMatchObject({ state: 'waiting', detail: expect.stringContaining('tried again') })
    expect(await told('score')).toMatchObject([{ state: 'failed', detail: expect.stringContaining('72') }])
  })

  test('the database refuses a score that no decision carries', async () => {
    const { assessmentId, arrive } = await aCourse()
    const student = await arrive('ada')
    const { body } = await handIn('An essay without a mark.', 'essay.txt', { who: student, assessmentId })

    await expect(
      context.db.execute(sql`insert into lti_reports (id, link_id, submission_id, event_id, kind)
        select gen_random_uuid(), id, ${body.id}, gen_random_uuid(), 'score' from lti_links where assessment_id = ${assessmentId}`),
    ).rejects.toMatchObject({ cause: { constraint: 'score_has_mark' } })
  })
})

describe('a due date that the LMS knows', () => {
  const dueAt = async (assessmentId: string) =>
    (await call(people.lead, 'GET', `/v1/assessments/${assessmentId}`)).body.dueAt as string | null
  const [may, june, july] = ['2027-05-12T11:00:00.000Z', '2027-06-12T11:00:00.000Z', '2027-07-12T11:00:00.000Z']

  test('is taken over from the launch of a tutor, and so is a change there, but what was changed here stays', async () => {
    const { platform, assessmentId, arrive } = await aCourse()
    await arrive('tess')
    const none = await dueAt(assessmentId)
    platform.state.due = '2027-05-12T12:00:00+01:00'
    const tutor = await arrive('tess')
    const taken = await dueAt(assessmentId)
    platform.state.due = june
    await arrive('tess')
    const changed = await dueAt(assessmentId)
    await call(tutor, 'POST', `/v1/assessments/${assessmentId}/versions`, {
      dueAt: july,
      reason: 'The library closes.',
    })
    await arrive('tess')

    expect([none, taken, changed, await dueAt(assessmentId)]).toEqual([null, may, june, july])
    const { body } = await call(tutor, 'GET', `/v1/assessments/${assessmentId}/versions`)
    expect(body.items.map(({ reason, changedBy }: Record<string, string>) => [reason, changedBy])).toEqual([
      ['The library closes.', tutor.id],
      ['The LMS changed the due date.', null],
      ['The LMS changed the due date.', null],
      ['', expect.anything()],
    ])
  })

  test('counts from the launch of a student only where there is none, because it may be theirs alone', async () => {
    const { platform, assessmentId, arrive } = await aCourse()
    platform.state.due = may
    await arrive('ada')
    const first = await dueAt(assessmentId)
    platform.state.due = june
    await arrive('ben')

    expect([first, await dueAt(assessmentId)]).toEqual([may, may])
  })

  test('is read from the line item in the background', async () => {
    const { platform, assessmentId, arrive } = await aCourse()
    platform.state.ends = june

    await arrive('ada')

    expect(await until(() => dueAt(assessmentId))).toBe(june)
  })

  test('changes nothing where it lies before the opening, and the launch goes on', async () => {
    const { platform, assessmentId, arrive } = await aCourse()
    const tutor = await arrive('tess')
    await call(tutor, 'POST', `/v1/assessments/${assessmentId}/versions`, {
      opensAt: june,
      reason: 'It opens in June.',
    })
    platform.state.due = may

    const { status } = await aVisitor(baseUrl).launch(platform, 'tess', 'link-1')

    expect([status, await dueAt(assessmentId)]).toEqual([303, null])
  })
})

/** What some hours would do: the rosters of a platform are due again. */
const makeDue = (registrationId: string) =>
  context.db.execute(
    sql`update lti_contexts set next_attempt_at = clock_timestamp(), attempts = 0 where registration_id = ${registrationId}`,
  )
/** Lets the roster of one context be read once more, after a reading that is under way. */
async function readAgain(contextId: string) {
  const standing = async () => {
    const { rows } = await context.db.execute(sql`
      select roster_read_at::text as at, claim is null and next_attempt_at > clock_timestamp() as rests
      from lti_contexts where id = ${contextId}`)
    return rows[0] as { at: string; rests: boolean }
  }
  const before = await until(async () => ((await standing()).rests ? standing() : undefined))
  await context.db.execute(sql`update lti_contexts set next_attempt_at = clock_timestamp() where id = ${contextId}`)
  await until(async () => (await standing()).at !== before.at)
}

describe('a roster', () => {
  test('is read page by page when a person comes: those on it are enrolled, and who left it is no longer', async () => {
    const { platform, assessmentId, arrive, registration } = await aCourse({ shortRoles: true })
    const tim = await arrive('tim')
    const before = await call(tim, 'GET', `/v1/assessments/${assessmentId}`)
    const members = async () => {
      const { rows } = await context.db.execute(sql`
        select subject, enrolments.role, until is null as open from enrolments
        join identities on identities.account_id = enrolments.account_id
        join lti_contexts on lti_contexts.id = source_id
        where registration_id = ${registration.id} order by subject`)
      return rows
    }
    await until(async () => (await members()).length === 4)
    platform.people.tim!.status = 'Inactive'

    await makeDue(registration.id)
    await until(async () => (await members()).some(({ open }) => !open))

    expect(await members()).toEqual([
      { subject: 'ada', role: 'student', open: true },
      { subject: 'ben', role: 'student', open: true },
      { subject: 'tess', role: 'tutor', open: true },
      { subject: 'tim', role: 'tutor', open: false },
    ])
    expect([before.status, (await call(tim, 'GET', `/v1/assessments/${assessmentId}`)).status]).toEqual([200, 404])
  })
})

describe('a roster is read by itself', () => {
  const read = async (registrationId: string) => {
    const { rows } = await context.db.execute(sql`
      select roster_read_at is not null as read, next_attempt_at > clock_timestamp() + interval '4 hours' as later, attempts
      from lti_contexts where registration_id = ${registrationId}`)
    return rows[0]!
  }
  const settledOf = (registrationId: string) =>
    until(async () => ((await read(registrationId)).later ? read(registrationId) : undefined))

  test('again after some hours, so that who leaves it is enrolled no longer though nobody launches', async () => {
    const { platform, assessmentId, arrive, registration } = await aCourse({ shortRoles: true })
    const ada = await arrive('ada')
    await settledOf(registration.id)
    platform.people.ada!.status = 'Deleted'

    await makeDue(registration.id)
    const again = await settledOf(registration.id)

    expect(again).toMatchObject({ read: true, attempts: 0 })
    await until(async () => (await call(ada, 'GET', `/v1/assessments/${assessmentId}`)).status === 404)
  })

  test('but not once its course has ended', async () => {
    const { arrive, registration } = await aCourse({ shortRoles: true })
    await arrive('ada')
    await settledOf(registration.id)
    await context.db.execute(sql`update courses set ends_on = current_date - 2
      where id in (select course_id from lti_contexts where registration_id = ${registration.id})`)
    await makeDue(registration.id)

    const taken = await claimRoster(context)

    expect(taken).toBeNull()
  })
})

describe('an assessment belongs to the course that it was offered in', () => {
  const rosterClaim = `${names.spec}lti-nrps/claim/namesroleservice`
  const inCourse = (id: string) => ({
    claims: (claims: JWTPayload) => {
      const roster = claims[rosterClaim] as { context_memberships_url: string }
      return {
        ...claims,
        [`${names.claim}context`]: { id, title: `Course ${id}` },
        [rosterClaim]: { ...roster, context_memberships_url: `${roster.context_memberships_url}?course=${id}` },
      }
    },
  })
  const contexts = async (assessmentId: string) =>
    (await call(people.lead, 'GET', `/v1/assessments/${assessmentId}/lti-contexts`)).body.items as {
      contextId: string
      title: string
      state: string
    }[]
  const tutorOf = async (registration: { id: string }, subject: string): Promise<Person> => {
    const { rows } = await context.db.execute(sql`
      select account_id as id from identities where subject = ${subject} and issuer = ${`lti ${registration.id} tutor`}`)
    const { id } = rows[0] as { id: string }
    return { id, role: 'tutor', key: (await addKey(context.db, id, 'test')).key }
  }

  /** A course with an assessment, a second course whose copied link names it, and somebody who teaches there. */
  async function aCopiedCourse() {
    const course = await aCourse()
    const { platform, assessmentId } = course
    const { roles } = platform.people.tess!
    platform.people.zoe = { name: 'Zoe Elsewhere', roles, course: 'course-2' }
    platform.links['copied-link'] = { title: 'Essay', custom: { candour_assessment: assessmentId } }
    const open = (user: string) => aVisitor(baseUrl).launch(platform, user, 'copied-link', inCourse('course-2'))
    /** A tutor opens the copied link and asks for the same assessment. */
    const ask = async (user: string) => {
      const visitor = aVisitor(baseUrl)
      const { text } = await visitor.launch(platform, user, 'copied-link', inCourse('course-2'))
      return visitor.post('/lti/choice', { ticket: field(text, 'ticket'), copied: 'same' })
    }
    return { ...course, open, ask }
  }

  test('a teacher of another course who names it sees nothing of it, and its tutors are asked', async () => {
    const { registration, assessmentId, arrive, open, ask } = await aCopiedCourse()
    const student = await arrive('ada')
    const { body } = await handIn('Work of the first course.', 'essay.txt', { who: student, assessmentId })

    const [asking, student2, again] = [await open('zoe'), await open('ben'), await ask('zoe')]

    const zoe = await tutorOf(registration, 'zoe')
    expect([asking.status, student2.status, again.status]).toEqual([200, 403, 403])
    expect(asking.text).toContain('The same assessment, or a copy of it for this course?')
    expect(student2.text).toContain('Your tutor has not said yet')
    expect(again.text).toContain('The tutors of that assessment have been asked')
    expect(again.headers.get('set-cookie') ?? '').not.toContain('candour=')
    expect((await call(zoe, 'GET', `/v1/assessments/${assessmentId}`)).status).toBe(404)
    expect((await call(zoe, 'GET', `/v1/submissions/${body.id}`)).status).toBe(404)
    expect(await contexts(assessmentId)).toMatchObject([
      { title: 'Course One', state: 'open' },
      { title: 'Course course-2', state: 'asked' },
    ])
  })

  test('a due date of a link in another course changes none here', async () => {
    const { platform, assessmentId, arrive, open, ask } = await aCopiedCourse()
    const tess = await arrive('tess')
    await ask('zoe')
    const [, second] = await contexts(assessmentId)
    await call(tess, 'PUT', `/v1/assessments/${assessmentId}/lti-contexts/${second!.contextId}`, { state: 'open' })
    platform.links['copied-link']!.custom.candour_due_at = '$ResourceLink.submission.endDateTime'
    platform.state.due = '2027-05-12T11:00:00Z'

    const opened = await open('zoe')

    expect(opened.status).toBe(303)
    expect((await call(tess, 'GET', `/v1/assessments/${assessmentId}`)).body.dueAt).toBeNull()
  })

  test('a yes by a tutor of the assessment opens it, and a no ends what the other course gave', async () => {
    const { registration, assessmentId, arrive, open, ask } = await aCopiedCourse()
    const tess = await arrive('tess')
    await ask('zoe')
    const zoe = await tutorOf(registration, 'zoe')
    const [first, second] = await contexts(assessmentId)
    const answer = (who: Person, contextId: string, state: string) =>
      call(who, 'PUT', `/v1/assessments/${assessmentId}/lti-contexts/${contextId}`, { state })

    const byHerself = await answer(zoe, second!.contextId, 'open')
    const yes = await answer(tess, second!.contextId, 'open')
    const opened = await open('zoe')
    const seen = await call(zoe, 'GET', `/v1/assessments/${assessmentId}`)
    const ofTheHosts = await answer(zoe, first!.contextId, 'refused')
    await answer(tess, second!.contextId, 'refused')

    expect([byHerself.status, yes.status, opened.status, seen.status, ofTheHosts.status]).toEqual([
      404, 200, 303, 200, 403,
    ])
    expect((await call(zoe, 'GET', `/v1/assessments/${assessmentId}`)).status).toBe(404)
    expect((await call(tess, 'GET', `/v1/assessments/${assessmentId}`)).status).toBe(200)
    expect((await open('zoe')).text).toContain('Its tutors have said that it is not used here')
  })

  test('a roster and a launch end only what came from their own course', async () => {
    const { platform, registration, assessmentId, arrive, open, ask } = await aCopiedCourse()
    const [tess, tim] = [await arrive('tess'), await arrive('tim')]
    const [, second] = [await ask('zoe'), (await contexts(assessmentId))[1]!]
    const zoe = await tutorOf(registration, 'zoe')
    await call(people.lead, 'PUT', `/v1/assessments/${assessmentId}/lti-contexts/${second.contextId}`, {
      state: 'open',
    })
    await open('zoe')
    await open('tim')
    const { rows: of } = await context.db.execute(sql`select course_id from assessments where id = ${assessmentId}`)
    await enrol(of[0]!.course_id as string, [people.tutor])
    await until(async () => {
      const { rows } = await context.db.execute(sql`
        select from enrolments join identities on identities.account_id = enrolments.account_id
        where subject = 'ben' and issuer = ${`lti ${registration.id}`}`)
      return rows.length > 0
    })
    const may = async (...who: Person[]) =>
      Promise.all(who.map(async (one) => (await call(one, 'GET', `/v1/assessments/${assessmentId}`)).status))

    for (const user of ['tess', 'tim', 'zoe']) platform.people[user]!.status = 'Inactive'
    await readAgain(second.contextId)
    const afterTheRosterOfTheOther = await may(tess, tim, zoe, people.tutor)
    platform.people.tess!.roles = platform.people.ada!.roles
    await aVisitor(baseUrl).launch(platform, 'tess', 'link-1')

    expect(afterTheRosterOfTheOther).toEqual([200, 200, 404, 200])
    expect(await may(tess, tim, people.tutor)).toEqual([404, 200, 200])
  })

  test('its page lists the courses and takes the answer', async () => {
    const { assessmentId, arrive, ask } = await aCopiedCourse()
    const tess = await arrive('tess')
    await ask('zoe')
    const visitor = await signedIn({ context, baseUrl }, tess)
    const [, second] = await contexts(assessmentId)
    const list = await visitor.visit('/assessments')
    const page = await visitor.visit(`/assessments/${assessmentId}`)

    const _csrf = await visitor.csrf(`/assessments/${assessmentId}`)
    await visitor.visit(`/assessments/${assessmentId}/lti-contexts/${second!.contextId}`, {
      _csrf,
      state: 'open',
      _confirmed: 'yes',
    })

    expect(list.text).toContain('A course asks to use it')
    expect(page.text).toContain('Course course-2')
    expect((await contexts(assessmentId))[1]).toMatchObject({ state: 'open' })
  })
})

describe('setting an LMS up', () => {
  test('an LMS registers itself with an invitation, once, and works when an admin has said yes', async () => {
    const platform = await aPlatform()
    platform.state.tool = baseUrl
    const { body: invite } = await call(people.admin, 'POST', '/v1/lti/invites')
    const visitor = aVisitor(baseUrl)
    const opened = `${invite.url}&${new URLSearchParams({ openid_configuration: `${platform.issuer}/.well-known/openid-configuration`, registration_token: 'reg' })}`
    const page = await visitor.ask(opened)
    const form = Object.fromEntries(
      ['openid_configuration', 'registration_token', 'invite'].map((name) => [name, field(page.text, name)]),
    )

    const uninvited = await visitor.post('/lti/register', { ...form, invite: 'guessed' })
    const registered = await visitor.post('/lti/register', form)
    const again = await visitor.post('/lti/register', form)
    const early = await visitor.login(platform, 'ada', 'link-1')
    const { body: list } = await call(people.admin, 'GET', '/v1/lti/registrations')
    const waiting = list.items.find(({ issuer }: { issuer: string }) => issuer === platform.issuer)
    await call(people.admin, 'POST', `/v1/lti/registrations/${waiting.id}/confirmations`)
    const { begun } = await visitor.login(platform, 'ada', 'link-1')

    expect([uninvited.status, registered.status, again.status, early.begun.status, begun.status]).toEqual([
      404, 200, 404, 400, 302,
    ])
    expect(waiting).toMatchObject({ state: 'waiting', clientId: platform.clientId })
    expect(platform.registrations).toHaveLength(1)
    expect(platform.registrations[0]).toMatchObject({
      redirect_uris: [`${baseUrl}/lti/launch`],
      initiate_login_uri: `${baseUrl}/lti/login`,
      jwks_uri: `${baseUrl}/lti/jwks`,
      scope: expect.not.stringContaining('nrps'),
    })
  })

  test('a deployment that nobody knows waits for an admin', async () => {
    const { platform, registration } = await aCourse()
    const elsewhere = { claims: (claims: object) => ({ ...claims, [`${names.claim}deployment_id`]: 'new-place' }) }

    const refused = await aVisitor(baseUrl).launch(platform, 'tess', 'deep-linking', elsewhere)
    const { body } = await call(people.admin, 'GET', `/v1/lti/registrations/${registration.id}`)
    await call(people.admin, 'POST', `/v1/lti/registrations/${registration.id}/deployments`, {
      deploymentId: 'new-place',
    })
    const let_in = await aVisitor(baseUrl).launch(platform, 'tess', 'deep-linking', elsewhere)

    expect(body.deployments).toContainEqual(expect.objectContaining({ deploymentId: 'new-place', state: 'waiting' }))
    expect([refused.status, let_in.status]).toEqual([403, 200])
  })

  test('a registration that was closed lets nobody in', async () => {
    const { platform, registration } = await aCourse()
    await call(people.admin, 'POST', `/v1/lti/registrations/${registration.id}/closures`)

    expect((await aVisitor(baseUrl).login(platform, 'ada', 'link-1')).begun.status).toBe(400)
  })

  test('a new key signs while the one before stays published, and neither shows its private half', async () => {
    const before = await (await fetch(`${baseUrl}/lti/jwks`)).json()
    await call(people.admin, 'POST', '/v1/lti/keys')
    const after = await (await fetch(`${baseUrl}/lti/jwks`)).json()

    expect([before.keys.length, after.keys.length]).toEqual([1, 2])
    expect(after.keys[0]).toEqual(before.keys[0])
    expect(JSON.stringify(after)).not.toMatch(/"(d|p|q|dp|dq|qi)"/)
    const { rows } = await context.db.execute(sql`select encode(private_jwk, 'escape') as kept from lti_keys`)
    expect(rows.every(({ kept }) => !String(kept).includes('"kty"'))).toBe(true)
  })

  test('a page tells the admin of the LMS what to paste where', async () => {
    const { text, headers } = await aVisitor(baseUrl).ask('/lti/setup')

    for (const url of ['/lti/login', '/lti/launch', '/lti/jwks']) expect(text).toContain(baseUrl + url)
    for (const name of ['Moodle', 'Canvas', 'Blackboard', 'Brightspace']) expect(text).toContain(name)
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  test('is for admins, and addresses that are never fetched are refused at once', async () => {
    const platform = await aPlatform()

    const wrong = await call(people.admin, 'POST', '/v1/lti/registrations', {
      ...platform.registration,
      jwksUrl: 'https://10.0.0.1/certs',
    })
    const twice = [
      await call(people.admin, 'POST', '/v1/lti/registrations', platform.registration),
      await call(people.admin, 'POST', '/v1/lti/registrations', platform.registration),
    ]

    expect([wrong.status, ...twice.map(({ status }) => status)]).toEqual([422, 201, 409])
    for (const who of [people.student, people.tutor, people.lead, people.integration]) {
      expect((await call(who, 'GET', '/v1/lti/registrations')).status).toBe(403)
    }
  })
})
