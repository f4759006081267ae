import { count, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditEvents, drafts, flags, formDrafts, runs, submissions } from '../../../../src/db/schema/index.ts'
import { aService } from '../../../service.ts'
import { aBrowser, open, press, pressHere, signedIn } from '../../browser.ts'
import { essay, fillReflection } from '../../essays.ts'

const service = await aService()
const { context, people, assessment, publish } = service
const browser = await aBrowser()
const withoutScripts = { javaScriptEnabled: false }
const tray = async () => ({ name: 'tray.pdf', mimeType: 'application/pdf', buffer: await essay() })

test('without scripts, each problem stands beside its field and the file is sent once only', {
  timeout: 60_000,
}, async () => {
  const page = await signedIn(browser, service, await service.person('student'), withoutScripts)
  await open(page, `/assessments/${assessment.id}/hand-in`)
  await page.setInputFiles('input[type=file]', await tray())
  await page.getByLabel('Yes, I used AI').check()

  await press(page.getByRole('button', { name: 'Hand in', exact: true }))

  await page.getByRole('heading', { name: /things need another look/ }).waitFor()
  const tool = page.getByLabel('Tool', { exact: true })
  expect(await tool.getAttribute('aria-invalid')).toBe('true')
  expect(
    await page.locator(`#${(await tool.getAttribute('aria-describedby'))!.split(' ').at(-1)}`).innerText(),
  ).toContain('empty')
  await pressHere(page.getByRole('link', { name: /^Use 1, Tool/ }))
  expect(new URL(page.url()).hash).toBe('#f-uses-0-tool')
  expect(await page.getByText('tray.pdf (').isVisible()).toBe(true)
  await fillReflection(page, 'four')
  await press(page.getByRole('button', { name: 'Hand in', exact: true }))
  expect(page.url()).toMatch(/\/submissions\/.*handed-in/)
  await page.getByRole('link', { name: 'tray.pdf' }).waitFor()
})

test('what is missing and what was said twice are named in one answer', { timeout: 60_000 }, async () => {
  const page = await signedIn(browser, service, await service.person('student'), withoutScripts)
  await open(page, `/assessments/${assessment.id}/hand-in`)
  await page.setInputFiles('input[type=file]', await tray())
  await fillReflection(page, 'nine')
  const twice = await page.getByLabel('How did you use it?').inputValue()
  await page.getByLabel('Tool', { exact: true }).fill('')
  await page.getByLabel('Looking back').fill(twice)

  await press(page.getByRole('button', { name: 'Hand in', exact: true }))

  await page.getByRole('heading', { name: /2 things need another look/ }).waitFor()
  const links = await page.locator('#problems a').allInnerTexts()
  expect(links.map((text) => text.split(':')[0])).toEqual(['Use 1, Tool', 'Looking back'])
  await page.getByLabel('Tool', { exact: true }).fill('ChatGPT')
  await page.getByLabel('Looking back').fill('It was too sure of itself about question nine.')
  await press(page.getByRole('button', { name: 'Hand in', exact: true }))
  expect(page.url()).toMatch(/\/submissions\/.*handed-in/)
})

test('without scripts, uses are added and removed and nothing typed is lost', { timeout: 60_000 }, async () => {
  const page = await signedIn(browser, service, await service.person('student'), withoutScripts)
  await open(page, `/assessments/${assessment.id}/hand-in`)
  await fillReflection(page, 'five')
  await press(page.getByRole('button', { name: 'Add another use of AI' }))
  await page.getByLabel('Tool', { exact: true }).nth(1).fill('Copilot')

  await press(page.getByRole('button', { name: 'Remove use 1' }))

  expect(await page.getByLabel('Tool', { exact: true }).count()).toBe(1)
  expect(await page.getByLabel('Tool', { exact: true }).inputValue()).toBe('Copilot')
  expect(await page.getByLabel('Looking back').inputValue()).toContain('question five')
})

test('work without AI is a full answer of its own', { timeout: 60_000 }, async () => {
  const page = await signedIn(browser, service, await service.person('student'))
  await open(page, `/assessments/${assessment.id}/hand-in`)
  await page.setInputFiles('input[type=file]', {
    name: 'notes.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('What I saw.'),
  })
  await page.getByText('notes.txt (').waitFor()
  await page.getByLabel('No, I worked without AI').check()
  expect(await page.getByLabel('How did you use it?').isVisible()).toBe(false)
  await page.getByLabel('Spelling check').check()
  await page.getByLabel('Why did you work without AI?').fill('I wanted my own words.')
  await page.getByLabel('How does this work connect').fill('My first placement gave me the examples.')
  await page.getByLabel('This is my own work').check()

  await press(page.getByRole('button', { name: 'Hand in', exact: true }))

  expect(page.url()).toMatch(/handed-in/)
})

