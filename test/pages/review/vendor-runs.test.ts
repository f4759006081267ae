import { expect, test } from 'vitest'
import { aTenant } from '../../flow/vendors/tenant.ts'
import { aBrowser, axeViolations, open, press, signedIn } from '../browser.ts'

const tenant = await aTenant({ requireEula: true })
const browser = await aBrowser()

test('a check that waits elsewhere is a sentence to student and tutor, and the student can let it go on', {
  timeout: 120_000,
}, async () => {
  const id = await tenant.paper()
  await tenant.play(60_000)
  const student = await signedIn(browser, tenant, tenant.learner)
  const tutor = await signedIn(browser, tenant, tenant.people.tutor)

  await open(tutor, `/review/${id}`)
  expect(await tutor.locator('.checks').innerText()).toMatch(
    /has not accepted Turnitin's terms \(since .* (GMT|BST)\)\. It goes on when the student accepts the terms/,
  )
  await open(student, `/submissions/${id}`)
  await student.getByText('It goes on when the student accepts the terms').waitFor()
  await press(student.getByRole('link', { name: 'Read its terms and choose' }))
  await student.getByRole('heading', { name: 'Emulated terms' }).waitFor()
  expect(await axeViolations(student)).toEqual([])
  await press(student.getByRole('button', { name: 'I accept these terms' }))
  await student.getByText('You accepted the terms.').waitFor()
  await tenant.play(3_600_000)

  await open(student, `/submissions/${id}`)
  await student.getByText('Turnitin: the result has been there since').waitFor()
  await open(tutor, `/review/${id}`)
  expect(await tutor.getByRole('link', { name: 'Open Turnitin’s own report' }).count()).toBe(1)
})
