import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { ltiDeployments } from '../../../../src/db/schema/index.ts'
import { message, signed } from '../../../flow/webhooks/lms.ts'
import { aReceiver, until } from '../../../flow/webhooks/receiver.ts'
import { aService } from '../../../service.ts'
import { aBrowser, axeViolations, open, press, pressHere, reload, signedIn } from '../../browser.ts'

const { context, baseUrl, people, call, assessment } = await aService({ outsideAllowLoopback: true })
const browser = await aBrowser()
const admin = await signedIn(browser, { context, baseUrl }, people.admin)

const pressButton = (page: Page, name: string) => press(page.getByRole('button', { name }).first())

test('an LMS is registered by hand with the addresses of its kind filled in, and its deployment confirmed', {
  timeout: 90_000,
}, async () => {
  await open(admin, '/admin')
  await press(admin.getByRole('link', { name: 'LMS by LTI' }))
  await press(admin.getByRole('link', { name: 'Add by hand' }))
  await admin.getByLabel('Platform', { exact: true }).selectOption('moodle')
  await admin.getByLabel('Its address').fill('https://moodle.example.org/')
  await pressButton(admin, 'Fill in')
  expect(await admin.getByLabel('Token address').inputValue()).toBe('https://moodle.example.org/mod/lti/token.php')
  await pressButton(admin, 'Register this LMS')
  await admin.getByText('The client id is still empty.').first().waitFor()
  expect(await axeViolations(admin)).toEqual([])
  expect(await admin.getByLabel('Token address').inputValue()).toBe('https://moodle.example.org/mod/lti/token.php')
  await admin.getByLabel('Name').fill('Our Moodle')
  await admin.getByLabel('Client id').fill('abc')
  await pressButton(admin, 'Register this LMS')
  await admin.getByText('The LMS is registered.').waitFor()
  const id = new URL(admin.url()).pathname.split('/').at(-1)!
  await context.db.insert(ltiDeployments).values({ registrationId: id, deploymentId: '17', state: 'waiting' })

  await open(admin, '/admin')
  await press(admin.getByRole('link', { name: 'One deployment waits for your confirmation.' }))
  await press(admin.getByRole('link', { name: 'Our Moodle' }))
  await pressButton(admin, 'Confirm')
  await pressButton(admin, 'Yes, confirm it')
  await admin.getByText('The deployment is confirmed.').waitFor()

  await pressButton(admin, 'Close this registration')
  await pressButton(admin, 'Yes, close it')
  await admin.getByText('nobody comes in by it any more').waitFor()
  const { body } = await call(people.admin, 'GET', `/v1/lti/registrations/${id}`)
  expect(body).toMatchObject({ state: 'closed', deployments: [{ deploymentId: '17', state: 'active' }] })
})

test('an address that is never fetched is refused beside its field, and nothing typed is lost', async () => {
  await open(admin, '/admin/webhooks')
  await admin.getByLabel('Address').fill('http://10.0.0.1/hooks')
  await admin.getByLabel('What it is for').fill('Dashboard')
  await pressButton(admin, 'Add this endpoint')

  await admin.locator('[id$=url-problem]').waitFor()
  expect(await admin.getByLabel('What it is for').inputValue()).toBe('Dashboard')
  expect(await axeViolations(admin)).toEqual([])
})

test('an endpoint shows its secret once, and what was sent to it with what came back', async () => {
  const receiver = await aReceiver()
  await open(admin, '/admin/webhooks')
  await admin.getByLabel('Address').fill(receiver.url)
  await admin.getByLabel('What it is for').fill('Timetable')
  await pressButton(admin, 'Add this endpoint')
  const secret = await admin.locator('.notice .digest').innerText()
  expect(secret).toMatch(/^whsec_/)
  expect(await axeViolations(admin)).toEqual([])

  await open(admin, '/admin/webhooks')
  await press(admin.getByRole('link', { name: 'Timetable' }))
  expect(await admin.content()).not.toContain(secret)
  receiver.answers.push({ status: 500, body: 'It is <b>broken</b>.' })
  await pressButton(admin, 'Send a test message')
  await until(async () => {
    await reload(admin)
    return (await admin.locator('.entry').innerText()).includes('Given up')
  })
  await pressHere(admin.getByText('Request and response'))
  expect(await admin.locator('.entry').innerText()).toContain('It is <b>broken</b>.')
  expect(await admin.locator('.entry').innerText()).toContain(receiver.heard[0]!.body)

  await pressButton(admin, 'Send again')
  await until(async () => {
    await reload(admin)
    return (await admin.locator('.entry').first().innerText()).includes('Delivered')
  })
  expect(receiver.heard[1]!.body).toBe(receiver.heard[0]!.body)

  await pressButton(admin, 'Make a new secret')
  await pressButton(admin, 'Yes, make a new secret')
  expect(await admin.locator('.notice .digest').innerText()).not.toBe(secret)
  await pressButton(admin, 'Switch off')
  await admin.locator('.chip', { hasText: 'Switched off' }).waitFor()
  await pressButton(admin, 'Remove')
  await pressButton(admin, 'Yes, remove it')
  await admin.getByText('The endpoint is removed.').waitFor()
})

test('an LMS that speaks by webhook is set up, and what could not be applied is applied after a word of the admin', async () => {
  await open(admin, '/admin/integrations')
  await pressButton(admin, 'Add this LMS')
  await admin.locator('[id$=name-problem]').waitFor()
  await admin.getByLabel('Name', { exact: true }).fill('Our LMS')
  await pressButton(admin, 'Add this LMS')
  const secret = await admin.locator('.notice .digest').innerText()
  expect(await axeViolations(admin)).toEqual([])
  const address = await admin.locator('dd.digest').innerText()
  await open(admin, '/admin/integrations')
  await press(admin.getByRole('link', { name: 'Our LMS' }))
  const work = {
    externalSubmissionId: 's1',
    assignment: { externalId: 'a1', title: 'Essay' },
    student: { externalId: 'p1', name: 'Robin Field' },
    files: [{ url: 'https://files.example.org/1', filename: 'essay.txt' }],
  }
  const sent = signed(secret, message('submission.created', work))
  const path = new URL(address).pathname
  expect((await fetch(`${baseUrl}${path}`, { method: 'POST', ...sent })).status).toBe(202)
  await until(async () => {
    await reload(admin)
    return (await admin.locator('#events ~ .table').innerText()).includes('Waiting for a person')
  })
  expect(await admin.content()).not.toContain('Robin Field')
  await pressButton(admin, 'Try again')
  await admin.getByText('It is applied once more.').waitFor()

  await admin.getByLabel('The assignment’s id in the LMS').fill('a1')
  await admin.getByLabel('Assessment here').fill(assessment.id)
  await pressButton(admin, 'They are the same')
  await pressButton(admin, 'Yes, they are the same')

  await admin.getByText('From now on they are the same').waitFor()
  await pressButton(admin, 'Switch off')
  await admin.locator('.chip', { hasText: 'Switched off' }).waitFor()
})

test('nobody but an admin opens these pages', async () => {
  const tutor = await signedIn(browser, { context, baseUrl }, people.tutor)

  for (const path of ['/admin/lms', '/admin/webhooks', '/admin/integrations']) {
    expect((await open(tutor, path)).status()).toBe(403)
  }
})
