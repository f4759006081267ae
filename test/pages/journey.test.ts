import { expect, test } from 'vitest'
import { verifyReceipt } from '../../src/domain/records/receipt.ts'
import { aService } from '../service.ts'
import { aStatisticalFlag } from '../statistical-flag.ts'
import { aBrowser, download, open, press, pressHere, signedIn } from './browser.ts'
import { essay, fillReflection } from './essays.ts'

const service = await aService()
const { context, people, settled, call } = service
const browser = await aBrowser()

test('handed in, flagged, read, shown, answered, decided, opened again: all of it on pages', {
  timeout: 120_000,
}, async () => {
  const student = await signedIn(browser, service, people.student)
  const tutor = await signedIn(browser, service, people.tutor)
  const faults: string[] = []
  for (const page of [student, tutor]) {
    page.on('pageerror', ({ message }) => faults.push(message))
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  }

  // The student hands in: what is allowed first, the file with its progress, the reflection, the receipt.
  await press(student.getByRole('link', { name: /Start your hand-in/ }))
  await student.getByRole('heading', { name: 'Using AI for this work' }).waitFor()
  expect(await student.getByText('AI may help you to understand sources.').isVisible()).toBe(true)
  await student.setInputFiles('input[type=file]', {
    name: 'tray.pdf',
    mimeType: 'application/pdf',
    buffer: await essay(),
  })
  await student.getByText('tray.pdf (', { exact: false }).waitFor()
  await fillReflection(student, 'nine')
  await student.getByText('Draft saved at').waitFor()
  await press(student.getByRole('button', { name: 'Check my draft first' }))
  await student.getByRole('heading', { name: 'What the check found' }).waitFor()
  expect(await student.locator('#self-check ~ article').count()).toBeGreaterThan(0)
  await press(student.getByRole('button', { name: 'Hand in', exact: true }))
  expect(student.url()).toMatch(/\/submissions\/[0-9a-f-]{36}\?notice=handed-in/)
  const id = new URL(student.url()).pathname.split('/')[2]!
  await press(student.getByRole('link', { name: 'Open the receipt' }))
  const receipt = await download(student.getByRole('link', { name: 'Download the text for programs' }))
  const { keys } = (await call(null, 'GET', '/v1/receipts/keys')).body
  const text = (await (await receipt.createReadStream()).toArray()).join('')
  expect(verifyReceipt(text, { keys })).toMatchObject({ ok: true, claims: { submission: id } })
  await press(student.getByRole('link', { name: '← Your work' }))
  const record = await download(student.getByRole('link', { name: 'Download the whole record' }))
  expect(record.suggestedFilename()).toBe(`candour-${id}.zip`)

  // The tutor finds it on the list and reads it before anything statistical is shown.
  const { flags: raised } = await settled(id, ['under_review'])
  const authorFlag = raised.find(({ detector }: { detector: string }) => detector === 'ai-author-citation')
  await aStatisticalFlag(context, id)
  await open(tutor, '/review')
  await press(tutor.getByRole('link', { name: 'A student' }))
  await tutor.getByRole('heading', { name: 'Your first reading' }).waitFor()
  expect(await tutor.getByText('The sentences are of even length.').count()).toBe(0)
  await tutor.getByLabel('I am not sure yet').check()
  await tutor.getByLabel('What you saw').fill('The second reference names a tool where an author stands.')
  await press(tutor.getByRole('button', { name: 'Note my reading' }))
  await tutor.getByRole('heading', { name: 'The sentences are of even length.' }).waitFor()

  // The evidence stands in the text, on its page, and leads to its flag.
  await press(tutor.getByRole('link', { name: 'Next page with marks' }))
  const mark = tutor.locator(`.text mark a[href="#flag-${authorFlag.id}"]`).first()
  expect(await mark.innerText()).toMatch(/^ChatGPT/)
  await pressHere(mark)
  expect(new URL(tutor.url()).hash).toBe(`#flag-${authorFlag.id}`)
  const original = tutor.locator('.original img')
  await original.scrollIntoViewIfNeeded()
  expect(
    await original.evaluate((img: unknown) => (img as { decode(): Promise<void> }).decode().then(() => true)),
  ).toBe(true)

  // A referral says what it lacks before it is pressed.
  expect(await tutor.locator('#missing').innerText()).toContain('This needs written reasons')
  await tutor
    .getByLabel('What you would like to say to the student')
    .fill('I would like to hear how this reference came about. Nothing is decided.')
  await tutor.getByRole('group', { name: 'What to show' }).getByRole('checkbox').first().check()
  await press(tutor.getByRole('button', { name: 'Show this to the student' }))
  await press(tutor.getByRole('button', { name: 'Yes, show it to the student' }))
  await tutor.getByText('The student can see this evidence now').waitFor()

  // The student sees the same evidence and answers it point by point, with an attachment.
  await open(student, `/submissions/${id}`)
  await student.getByText('I would like to hear how this reference came about.').waitFor()
  expect(await student.locator('blockquote').first().innerText()).toBe(authorFlag.evidence[0].quote)
  await student.getByLabel('Your answer to point 1').fill('I thought a tool had to be listed like a book.')
  await student.getByLabel('Anything else').fill('My notes are attached.')
  await student.setInputFiles('#response-files', {
    name: 'notes.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('My notes.'),
  })
  await press(student.getByRole('button', { name: 'Send your response' }))
  await student.getByText('Your response has been sent.').waitFor()
  await student.getByRole('link', { name: 'notes.txt' }).waitFor()

  // The tutor decides, and answers what the student said.
  await open(tutor, `/review/${id}`)
  await tutor.getByText('I thought a tool had to be listed like a book.').first().waitFor()
  await tutor.getByLabel(/^Advice given/).check()
  await tutor
    .getByLabel('Reasons')
    .fill('The tool is named as an author. You explained why, and the reference can be put right.')
  await tutor.getByRole('group', { name: 'What the decision rests on' }).getByRole('checkbox').first().check()
  await tutor.getByLabel(/^Your answer to the student/).fill('Thank you; list it in the acknowledgement instead.')
  await tutor.getByText('Everything that the decision needs is here.').waitFor()
  await press(tutor.getByRole('button', { name: 'Check what will be recorded' }))
  await press(tutor.getByRole('button', { name: 'Record the decision' }))
  await tutor.getByText('The decision is recorded').waitFor()

  // The student reads the reasons and appeals, on grounds; on the list the appeal looks like one.
  await open(student, `/submissions/${id}`)
  await student.getByText('You explained why, and the reference can be put right.').waitFor()
  await student.getByText('Thank you; list it in the acknowledgement instead.').waitFor()
  await pressHere(student.getByText('Appeal against the decision'))
  await student.getByLabel('The outcome is out of proportion').check()
  await student
    .getByLabel('What should be looked at again?')
    .fill('I would like it noted that I followed an old guide.')
  await press(student.getByRole('button', { name: 'Send your appeal' }))
  await press(student.getByRole('button', { name: 'Yes, send my appeal' }))
  await student.getByText('Your appeal has arrived.').waitFor()
  await open(tutor, '/review')
  await tutor.getByText(/Waiting for a tutor,/).waitFor()
  await tutor.getByRole('listitem').getByText('Appeal', { exact: true }).waitFor()
  expect(faults).toEqual([])
})
