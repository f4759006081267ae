import { type ParsedMail, simpleParser } from 'mailparser'
import { afterAll, expect, test } from 'vitest'
import { newId } from '../src/db/id.ts'
import { addKey } from '../src/db/people/accounts.ts'
import { dayInWords, timeInWords, wallTimeOf } from '../src/domain/dates/zone.ts'
import { verifyAudit } from '../src/flow/audit/verify-audit.ts'
import { findOutages } from '../src/flow/dates/outages.ts'
import { remind } from '../src/flow/notices/remind.ts'
import { catchMail } from '../tools/mail-catcher/catcher.ts'
import { anAdverseDecision } from './adverse.ts'
import { signedIn } from './pages/visitor.ts'
import { noAi } from './samples.ts'
import { aService, type Person } from './service.ts'

/** A term of two courses with three hundred people. Each test goes on from the one before it. */
const catcher = await catchMail()
afterAll(() => catcher.stop())
const mail = { url: catcher.url, from: 'Candour <notices@example.org>', replyTo: 'registry@example.org' }
const service = await aService({ mail })
const { context, config, people, baseUrl, call, handIn, settled, owner } = service

const [minute, day] = [60_000, 86_400_000]
const ahead = (ms: number) => new Date(Math.floor((Date.now() + ms) / minute) * minute)
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)
const [play, history] = ['Learning through play', 'History of childhood']
const nameOf = (number: number) => `Student ${String(number).padStart(3, '0')}`
const emailOf = (name: string) => `${name.toLowerCase().replace(/\W+/g, '.')}@term.example`

/** 296 students and 4 tutors. Two of the students are in both courses. */
const members = {
  [play]: { students: numbers(1, 150).map(nameOf), tutors: ['Tutor Ada', 'Tutor Bo'] },
  [history]: { students: numbers(149, 296).map(nameOf), tutors: ['Tutor Cy', 'Tutor Di'] },
}
const line = (course: string, role: string) => (name: string) => `${course};${role};"${name}";${emailOf(name)};`
const rosterText = `\ufeffcourse;role;name;email;externalId\r\n${Object.entries(members)
  .flatMap(([course, { students, tutors }]) => [
    ...students.map(line(course, 'student')),
    ...tutors.map(line(course, 'tutor')),
  ])
  .join('\r\n')}`

const person = new Map<string, Person>()
const who = (name: string) => person.get(emailOf(name))!
const assessment = {} as Record<'essay' | 'report' | 'project', string>
const dueAt = { essay: ahead(7 * day), report: ahead(-30 * minute), project: ahead(14 * day) }

