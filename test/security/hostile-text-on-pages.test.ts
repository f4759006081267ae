import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { aBrowser, open, press, sidewaysScroll, signedIn } from '../pages/browser.ts'
import { reflection } from '../samples.ts'
import { aService, type Person } from '../service.ts'

const service = await aService()
const { people, handIn, settled, call, publish } = service
const browser = await aBrowser()

const script = '<script>document.title="taken"</script><img src=x onerror=\'document.title="taken"\'>'
const naughty = [
  script,
  '"><svg/onload=document.title="taken">',
  "'; DROP TABLE submissions; --",
  '{{constructor.constructor("document.title=1")()}}',
  '\u202eevil\u202c \u2066hidden\u2069',
  'مرحبا بالعالم שלום עולם',
  '\ud83d\ude00\u200d\ud83d\udc69 Z\u0351\u0343a\u0338lgo',
  '&lt;b&gt; &amp;amp; </textarea></title>',
  'javascript:document.title="taken"',
  '\u0000 \ufeff \u2028 \u2029',
].join('\n')
const storable = naughty.replaceAll('\u0000', '')
const longLine = 'x'.repeat(100_000)

/** What went wrong on a page: a title that was taken over, a script that ran or was refused, a width out of bounds. */
async function faultsOf(page: Page, path: string): Promise<string[]> {
  const faults: string[] = []
  const listen = (message: { type(): string; text(): string }) =>
    message.type() === 'error' && faults.push(message.text())
  page.on('console', listen)
  await open(page, path)
  page.off('console', listen)
  if ((await page.title()) === 'taken') faults.push('the title was taken')
  if ((await page.locator('main script, main img:not(.original img)').count()) > 0)
    faults.push('an element came from the text')
  if ((await sidewaysScroll(page)) > 0) faults.push('the page is wider than the window')
  return faults
}

test('hostile text shows as text, wherever it comes from', { timeout: 90_000 }, async () => {
  const assessment = await publish(people.tutor, {
    title: `Essay ${script}`,
    brief: script,
    aiLevel: 2,
    guidance: storable,
  })
  const student = await service.person('student', `Sam ${script}`)
  const told = reflection({
    criticalReflection: `${naughty} looked back on`,
    priorLearning: `${naughty} one two three`,
  })
  Object.assign((told.uses as object[])[0]!, {
    tool: script,
    how: `${naughty} in three steps`,
    why: `${longLine.slice(0, 15_000)} because of it`,
  })
  const name = '<script>alert(1)</script>\u202eexe.txt'
  const text = `${storable}\n${longLine}\nReferences\nChatGPT. (2025). ${script}. https://chatgpt.com\n`
  const { body } = await handIn(text, name, { who: student, assessmentId: assessment.id, reflection: told })
  expect(body.fields).toBeUndefined()
  const { flags } = await settled(body.id, ['under_review'])
  const items = [...flags.map(({ id }: { id: string }) => ({ flagId: id })), { observation: naughty }]
  await call(people.tutor, 'POST', `/v1/submissions/${body.id}/concerns`, { code: 'plagiarism', particulars: naughty })
  const act = (who: Person, what: string, sent: object) => call(who, 'POST', `/v1/submissions/${body.id}/${what}`, sent)
  const acts = [
    await act(people.tutor, 'first-readings', { opinion: 'unsure', note: naughty }),
    await act(people.tutor, `flags/${flags[0].id}/dismissals`, { reason: naughty.slice(0, 1_900) }),
    await act(people.tutor, 'disclosures', { message: naughty, items }),
    await act(student, 'responses', { text: naughty }),
  ]
  expect(acts.map(({ status }) => status)).toEqual([201, 201, 201, 201])
  const answers = [{ responseId: acts[3]!.body.id, text: naughty }]
  await act(people.tutor, 'decisions', { outcome: 'advice_given', reasons: naughty, evidence: items, answers })
  await act(student, 'reopenings', { kind: 'appeal', grounds: ['bias'], reason: naughty })
  await call(student, 'POST', '/v1/ai-permissions', {
    assessmentId: assessment.id,
    tools: [script],
    purposes: ['grammar'],
    request: naughty,
  })
  const [asStudent, asTutor, asAdmin] = [
    await signedIn(browser, service, student),
    await signedIn(browser, service, people.tutor, { viewport: { width: 320, height: 640 } }),
    await signedIn(browser, service, people.admin),
  ]

  const seen = {
    student: [
      ...(await faultsOf(asStudent, '/')),
      ...(await faultsOf(asStudent, `/assessments/${assessment.id}/hand-in`)),
      ...(await faultsOf(asStudent, `/submissions/${body.id}`)),
      ...(await faultsOf(asStudent, '/permissions')),
    ],
    tutor: [
      ...(await faultsOf(asTutor, '/review')),
      ...(await faultsOf(asTutor, `/review/${body.id}`)),
      ...(await faultsOf(asTutor, `/review/${body.id}?page=2`)),
      ...(await faultsOf(asTutor, '/permissions')),
    ],
    admin: [...(await faultsOf(asAdmin, '/admin/people')), ...(await faultsOf(asAdmin, `/admin/people/${student.id}`))],
  }

  expect(seen).toEqual({ student: [], tutor: [], admin: [] })
  await open(asTutor, `/review/${body.id}`)
  expect(await asTutor.locator('.text').innerText()).toContain('<script>document.title="taken"</script>')
  expect(await asTutor.locator('h1').innerText()).toContain('<script>')
})

