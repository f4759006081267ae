import { eq } from 'drizzle-orm'
import { type ParsedMail, simpleParser } from 'mailparser'
import { afterAll, expect, test } from 'vitest'
import { newId } from '../../../src/db/id.ts'
import { noticeAttempts, notices } from '../../../src/db/schema/index.ts'
import { endOfDayAhead } from '../../../src/domain/dates/zone.ts'
import { sendNotice } from '../../../src/flow/notices/send.ts'
import { catchMail } from '../../../tools/mail-catcher/catcher.ts'
import { anAdverseDecision } from '../../adverse.ts'
import { signedIn } from '../../pages/visitor.ts'
import { aService } from '../../service.ts'

const catcher = await catchMail()
afterAll(() => catcher.stop())
const mail = { url: catcher.url, from: 'Candour <notices@example.org>', replyTo: 'registry@example.org' }
const service = await aService({ mail })
const { context, people, person, call, handIn, owner } = service

const aStudent = async () => {
  const email = `${newId()}@example.org`
  const student = await person('student', 'Ines Ferreira')
  await owner('update accounts set email = $2 where id = $1', [student.id, email])
  return { ...student, email }
}
const until = async <T>(look: () => Promise<T | undefined | false>): Promise<T> => {
  for (;;) {
    const found = await look()
    if (found) return found
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
const mailsTo = (to: string): Promise<ParsedMail[]> =>
  Promise.all(catcher.caught.filter((one) => one.to === to).map(({ raw }) => simpleParser(raw)))
const mailAbout = (to: string, subject: string) =>
  until(async () => (await mailsTo(to)).find((one) => one.subject?.startsWith(subject)))
const noticeOf = (submissionId: string, kind = 'evidence_disclosed') =>
  until(async () =>
    (await context.db.select().from(notices).where(eq(notices.submissionId, submissionId))).find(
      (n) => n.kind === kind,
    ),
  )
const noticeIn = (submissionId: string, state: string) =>
  until(async () => {
    const notice = await noticeOf(submissionId)
    return notice.state === state && notice
  })

/** Work under review whose evidence was just disclosed. */
async function disclosedWork() {
  const student = await aStudent()
  const { body } = await handIn(`What I saw on day ${newId()}.`, 'essay.txt', { who: student })
  const path = `/v1/submissions/${body.id}`
  const concern = { code: 'collusion', particulars: 'One page is like a page of another work.' }
  await until(async () => (await call(people.tutor, 'GET', path)).body.status === 'released')
  expect((await call(people.tutor, 'POST', `${path}/concerns`, concern)).status).toBe(201)
  const disclose = () =>
    call(people.tutor, 'POST', `${path}/disclosures`, { message: 'Please look.', items: [{ observation: 'Seen.' }] })
  return { student, path, id: body.id as string, disclose }
}
const turnOf = async (path: string) => (await call(people.tutor, 'GET', path)).body.turn

test('a receipt comes by mail, with the receipt attached, in the thread of its work', async () => {
  const student = await aStudent()
  const { body } = await handIn('An essay about what I saw.', 'essay.txt', { who: student })

  const received = await mailAbout(student.email, 'Your work was received')

  expect(String(received.attachments[0]!.content)).toBe(body.receipt)
  expect(received.references).toBe(`<work.${body.id}@example.org>`)
  expect(received.text).toContain(`/submissions/${body.id}`)
  expect(received.headers.get('auto-submitted')).toBe('auto-generated')
  expect(JSON.stringify(received)).not.toContain('Ferreira')
})

test('the time to respond begins when the mail server takes the notice, which was refused at first', async () => {
  const { student, path, id, disclose } = await disclosedWork()
  catcher.refuse = (to, raw) => (to === student.email && raw ? { code: 451, words: 'Try again later' } : null)
  const { body } = await disclose()
  expect(body).toMatchObject({ responseDays: 10, respondBy: null })
  await until(async () => (await noticeOf(id)).attempts > 0 && (await noticeOf(id)).claim === null)
  expect(await turnOf(path)).toMatchObject({ on: 'student', why: 'notice_under_way' })

  catcher.refuse = () => null
  await owner('update notices set next_attempt_at = clock_timestamp() where person_id = $1', [student.id])
  const { subject, text } = await mailAbout(student.email, 'Please read and answer')

  const { deliveredAt } = await noticeIn(id, 'delivered')
  const respondBy = endOfDayAhead(deliveredAt!, 10, context.config.timeZone)
  expect(await turnOf(path)).toMatchObject({ on: 'student', why: 'to_respond', until: respondBy.toISOString() })
  expect(text).toMatch(/Answer by \d+ \w+ \d{4}\./)
  expect(`${subject} ${text}`).not.toMatch(/Seen|look\.|collusion/)
  const said = await context.db
    .select()
    .from(noticeAttempts)
    .where(eq(noticeAttempts.noticeId, (await noticeOf(id)).id))
  expect(said.map(({ code }) => code).sort()).toEqual([250, 451])
})

test('a notice that is refused for good stops the clock, is on the tutor’s list, and opening the page begins the time', async () => {
  const { student, path, id, disclose } = await disclosedWork()
  catcher.refuse = (to) => (to === student.email ? { code: 550, words: `No mailbox for <${to}>` } : null)
  await disclose()

  await noticeIn(id, 'failed')
  catcher.refuse = () => null

  expect(await turnOf(path)).toMatchObject({ on: 'tutor', why: 'notice_failed' })
  const reasons = 'A page is the same as a page of another work.'
  const referral = anAdverseDecision({ outcome: 'referred', reasons, evidence: [{ observation: 'Seen.' }] })
  const { body } = await call(people.tutor, 'POST', `${path}/proposals`, referral)
  expect(body.fields.map(({ field }: { field: string }) => field)).toEqual(['outcome'])

  await call(student, 'GET', path)

  expect(await turnOf(path)).toMatchObject({ on: 'student', why: 'to_respond' })
})

test('a notice whose sender ended before it saw an answer is with the tutor, who sends it again', async () => {
  const { student, path, id, disclose } = await disclosedWork()
  catcher.refuse = (to, raw) => (to === student.email && raw ? { code: 451, words: 'Try again later' } : null)
  await disclose()
  await until(async () => (await noticeOf(id)).attempts > 0 && (await noticeOf(id)).claim === null)
  catcher.refuse = () => null
  // What a process leaves behind that was killed between the end of the message and the answer.
  await owner(
    `update notices set state = 'sent', sent_at = clock_timestamp(), next_attempt_at = null, claim = gen_random_uuid(),
       claimed_until = clock_timestamp() + interval '1 hour' where id = $1`,
    [(await noticeOf(id)).id],
  )
  const tutor = await signedIn(service, people.tutor)
  const inTime = await turnOf(path)
  await owner('update notices set claimed_until = clock_timestamp() where person_id = $1', [student.id])
  const unknown = await turnOf(path)
  const { text } = await tutor.visit(`/review/${id}`)

  await tutor.visit(`/review/${id}/notices`, { _csrf: await tutor.csrf('/account') })

  expect(inTime).toMatchObject({ on: 'student', why: 'notice_under_way' })
  expect(unknown).toMatchObject({ on: 'tutor', why: 'notice_failed' })
  expect(text).toContain('Whether this mail reached the student is not known: Please read and answer')
  await noticeIn(id, 'delivered')
  expect(await turnOf(path)).toMatchObject({ on: 'student', why: 'to_respond' })
  expect((await tutor.visit(`/review/${id}`)).text).not.toContain('Send again')
})

test('a job that runs twice, or comes too late, sends nothing twice', async () => {
  const student = await aStudent()
  const { body } = await handIn('An essay about play.', 'essay.txt', { who: student })
  await mailAbout(student.email, 'Your work was received')
  const [sent] = await context.db.select().from(notices).where(eq(notices.submissionId, body.id))

  await Promise.all([1, 2].map(() => sendNotice(context, { ...sent!, claim: newId() })))

  expect(await mailsTo(student.email)).toHaveLength(1)
})

test('half way and a day before its end the student is reminded, once each', async () => {
  const { student, id, disclose } = await disclosedWork()
  await disclose()
  await noticeIn(id, 'delivered')
  const move = (days: number) =>
    owner(
      `update response_windows set at = at - make_interval(days => $1), respond_by = respond_by - make_interval(days => $1) where submission_id = $2`,
      [days, id],
    )

  await owner('alter table response_windows disable trigger user')
  await move(6)
  await owner('alter table response_windows enable trigger user')
  const { remind } = await import('../../../src/flow/notices/remind.ts')
  await remind(context)
  await remind(context)
  await mailAbout(student.email, 'Half of your time')
  await owner('alter table response_windows disable trigger user')
  await move(4)
  await owner('alter table response_windows enable trigger user')
  await remind(context)
  await remind(context)

  await mailAbout(student.email, 'Your time to answer ends tomorrow')
  const subjects = (await mailsTo(student.email)).map(({ subject }) => subject!.split(':')[0])
  expect(subjects.sort()).toEqual([
    'Half of your time to answer has passed',
    'Please read and answer',
    'Your time to answer ends tomorrow',
    'Your work was received',
  ])
})