const until = async <T>(look: () => Promise<T | undefined | false>): Promise<T> => {
  for (;;) {
    const found = await look()
    if (found) return found
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
const rowsOf = async (sql: string, values: unknown[] = []) => (await context.db.$client.query(sql, values)).rows
const parsed = new Map<Buffer, ParsedMail>()
/** The mails with a subject, and to whom each went. */
async function mails(subject: string) {
  for (const { raw } of catcher.caught) if (!parsed.has(raw)) parsed.set(raw, await simpleParser(raw))
  return catcher.caught
    .map(({ to, raw }) => ({ ...parsed.get(raw)!, to }))
    .filter((one) => one.subject!.startsWith(subject))
}
/** The same once there are so many of them. */
const mailsOnce = (count: number, subject: string) =>
  until(async () => {
    const found = await mails(subject)
    return found.length >= count && found
  })
/** The titles on all pages of a list. */
async function titlesFor(reader: Person, list: 'courses' | 'assessments'): Promise<string[]> {
  const { body } = await call(reader, 'GET', `/v1/${list}?limit=100`)
  expect(body.nextCursor).toBeNull()
  return body.items.map(({ title }: { title: string }) => title).sort()
}

test('three hundred people and two courses come in from one file, and the same file again changes nothing', async () => {
  const importing = async (query: string) => {
    const headers = { authorization: `Bearer ${people.admin.key}`, 'content-type': 'text/csv' }
    const sent = await fetch(new URL(`/v1/imports${query}`, baseUrl), { method: 'POST', headers, body: rosterText })
    return (await sent.json()) as { applied: boolean; counts: Record<string, number> }
  }

  const preview = await importing('')
  const applied = await importing('?mode=apply')
  const again = await importing('?mode=apply')

  const counts = { coursesAdded: 2, peopleAdded: 300, enrolled: 302, problems: 0 }
  expect(preview).toMatchObject({ applied: false, counts })
  expect(applied).toMatchObject({ applied: true, counts })
  expect(again.counts).toMatchObject({ unchanged: 302, coursesAdded: 0, peopleAdded: 0, enrolled: 0 })
  for (const { id, role, email } of await rowsOf(
    "select id, role, email from accounts where email like '%@term.example'",
  ))
    person.set(email, { id, role, key: (await addKey(context.db, id, 'term')).key })
  expect(person.size).toBe(300)
})

test('tutors publish three assessments in their courses, by a form and by the API, and in no other course', async () => {
  const { body } = await call(people.lead, 'GET', '/v1/courses')
  const courseIds = Object.fromEntries(body.items.map(({ id, title }: Record<string, string>) => [title, id]))
  const plain = { brief: 'Write.', aiLevel: 2, guidance: 'AI may help you to understand sources.' }
  const publish = (tutor: string, course: string, title: 'report' | 'project') =>
    call(who(tutor), 'POST', '/v1/assessments', {
      ...plain,
      courseId: courseIds[course],
      title: `The ${title}`,
      dueAt: dueAt[title].toISOString(),
    })

  const ada = await signedIn(service, who('Tutor Ada'))
  const { location } = await ada.visit('/assessments/new', {
    ...plain,
    aiLevel: '2',
    courseId: courseIds[play]!,
    title: 'The essay',
    dueAt: wallTime(dueAt.essay),
    _csrf: await ada.csrf('/assessments/new'),
    _confirmed: 'yes',
  })
  const [report, project] = [await publish('Tutor Bo', play, 'report'), await publish('Tutor Cy', history, 'project')]
  const elsewhere = await publish('Tutor Cy', play, 'report')

  expect([report.status, project.status, elsewhere.status]).toEqual([201, 201, 404])
  assessment.essay = /assessments\/([^?]+)/.exec(location!)![1]!
  Object.assign(assessment, { report: report.body.id, project: project.body.id })
  expect((await call(people.lead, 'GET', `/v1/assessments/${assessment.essay}`)).body.dueAt).toBe(
    dueAt.essay.toISOString(),
  )
})

test('an extension reaches its student by mail and on the start page, with the time until when', async () => {
  const granted = ahead(10 * day)
  const path = `/assessments/${assessment.essay}/outstanding`
  const ada = await signedIn(service, who('Tutor Ada'))
  const form = { studentIds: who(nameOf(7)).id, until: wallTime(granted), ground: 'incident', note: 'A private note.' }

  expect((await ada.visit(path, { ...form, _csrf: await ada.csrf(path), _confirmed: 'yes' })).status).toBe(303)

  const [told] = await mailsOnce(1, 'You have more time: The essay')
  expect(told).toMatchObject({ to: emailOf(nameOf(7)) })
  expect(told!.text).toContain(`Hand in by ${timeInWords(granted, config.timeZone)}.`)
  expect(told!.text).not.toContain('private')
  const student = await signedIn(service, who(nameOf(7)))
  expect((await student.visit('/')).text).toContain(timeInWords(granted, config.timeZone))
  const other = await signedIn(service, who(nameOf(8)))
  expect((await other.visit('/')).text).not.toContain(timeInWords(granted, config.timeZone))
})

test('a standing adjustment gives one student three more days for everything', async () => {
  const path = `/v1/accounts/${who(nameOf(3)).id}/adjustments`

  expect((await call(people.lead, 'POST', path, { days: 3 })).status).toBe(201)

  const student = await signedIn(service, who(nameOf(3)))
  expect((await student.visit('/')).text).toContain(
    dayInWords(new Date(dueAt.essay.getTime() + 3 * day), config.timeZone),
  )
})

test('an outage over a due date is added to it for those whom it kept from handing in, who are told', async () => {
  const [from, end] = [ahead(-10 * 60 * minute), ahead(-90 * minute)]
  await owner('insert into heartbeats (id, started_at, last_at) values (gen_random_uuid(), $1, $2)', [from, end])

  await findOutages(context)

  const told = await mailsOnce(149, 'The due date has changed: The report')
  // All of the course but the student whose adjustment gives them until later anyhow.
  const kept = members[play]!.students.filter((name) => name !== nameOf(3))
  expect(told.map(({ to }) => to).sort()).toEqual(kept.map(emailOf).sort())
  const { body } = await call(people.lead, 'GET', '/v1/outages')
  expect(body.items).toMatchObject([{ cause: 'unreachable', granted: true, decidedBy: null, students: 149 }])
  expect(told[0]!.text).toMatch(/Hand in by \d+ \w+ \d{4}, \d\d:\d\d \w+\./)
})

const reminder = (title: string) => `The due date comes near: The ${title}`
const flagged =
  'Play lets children set the problem.\n\nReferences\nChatGPT. (2025). How play supports development. https://chatgpt.com\n'
let caseId = ''

test('250 works are handed in, and each receipt says which due date applied', async () => {
  const students = (course: string, count: number) => members[course]!.students.slice(0, count)
  const queue = [
    ...[...students(play, 120), nameOf(121)]
      .filter((name) => name !== nameOf(7))
      .map((name) => ({ name, title: 'essay' as const })),
    ...students(play, 61)
      .filter((name) => name !== nameOf(3))
      .map((name) => ({ name, title: 'report' as const })),
    ...members[history]!.students.slice(-70).map((name) => ({ name, title: 'project' as const })),
  ]
  const because: Record<string, number> = {}
  const sender = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { name, title } = next
      const isCase = name === nameOf(1) && title === 'essay'
      const options = { who: who(name), assessmentId: assessment[title], reflection: noAi() }
      const { status, body } = await handIn(isCase ? flagged : `What I saw on day ${newId()}.`, 'work.txt', options)
      expect(status).toBe(201)
      const claims = JSON.parse(Buffer.from(body.receipt.split('.')[1], 'base64url').toString())
      expect(claims.late).toBe(false)
      because[claims.dueBecause] = (because[claims.dueBecause] ?? 0) + 1
      if (isCase) caseId = body.id
    }
  }
  expect(queue).toHaveLength(250)

  await Promise.all(numbers(1, 4).map(sender))

  expect(because).toEqual({ base: 189, adjustment: 1, outage: 60 })
}, 120_000)

