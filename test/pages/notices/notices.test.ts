import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { newId } from '../../../src/db/id.ts'
import { thePerson } from '../../../src/db/notices/recipients.ts'
import { accounts, notices } from '../../../src/db/schema/index.ts'
import { notify } from '../../../src/flow/notices/notify.ts'
import { sendNotice } from '../../../src/flow/notices/send.ts'
import { aService } from '../../service.ts'
import { signedIn } from '../visitor.ts'

const service = await aService({}, { background: false })
const { context, people, person, assessment, handIn, owner } = service

const aNotice = async (personId: string, kind: 'due_date_changed' | 'permission_asked' = 'due_date_changed') => {
  const eventId = newId()
  const about = { assessmentId: assessment.id }
  await context.db.transaction((tx) => notify(tx, { kind, to: thePerson(personId), about, eventId }))
  const [made] = await context.db.select().from(notices).where(eq(notices.eventId, eventId))
  return made!
}

test('a person finds what they were told, with the count of what is unread beside it, and opening one reads it', async () => {
  const student = await person('student', 'Ines Ferreira')
  const other = await aNotice(people.student.id)
  const mine = await aNotice(student.id)
  const visitor = await signedIn(service, student)

  const { text } = await visitor.visit('/notices')

  expect(text).toContain('The due date has changed: Essay')
  expect(text).toMatch(/>Notices <span class="chip">1<span/)
  expect(text).not.toContain(other.id)
  const opened = await visitor.visit(`/notices/${mine.id}`)
  expect(opened.status).toBe(303)
  expect((await visitor.visit('/notices')).text).not.toMatch(/<span class="chip">1/)
  expect((await visitor.visit(`/notices/${other.id}`)).status).toBe(404)
})

test('the newest of 250 notices stands first, and the oldest is found page by page', async () => {
  const student = await person('student')
  for (let count = 0; count < 250; count += 1) await aNotice(student.id)
  const visitor = await signedIn(service, student)
  const ids: string[] = []

  for (let path: string | undefined = '/notices'; path; ) {
    const { text } = await visitor.visit(path)
    ids.push(...[...text.matchAll(/href="\/notices\/([0-9a-f-]{36})"/g)].map(([, id]) => id!))
    path = /href="(\/notices\?cursor=[^"]+)"/.exec(text)?.[1]
  }

  expect(new Set(ids).size).toBe(250)
})

test('without a mail server an admin sees each mail that would have gone out, and it waits on the pages', async () => {
  const student = await person('student')
  await owner('update accounts set email = $2 where id = $1', [student.id, 'ines@example.org'])
  const { body } = await handIn('What I saw.', 'essay.txt', { who: student })
  const [waiting] = await context.db.select().from(notices).where(eq(notices.submissionId, body.id))
  await owner('update notices set claim = $2 where id = $1', [waiting!.id, waiting!.id])

  await sendNotice(context, { ...waiting!, claim: waiting!.id })

  const admin = await signedIn(service, people.admin)
  const { text } = await admin.visit('/admin/mail')
  expect(text).toContain('No mail server is configured')
  expect(text).toContain('ines@example.org')
  expect(text).toContain(`/submissions/${body.id}`)
  const [kept] = await context.db.select().from(notices).where(eq(notices.submissionId, body.id))
  expect(kept).toMatchObject({ channel: 'page', state: 'queued' })
})

test('a mail that failed is sent again by an admin, and no other', async () => {
  const notice = await aNotice(people.lead.id)
  const admin = await signedIn(service, people.admin)
  const again = async () => admin.visit(`/admin/mail/${notice.id}`, { _csrf: await admin.csrf('/account') })
  expect((await again()).status).toBe(409)
  await owner(`update notices set channel = 'email', state = 'failed', failed_at = clock_timestamp() where id = $1`, [
    notice.id,
  ])

  await again()

  const [kept] = await context.db.select().from(notices).where(eq(notices.id, notice.id))
  expect(kept).toMatchObject({ state: 'queued', failedAt: null })
  expect(kept!.nextAttemptAt).not.toBeNull()
})

test('who wants one mail a day gets the required ones at once and the others in a digest', async () => {
  const tutor = await person('tutor')
  await owner('update accounts set email = $2 where id = $1', [tutor.id, 'tutor@example.org'])
  const visitor = await signedIn(service, tutor)

  await visitor.visit('/account/notices', { _csrf: await visitor.csrf('/account'), timing: 'daily' })

  const [chosen] = await context.db.select().from(accounts).where(eq(accounts.id, tutor.id))
  expect(chosen!.noticeTiming).toBe('daily')
  expect(await aNotice(tutor.id, 'permission_asked')).toMatchObject({ inDigest: true, nextAttemptAt: null })
  expect(await aNotice(tutor.id)).toMatchObject({ inDigest: false, channel: 'email' })
})