test('a draft comes back on another device, and only to its student', { timeout: 60_000 }, async () => {
  const student = await service.person('student')
  const page = await signedIn(browser, service, student)
  await open(page, `/assessments/${assessment.id}/hand-in`)
  await page.getByLabel('Yes, I used AI').check()
  await page.getByLabel('Tool', { exact: true }).fill('DeepL')
  await page.getByText('Draft saved at').waitFor()

  const elsewhere = await signedIn(browser, service, student, withoutScripts)
  await open(elsewhere, `/assessments/${assessment.id}/hand-in`)
  const somebody = await signedIn(browser, service, await service.person('student'), withoutScripts)
  await open(somebody, `/assessments/${assessment.id}/hand-in`)

  expect(await elsewhere.getByLabel('Tool', { exact: true }).inputValue()).toBe('DeepL')
  expect(await elsewhere.getByLabel('Yes, I used AI').isChecked()).toBe(true)
  expect(await somebody.content()).not.toContain('DeepL')
})

test('the self-check shows what it found and leaves no trace for staff', { timeout: 60_000 }, async () => {
  const own = await publish(people.tutor, {
    title: 'Checked',
    brief: '',
    aiLevel: 2,
    guidance: 'As agreed.',
  })
  const page = await signedIn(browser, service, await service.person('student'), withoutScripts)
  await open(page, `/assessments/${own.id}/hand-in`)
  await page.setInputFiles('input[type=file]', await tray())
  const events = async () => (await context.db.select({ all: count() }).from(auditEvents))[0]!.all
  const before = await events()

  await press(page.getByRole('button', { name: 'Check my draft first' }))

  await page.getByRole('heading', { name: 'What the check found' }).waitFor()
  expect(await page.locator('article.flag blockquote').first().innerText()).toContain('ChatGPT')
  expect(await events()).toBe(before)
  const [work] = await context.db.select({ all: count() }).from(submissions).where(eq(submissions.assessmentId, own.id))
  expect(work!.all).toBe(0)
  const tutor = await signedIn(browser, service, people.tutor)
  await open(tutor, `/review?assessmentId=${own.id}`)
  expect(await tutor.getByText('Nothing waits here.').isVisible()).toBe(true)
  expect(
    (await context.db.select().from(runs).innerJoin(flags, eq(flags.runId, runs.id)).limit(1)).length,
  ).toBeLessThan(2)
})

test('a second click on the button hands in once', { timeout: 60_000 }, async () => {
  const student = await service.person('student')
  const page = await signedIn(browser, service, student)
  await open(page, `/assessments/${assessment.id}/hand-in`)
  await page.setInputFiles('input[type=file]', await tray())
  await page.getByText('tray.pdf (').waitFor()
  await fillReflection(page, 'six')
  const form = (await page.evaluate(`[...new FormData(document.querySelector('form[data-upload]'))]
    .filter(([, value]) => typeof value === 'string')`)) as [string, string][]
  const send = () =>
    page.request.post(`/assessments/${assessment.id}/hand-in`, {
      multipart: Object.fromEntries([...form, ['do', 'hand-in']]),
      maxRedirects: 0,
    })

  const answers = await Promise.all([send(), send()])
  // What the page had typed is saved a moment later by its script; here that moment comes last, whenever it comes.
  const late = await page.request.post('/drafts', {
    form: Object.fromEntries(form),
    headers: { accept: 'application/json' },
  })

  expect([...answers, late].map((answer) => answer.status())).toEqual([303, 303, 409])
  expect(new Set(answers.map((answer) => answer.headers().location)).size).toBe(1)
  expect(await context.db.select().from(submissions).where(eq(submissions.studentId, student.id))).toHaveLength(1)
  expect(await context.db.select().from(drafts).where(eq(drafts.accountId, student.id))).toHaveLength(0)
  const words = await context.db.select().from(formDrafts).where(eq(formDrafts.accountId, student.id))
  expect(words).toMatchObject([{ sent: true, fields: [] }])
})

test('a dropped connection or too large a file is said in words', { timeout: 60_000 }, async () => {
  const page = await signedIn(browser, service, await service.person('student'))
  await open(page, `/assessments/${assessment.id}/hand-in`)
  await page.route('**/uploads', (route) => route.abort())

  await page.setInputFiles('input[type=file]', await tray())

  await page.getByText('The connection was lost while the file was being sent.').waitFor()
})