test('each work is receipted by one mail with the receipt attached', async () => {
  const receipts = await mailsOnce(250, 'Your work was received')
  expect(new Set(receipts.map(({ messageId }) => messageId)).size).toBe(250)
  expect(receipts.every(({ attachments }) => attachments.length === 1)).toBe(true)
}, 120_000)

test('all but the one that cites a tool as an author are released, and its tutor finds that one', async () => {
  await until(
    async () => (await rowsOf("select from submissions where status in ('received', 'extracted')")).length === 0,
  )

  const byStatus = await rowsOf('select status, count(*)::int from submissions group by status order by status')
  const { body } = await call(who('Tutor Ada'), 'GET', '/v1/submissions?status=under_review')

  expect(byStatus).toEqual([
    { status: 'released', count: 249 },
    { status: 'under_review', count: 1 },
  ])
  expect(body.items.map(({ id }: { id: string }) => id)).toEqual([caseId])
}, 120_000)

test('those who have not handed in are on the list of their tutors, page by page, and the extension is there', async () => {
  const path = `/v1/assessments/${assessment.essay}/outstanding-work`
  const missing = async (reader: Person, path: string) => {
    const items: { studentName: string; isExtended: boolean; dueAt: string }[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { body } = await call(reader, 'GET', `${path}${cursor && `?cursor=${cursor}`}`)
      items.push(...body.items)
      cursor = body.nextCursor
    }
    return items
  }

  const essay = await missing(who('Tutor Bo'), path)
  const report = await missing(who('Tutor Bo'), `/v1/assessments/${assessment.report}/outstanding-work`)

  expect(essay.map(({ studentName }) => studentName)).toEqual([nameOf(7), ...numbers(122, 150).map(nameOf)])
  expect(essay.filter(({ isExtended }) => isExtended).map(({ studentName }) => studentName)).toEqual([nameOf(7)])
  expect(report).toHaveLength(90)
  expect((await call(who('Tutor Cy'), 'GET', path)).status).toBe(404)
  const ada = await signedIn(service, who('Tutor Ada'))
  expect((await ada.visit(`/assessments/${assessment.essay}/outstanding`)).text).toContain(nameOf(150))
})

test('those who have not handed in are reminded of the due date once, but for those who were just given a later one', async () => {
  context.config.dueSoonHours = 15 * 24

  await Promise.all([remind(context), remind(context)])

  const [essay, project] = [await mailsOnce(29, reminder('essay')), await mailsOnce(78, reminder('project'))]
  const addressees = (told: { to: string }[]) => told.map(({ to }) => to).sort()
  expect(addressees(essay)).toEqual(numbers(122, 150).map(nameOf).map(emailOf))
  expect(addressees(project)).toEqual(numbers(149, 226).map(nameOf).map(emailOf))
  expect(essay[0]!.text).toContain(`Hand in by ${timeInWords(dueAt.essay, config.timeZone)}.`)
  expect(await mails(reminder('report'))).toEqual([])
}, 60_000)

