import { expect, test } from 'vitest'
import { until } from '../../flow/webhooks/receiver.ts'
import { aPlatform, type Platform } from '../../lms/lti/platform.ts'
import { aService } from '../../service.ts'
import { aBrowser, axeViolations, open, press, reload } from '../browser.ts'
import { essay, fillReflection } from '../essays.ts'

const { baseUrl, people, call } = await aService({ outsideAllowLoopback: true }, { knowsItsAddress: true })
const browser = await aBrowser()

/** Somebody's own browser window, on the course page of the LMS. */
async function inCourse(platform: Platform, user: string, link: string, arrival: RegExp) {
  const page = await (await browser.newContext()).newPage()
  page.setDefaultTimeout(20_000)
  await open(page, `${platform.issuer}/course?user=${user}&link=${link}`)
  await press(page.getByRole('button', { name: 'Open the assignment' }), arrival)
  return page
}

test('from the course page to the gradebook, in a browser', { timeout: 180_000 }, async () => {
  const platform = await aPlatform()
  platform.state.tool = baseUrl
  await call(people.admin, 'POST', '/v1/lti/registrations', platform.registration)

  // A tutor makes an assessment from inside the LMS; the link goes back by itself.
  const tutor = await inCourse(platform, 'tess', 'deep-linking', /\/lti\/launch$/)
  await tutor.getByRole('heading', { name: 'Choose an assessment' }).waitFor()
  expect(await axeViolations(tutor)).toEqual([])
  await tutor.getByLabel('Title').fill('Essay on observation')
  await tutor.getByLabel('Use of AI', { exact: true }).selectOption('2')
  await tutor.getByLabel('Guidance for students on using AI').fill('AI may help you to understand sources.')
  await press(tutor.getByRole('button', { name: 'Make this assessment' }), /\/deep-links$/)
  await tutor.getByRole('heading', { name: 'Linked' }).waitFor()

  // A student opens the link, hands in with a reflection, and has a receipt.
  const student = await inCourse(platform, 'ada', 'link-1', /\/assessments\/[0-9a-f-]{36}\/hand-in$/)
  await student.setInputFiles('input[type=file]', {
    name: 'essay.pdf',
    mimeType: 'application/pdf',
    buffer: await essay(),
  })
  await student.getByText('essay.pdf (', { exact: false }).waitFor()
  await fillReflection(student, 'nine')
  await press(student.getByRole('button', { name: 'Hand in', exact: true }))
  expect(student.url()).toMatch(/\/submissions\/[0-9a-f-]{36}\?notice=handed-in/)
  const id = /submissions\/([0-9a-f-]{36})/.exec(student.url())![1]!
  await until(() => platform.grades.ada?.activity === 'Submitted')
  expect(platform.grades.ada!.score).toBeNull()

  // The tutor opens the same link, finds the flagged work on the list, and decides with a mark.
  const reviewer = await inCourse(platform, 'tess', 'link-1', /\/review\?assessmentId=/)
  await until(async () => {
    await reload(reviewer)
    return reviewer.locator(`a[href*="/review/${id}"]`).count()
  })
  await open(reviewer, `${baseUrl}/review/${id}`)
  await reviewer.getByLabel(/^No concern/).check()
  await reviewer.getByLabel('Reasons').fill('The tool is named as an author. We talked about how to put that right.')
  await reviewer.locator('input[name="score"]').fill('68')
  await press(reviewer.getByRole('button', { name: 'Check what will be recorded' }))
  await press(reviewer.getByRole('button', { name: 'Record the decision' }))
  await reviewer.getByText('The decision is recorded').waitFor()

  await until(() => platform.grades.ada?.score === 68)
  expect(platform.grades.ada).toMatchObject({ score: 68, maximum: 100, activity: 'Completed', grading: 'FullyGraded' })
})
