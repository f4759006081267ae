import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { newId } from '../../../src/db/id.ts'
import { thePerson } from '../../../src/db/notices/recipients.ts'
import { accounts, notices } from '../../../src/db/schema/index.ts'
import { notify } from '../../../src/flow/notices/notify.ts'
import { aService } from '../../service.ts'

const { context, people, assessment, call, handIn, owner } = await aService({}, { background: false })

const noticesTo = async (personId: string) =>
  context.db.select().from(notices).where(eq(notices.personId, personId)).orderBy(notices.createdAt)

test('a hand-in adds the notice of its receipt in the statement that accepts it', async () => {
  const { body } = await handIn('An essay about what I saw.')

  const mine = (await noticesTo(people.student.id)).filter(({ submissionId }) => submissionId === body.id)

  expect(mine).toMatchObject([{ kind: 'receipt', assessmentId: assessment.id, channel: 'page', state: 'queued' }])
})

test('a request for permission is told to the tutors, its answer to the student', async () => {
  const request = { tools: ['ChatGPT'], purposes: ['outline'], request: 'May I outline with it?' }
  const asked = await call(people.student, 'POST', '/v1/ai-permissions', { ...request, assessmentId: assessment.id })
  const about = { permissionId: asked.body.id, assessmentId: assessment.id }

  await call(people.tutor, 'PUT', `/v1/ai-permissions/${asked.body.id}`, { state: 'granted' })

  const kinds = async (id: string) => (await noticesTo(id)).filter(({ permissionId }) => permissionId === asked.body.id)
  expect(await kinds(people.tutor.id)).toMatchObject([{ kind: 'permission_asked', ...about }])
  expect(await kinds(people.student.id)).toMatchObject([{ kind: 'permission_answered', ...about }])
})

test('the same event tells a person the same thing once, and nobody who may not sign in', async () => {
  const eventId = newId()
  const notice = { kind: 'due_date_changed', about: { assessmentId: assessment.id }, eventId } as const
  await context.db.update(accounts).set({ disabledAt: new Date() }).where(eq(accounts.id, people.auditor.id))

  for (const person of [people.lead, people.lead, people.auditor])
    await context.db.transaction((tx) => notify(tx, { ...notice, to: thePerson(person.id) }))

  expect((await noticesTo(people.lead.id)).filter((one) => one.eventId === eventId)).toHaveLength(1)
  expect(await noticesTo(people.auditor.id)).toEqual([])
})

test('whom a notice tells what does not change, not even for the owner of the table', async () => {
  const change = owner(`update notices set kind = 'receipt', person_id = $1`, [people.lead.id])

  await expect(change).rejects.toMatchObject({ constraint: 'notice_is_fixed' })
})