test('work that no person has opened for days is brought to its tutors once, and to no other tutor', async () => {
  await owner("update submissions set status_since = status_since - interval '6 days' where id = $1", [caseId])

  await remind(context)
  await remind(context)

  const told = await mailsOnce(2, 'Work waits for a person: The essay')
  expect(told.map(({ to }) => to).sort()).toEqual([emailOf('Tutor Ada'), emailOf('Tutor Bo')])
})

const student = nameOf(1)
const turn = async () => (await call(who('Tutor Ada'), 'GET', `/v1/submissions/${caseId}`)).body.turn
let evidence: { flagId: string }[] = []

test('evidence is disclosed, and while its mail does not arrive no time runs and no adverse outcome is possible', async () => {
  const { flags } = await settled(caseId, ['under_review'], who('Tutor Ada'))
  evidence = [{ flagId: flags.find(({ detector }: { detector: string }) => detector === 'ai-author-citation').id }]
  catcher.refuse = (to, raw) => (raw && to === emailOf(student) ? { code: 451, words: 'Try again later' } : null)
  const items = { message: 'Please look at this entry.', items: evidence }

  const disclosed = await call(who('Tutor Ada'), 'POST', `/v1/submissions/${caseId}/disclosures`, items)
  await until(async () => (await rowsOf('select from notice_attempts where code = 451')).length > 0)

  expect(disclosed).toMatchObject({ status: 201, body: { responseDays: 10, respondBy: null } })
  expect(await turn()).toMatchObject({ on: 'student', why: 'notice_under_way' })
  const referral = anAdverseDecision({ outcome: 'referred', evidence })
  const refused = await call(who('Tutor Ada'), 'POST', `/v1/submissions/${caseId}/proposals`, referral)
  expect(refused.body.code).toBe('DECISION_INCOMPLETE')
  const visitor = await signedIn(service, who(student))
  expect((await visitor.visit('/')).text).toContain('Please read what your tutor has shown you')
})

test('once the mail arrives the time to answer runs, and the start page leads with its last day', async () => {
  catcher.refuse = () => null
  await until(
    async () =>
      (await rowsOf('select from notices where submission_id = $1 and claim is not null', [caseId])).length === 0,
  )
  await owner(
    'update notices set next_attempt_at = clock_timestamp() where submission_id = $1 and next_attempt_at is not null',
    [caseId],
  )

  const [told] = await mailsOnce(1, 'Please read and answer: The essay')
  const running = await until(async () => (await turn()).why === 'to_respond' && turn())

  expect(told).toMatchObject({ to: emailOf(student), references: `<work.${caseId}@example.org>` })
  expect(told!.text).not.toMatch(/ChatGPT|entry|Student|Ada/)
  const answerBy = `Answer by ${dayInWords(new Date(running.until), config.timeZone)}`
  expect(told!.text).toContain(answerBy)
  const { text } = await (await signedIn(service, who(student))).visit('/')
  expect(withoutTags(text)).toContain(answerBy)
  expect(text.indexOf('Answer by')).toBeLessThan(text.indexOf('Use of AI'))
})

test('half way through and a day before its end the student is reminded, once each', async () => {
  for (const left of [4 * day, day / 2]) {
    const seconds = Math.round((new Date((await turn()).until).getTime() - Date.now() - left) / 1_000)
    await moveWindow(-seconds)
    await remind(context)
    await remind(context)
    await moveWindow(seconds)
  }

  const told = [
    ...(await mailsOnce(1, 'Half of your time to answer has passed: The essay')),
    ...(await mailsOnce(1, 'Your time to answer ends tomorrow: The essay')),
  ]
  expect(told.map(({ to }) => to)).toEqual([emailOf(student), emailOf(student)])
})

test('the student answers on the page, a tutor hears of it and decides, and the student reads the decision', async () => {
  const visitor = await signedIn(service, who(student))
  const path = `/submissions/${caseId}`
  const form = new FormData()
  form.set('_csrf', await visitor.csrf(path))
  form.set('text', 'I followed a guide of my library that cites it like this.')

  expect((await visitor.visit(`${path}/responses`, form)).location).toBe(`${path}?notice=responded`)
  const heard = await mailsOnce(2, 'A student has responded: The essay')
  expect(await turn()).toMatchObject({ on: 'tutor', why: 'to_answer' })
  const { responses } = (await call(who('Tutor Ada'), 'GET', `/v1${path}`)).body
  const reasons = 'The entry follows a library guide; this policy asks for another form.'
  const answers = [{ responseId: responses[0].id, text: 'Thank you, that explains it.' }]
  const decision = { outcome: 'advice_given', reasons, evidence, answers }
  expect((await call(who('Tutor Ada'), 'POST', `/v1${path}/decisions`, decision)).status).toBe(201)

  const [told] = await mailsOnce(1, 'A decision about your work: The essay')
  expect(heard.map(({ to }) => to).sort()).toEqual([emailOf('Tutor Ada'), emailOf('Tutor Bo')])
  expect(told).toMatchObject({ to: emailOf(student) })
  expect(told!.text).not.toContain('library')
  expect((await visitor.visit(path)).text).toContain(reasons)
  expect(await turn()).toMatchObject({ on: 'nobody' })
})

