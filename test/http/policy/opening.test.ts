import { expect, test } from 'vitest'
import { signedIn } from '../../pages/visitor.ts'
import { aService } from '../../service.ts'

const service = await aService({ selfChecks: 2 }, { background: false })
const { call, people, publish } = service
const secret = 'Explain why the lighthouse at Northgate was moved inland.'
const published = (opensAt: Date) =>
  publish(people.tutor, { title: 'Exam', brief: secret, aiLevel: 2, guidance: 'Plan.', opensAt })
const sealed = await published(new Date(Date.now() + 86_400_000))

test('a brief is not shown to students or an LMS before the assessment opens, at any door', async () => {
  const visitor = await signedIn(service, people.student)
  const doors = ['/', `/assessments/${sealed.id}`, `/assessments/${sealed.id}/hand-in`, '/permissions', '/assessments']

  const answers = [
    await call(people.student, 'GET', '/v1/assessments'),
    await call(people.student, 'GET', `/v1/assessments/${sealed.id}`),
    await call(people.integration, 'GET', `/v1/assessments/${sealed.id}`),
    ...(await Promise.all(doors.map((path) => visitor.visit(path)))),
  ]

  expect(answers.filter(({ text }) => text.includes('lighthouse'))).toEqual([])
  expect(answers[1]).toMatchObject({ status: 200, body: { brief: '' } })
})

test('its tutors read it early, and everybody once it is open', async () => {
  const open = await published(new Date(Date.now() - 1_000))

  const early = await call(people.tutor, 'GET', `/v1/assessments/${sealed.id}`)
  const later = await call(people.student, 'GET', `/v1/assessments/${open.id}`)

  expect([early.body.brief, later.body.brief]).toEqual([secret, secret])
})

test('a draft can be checked as often as the provider says, and not before the assessment opens', async () => {
  const student = await service.person('student')
  const visitor = await signedIn(service, student)
  const check = async (assessmentId: string) => {
    const path = `/assessments/${assessmentId}/hand-in`
    const form = new FormData()
    form.set('_csrf', await visitor.csrf(path))
    form.set('do', 'check')
    form.set('file', new Blob(['References\nChatGPT. (2025). Tides.']), 'draft.txt')
    return visitor.visit(path, form)
  }

  const early = await check(sealed.id)
  const answers = [await check(service.assessment.id), await check(service.assessment.id)]
  const third = await check(service.assessment.id)

  expect(early.status).toBe(403)
  expect(answers.map(({ text }) => text.includes('What the check found'))).toEqual([true, true])
  expect(third).toMatchObject({ status: 429, text: expect.stringContaining('You can hand in all the same') })
})
