import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { addKey } from '../../../../src/db/people/accounts.ts'
import { aFileStore, message, signed } from '../../../flow/webhooks/lms.ts'
import { aReceiver, until } from '../../../flow/webhooks/receiver.ts'
import { aService } from '../../../service.ts'
import { aBrowser, open, press } from '../../browser.ts'
import { fillReflection } from '../../essays.ts'

const { context, baseUrl, people, call, handIn, enrol, owner } = await aService(
  { outsideAllowLoopback: true },
  { knowsItsAddress: true },
)

test('an LMS delivers work by webhook, the student completes it in a browser, and the LMS hears of it', {
  timeout: 120_000,
}, async () => {
  const fileAt = await aFileStore()
  const receiver = await aReceiver()
  const { body: endpoint } = await call(people.admin, 'POST', '/v1/webhook-endpoints', {
    url: receiver.url,
    types: ['submission.reflection_required', 'submission.reflected'],
  })
  const { body: lms } = await call(people.admin, 'POST', '/v1/integrations', {
    name: 'LMS',
    defaults: { aiLevel: 2, guidance: 'Say how.' },
  })
  const heard = (type: string) => until(() => receiver.heard.find(({ body }) => body.includes(`"type":"${type}"`)))
  const opened = async (type: string) => {
    const { body, headers } = await heard(type)
    return new Webhook(endpoint.secret).verify(body, headers as Record<string, string>) as {
      data: Record<string, string>
    }
  }

  // The LMS says that work was handed in there; its file is fetched and the reflection is missed.
  const work = {
    externalSubmissionId: 's1',
    assignment: { externalId: 'a1', title: 'Essay' },
    student: { externalId: 'p1', name: 'Robin Field' },
    files: [fileAt('An essay about rivers.')],
  }
  const sent = signed(lms.secret, message('submission.created', work))
  expect((await fetch(`${baseUrl}/v1/integrations/${lms.id}/webhooks`, { method: 'POST', ...sent })).status).toBe(202)
  const { data } = await opened('submission.reflection_required')
  expect(data).toMatchObject({ status: 'awaiting_reflection', externalSubmissionId: 's1' })

  // The LMS asks for the student's link; nobody else gets one, and not for anybody else's student.
  const acting = {
    id: lms.accountId,
    role: 'integration' as const,
    key: (await addKey(context.db, lms.accountId, 'lms')).key,
  }
  const link = await call(acting, 'POST', `/v1/submissions/${data.submissionId}/student-links`)
  const [made] = await owner('select course_id from assessments where id = $1', [data.assessmentId])
  await enrol(made!.course_id as string, [people.student])
  const foreign = await handIn('Work of another student.', 'x.txt', { assessmentId: data.assessmentId! })
  const refused = [
    await call(people.integration, 'POST', `/v1/submissions/${data.submissionId}/student-links`),
    await call(people.student, 'POST', `/v1/submissions/${data.submissionId}/student-links`),
    await call(acting, 'POST', `/v1/submissions/${foreign.body.id}/student-links`),
  ]
  expect([link.status, foreign.status, ...refused.map(({ status }) => status)]).toEqual([201, 201, 404, 403, 404])

  // The student opens it and completes the work.
  const browser = await aBrowser()
  const page = await browser.newPage()
  page.setDefaultTimeout(20_000)
  await open(page, link.body.signIn)
  await press(page.getByRole('button', { name: /^Continue as/ }))
  await open(page, link.body.page)
  await fillReflection(page, 'seven')
  await press(page.getByRole('button', { name: 'Add the reflection' }))
  await press(page.getByRole('button', { name: 'Yes, add my reflection' }))

  const reflected = await opened('submission.reflected')
  expect(reflected.data).toMatchObject({
    submissionId: data.submissionId,
    status: 'received',
    externalSubmissionId: 's1',
  })
})