test('each of the three hundred people finds their own courses and assessments and no other', async () => {
  const titles = { [play]: ['The essay', 'The report'], [history]: ['The project'] }
  const courses = (name: string) =>
    [history, play].filter((course) => [...members[course]!.students, ...members[course]!.tutors].includes(name))

  for (const name of new Set(Object.values(members).flatMap(({ students, tutors }) => [...students, ...tutors]))) {
    const own = courses(name)
    expect([name, await titlesFor(who(name), 'courses')]).toEqual([name, own])
    const set = own.flatMap((course) => titles[course]!).sort()
    expect([name, await titlesFor(who(name), 'assessments')]).toEqual([name, set])
  }
}, 120_000)

test('what is of another course is not there, by the API, on the pages and in the mail', async () => {
  const [stranger, otherTutor] = [who(nameOf(200)), who('Tutor Cy')]
  const statuses = async (reader: Person, paths: string[]) => {
    const visitor = await signedIn(service, reader)
    const answers = paths.map((path) => (path.startsWith('/v1') ? call(reader, 'GET', path) : visitor.visit(path)))
    return (await Promise.all(answers)).map(({ status }) => status)
  }
  const work = [`/v1/submissions/${caseId}`, `/v1/submissions/${caseId}/text`, `/submissions/${caseId}`]
  const set = [`/v1/assessments/${assessment.essay}`, `/assessments/${assessment.essay}`]

  const asStudent = await statuses(stranger, [...work, ...set, `/assessments/${assessment.essay}/hand-in`])
  const asTutor = await statuses(otherTutor, [...work.slice(0, 2), ...set, `/review/${caseId}`])
  const sent = await handIn('Work.', 'work.txt', { who: stranger, assessmentId: assessment.essay, reflection: noAi() })
  const listed = (await call(otherTutor, 'GET', '/v1/submissions?limit=200')).body.items
  const { text } = await (await signedIn(service, otherTutor)).visit('/review')

  expect(new Set([...asStudent, ...asTutor, sent.status])).toEqual(new Set([404]))
  const inProject = await rowsOf('select id from submissions where assessment_id = $1', [assessment.project])
  const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id).sort()
  expect(idsOf(listed)).toEqual(idsOf(inProject))
  expect(listed).toHaveLength(70)
  expect(text).not.toMatch(/The essay|The report/)
  const readers = { essay: members[play]!, report: members[play]!, project: members[history]! }
  for (const [title, { students, tutors }] of Object.entries(readers)) {
    const own = new Set([...students, ...tutors].map(emailOf))
    const about = (await mails('')).filter(({ subject }) => subject!.endsWith(`: The ${title}`))
    expect(about.filter(({ to }) => !own.has(to))).toEqual([])
  }
})

test('no mail came twice, none is left, and the log of the term holds', async () => {
  await until(async () => (await rowsOf('select from notices where next_attempt_at is not null')).length === 0)

  const all = await mails('')

  expect(new Set(all.map(({ messageId }) => messageId)).size).toBe(all.length)
  expect(
    await rowsOf("select kind from notices where channel = 'email' and state not in ('delivered', 'read')"),
  ).toEqual([])
  expect((await verifyAudit(context, people.auditor, '')).problems).toEqual([])
})

/** A time as a form takes it, in the zone of the provider. */
const wallTime = (at: Date) => wallTimeOf(at, config.timeZone)
const withoutTags = (html: string) => html.replace(/<[^>]*>/g, '')

/** Moves the time to answer by so many seconds: what the clock would do, which is the database's here. */
async function moveWindow(seconds: number) {
  await owner('alter table response_windows disable trigger user')
  await owner(
    `update response_windows set at = at + make_interval(secs => $1), respond_by = respond_by + make_interval(secs => $1)
     where submission_id = $2`,
    [seconds, caseId],
  )
  await owner('alter table response_windows enable trigger user')
}
