import { expect, test } from 'vitest'
import { aService } from '../../service.ts'
import { aBrowser, axeViolations, signedIn as browserOf, open, press } from '../browser.ts'
import { aVisitor, signedIn } from '../visitor.ts'

const service = await aService()
const { people, handIn, call, baseUrl } = service
const essay = 'A short essay about play.'
const { id } = (await handIn(essay)).body
const token = (await call(people.student, 'GET', `/v1/submissions/${id}`)).body.receipt as string
const anyone = aVisitor(baseUrl)
const browser = await aBrowser()

const check = (receipt: string, file?: string) => {
  const form = new FormData()
  form.set('receipt', receipt)
  if (file !== undefined) form.set('file', new Blob([file]), 'essay.txt')
  return anyone.visit('/receipts/verify', form)
}

test.each([
  ['the file of the receipt', essay, 'verdict right', '✓', 'This is the file of the receipt'],
  ['another file', 'Another essay.', 'verdict wrong', '✗', 'This is not the file of the receipt'],
  ['no file', undefined, 'verdict open', 'i', 'The receipt is genuine'],
])('without a sign-in, %s is told by colour, sign and words', async (_, file, look, sign, title) => {
  const { status, text } = await check(token, file)

  expect(status).toBe(200)
  expect(text).toContain(`class="${look}"`)
  expect(text).toMatch(new RegExp(`<span class="sign" aria-hidden="true">${sign}</span>${title}`))
  expect(text).toContain(`<title>${title} · Candour</title>`)
  expect(text).toContain(id)
})

test('a check names no student, assessment or file to a person who only holds the receipt', async () => {
  const { text } = await check(token, essay)
  const own = await (await signedIn(service, people.student)).visit(`/receipts/verify?receipt=${token}`)

  const title = service.assessment.title
  for (const name of [title, 'essay.txt']) expect(text).not.toContain(name)
  expect(own.text).toContain(title)
})

test('a receipt that was changed comes back with the problem, and the address of a QR code checks at once', async () => {
  const wrong = await check(`${token.slice(0, -4)}AAAA`)
  const scanned = await anyone.visit(`/receipts/verify?receipt=${token}`)

  expect(wrong.status).toBe(422)
  expect(wrong.text).toContain('Error: ')
  expect(scanned.text).toContain('The receipt is genuine')
})

test('a student reads the receipt as a page with a QR code, and keeps it as a PDF and as text', async () => {
  const student = await signedIn(service, people.student)
  const path = `/submissions/${id}/receipt`

  const page = await student.visit(path)
  const pdf = await student.visit(`${path}/pdf`)
  const text = await student.visit(`${path}/text`)

  expect(page.text).toContain(token)
  expect(page.text).toContain('aria-label="QR code that opens the check of this receipt"')
  expect(pdf.text).toMatch(/^%PDF-1\.\d/)
  expect(text.text).toBe(token)
})

test('after a wrong file the verdict has the focus and is in the first screen at 360 pixels', async () => {
  const page = await browserOf(browser, service, people.student, { viewport: { width: 360, height: 740 } })
  await open(page, '/receipts/verify')
  await page.getByLabel('The receipt').fill(token)
  await page.setInputFiles('#file', { name: 'b.txt', mimeType: 'text/plain', buffer: Buffer.from('Another.') })

  await press(page.getByRole('button', { name: 'Check' }))

  const focused = (await page.evaluate(`(() => {
    const { className } = document.activeElement
    const { top, bottom } = document.querySelector('#verdict').getBoundingClientRect()
    return { className, inWindow: top >= 0 && bottom <= innerHeight }
  })()`)) as object
  expect(focused).toEqual({ className: 'verdict wrong', inWindow: true })
  expect(await axeViolations(page)).toEqual([])
})

test('problems of a hand-in come first, have the focus, are in the first screen at 360 pixels and follow the form', async () => {
  const page = await browserOf(browser, service, people.student, { viewport: { width: 360, height: 740 } })
  await open(page, `/assessments/${service.assessment.id}/hand-in`)
  await page.getByLabel('Yes, I used AI').check()

  await press(page.getByRole('button', { name: 'Hand in', exact: true }))

  const summary = (await page.evaluate(`(() => {
    const links = [...document.querySelectorAll('#problems a')]
    const fields = links.map((link) => document.getElementById(link.hash.slice(1)))
    const { top } = document.querySelector('#problems h2').getBoundingClientRect()
    const follows = (a, b) => a === b || a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING
    return {
      isFirst: document.querySelector('main').firstElementChild.id,
      focus: document.activeElement.id,
      inWindow: top >= 0 && top < innerHeight - 100,
      inOrder: fields.every((field, index) => index === 0 || Boolean(follows(fields[index - 1], field))),
      focusable: fields.every((field) => (field.focus(), document.activeElement === field)),
      words: [...document.querySelectorAll('#problems li, .wrong-text')].every((one) => /^\\s*Error:/.test(one.textContent)),
    }
  })()`)) as object
  expect(summary).toEqual({
    isFirst: 'problems',
    focus: 'problems',
    inWindow: true,
    inOrder: true,
    focusable: true,
    words: true,
  })
  expect(await axeViolations(page)).toEqual([])
})