test('anonymous marking hides names on every page, in file names and in downloads', { timeout: 60_000 }, async () => {
  const assessment = await publish(people.tutor, {
    title: 'Marked without names',
    brief: '',
    aiLevel: 2,
    guidance: 'AI may help to understand sources.',
    anonymous: true,
  })
  const student = await service.person('student', 'Robin Underhill')
  const { body } = await handIn('References\nChatGPT. (2025). Play. https://chatgpt.com\n', 'underhill-essay.txt', {
    who: student,
    assessmentId: assessment.id,
  })
  const { flags } = await settled(body.id, ['under_review'])
  await call(people.tutor, 'POST', `/v1/submissions/${body.id}/disclosures`, {
    message: 'Please tell me more.',
    items: [{ flagId: flags[0].id }],
  })
  await call(student, 'POST', '/v1/ai-permissions', {
    assessmentId: assessment.id,
    tools: ['DeepL'],
    purposes: ['translate'],
  })
  const own = await signedIn(browser, service, student)
  await open(own, `/submissions/${body.id}`)
  await own.getByLabel('Anything else').fill('I followed an old guide.')
  await own.setInputFiles('#response-files', {
    name: 'underhill-notes.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('Notes.'),
  })
  await press(own.getByRole('button', { name: 'Send your response' }))
  await own.getByText('Your response has been sent.').waitFor()

  for (const person of [people.tutor, people.lead]) {
    const page = await signedIn(browser, service, person)
    for (const path of ['/review', `/review/${body.id}`, '/assessments']) {
      await open(page, path)
      expect((await page.content()).toLowerCase()).not.toContain('underhill')
    }
    await open(page, `/review/${body.id}`)
    const work = await page.request.get(`/submissions/${body.id}/file`)
    const attachment = page.getByRole('link', { name: 'attachment-1.txt' })
    const notes = await page.request.get((await attachment.getAttribute('href'))!)

    expect(work.headers()['content-disposition']).toContain('work-')
    expect(notes.headers()['content-disposition']).toContain('attachment-1.txt')
    expect(JSON.stringify([work.headers(), notes.headers()]).toLowerCase()).not.toContain('underhill')
    expect(notes.status()).toBe(200)
  }
  const tutor = await signedIn(browser, service, people.tutor)
  await open(tutor, '/permissions')
  expect((await tutor.content()).toLowerCase()).not.toContain('underhill')
})
