import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { newId } from '../../../src/db/id.ts'
import { sha256Hex } from '../../../src/domain/hash.ts'
import { letterSentences } from '../../../src/domain/records/letter.ts'
import { isFairWording } from '../../../src/domain/records/wording.ts'
import { issueDueLetters } from '../../../src/flow/records/completion.ts'
import { appealTimeIsOver } from '../../appeal-time.ts'
import { aService, type Person } from '../../service.ts'

const { call, context, handIn, settled, people, person, owner } = await aService({
  providerName: 'Hill College',
  outsideBody: 'the Office of Complaints, complaints.example.org',
  namesDeciders: true,
})

async function aDecidedCase() {
  const who = await person('student', 'Sam Hill')
  const text = `Play.\nReferences\nChatGPT. (2025). Play. https://chatgpt.com\n${randomUUID()}`
  const { body } = await handIn(text, 'essay.txt', { who })
  await settled(body.id, ['under_review'])
  const path = `/v1/submissions/${body.id}`
  const decided = await decide(people.tutor, path, 'advice_given', 'A tool is no author <here>.')
  return { id: body.id as string, path, who, decisionId: decided.body.id as string }
}
const decide = (who: Person, path: string, outcome: string, reasons: string) =>
  call(who, 'POST', `${path}/decisions`, { outcome, reasons })
const appeal = (who: Person, path: string) =>
  call(who, 'POST', `${path}/reopenings`, { kind: 'appeal', grounds: ['disproportion'], reason: 'I followed a guide.' })

/** The letters of a work once there are any. */
async function lettersOf(who: Person, path: string) {
  for (;;) {
    const { letters } = (await call(who, 'GET', path)).body
    if (letters.length) return letters
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

test('an appeal that was decided ends with a completion letter, as a page and as a PDF', async () => {
  const { id, path, who } = await aDecidedCase()
  await appeal(who, path)
  await decide(people.lead, path, 'no_concern', 'The guide was ours.')

  const [letter] = await lettersOf(who, path)
  const page = await call(who, 'GET', `${path}/letters/${letter.id}/html`)
  const pdf = await call(people.tutor, 'GET', `${path}/letters/${letter.id}/pdf`)

  expect(sha256Hex(page.text)).toBe(letter.htmlSha256)
  for (const words of [
    'Sam Hill',
    'Hill College',
    'A tool is no author &lt;here&gt;.',
    'The guide was ours.',
    'I followed a guide.',
    'The outcome is out of proportion',
    'The balance of probabilities',
    'by A lead, integrity lead',
    'the Office of Complaints, complaints.example.org',
  ])
    expect(page.text).toContain(words)
  const [, style] = /<style>(.*?)<\/style>/.exec(page.text)!
  const hash = Buffer.from(sha256Hex(style!), 'hex').toString('base64')
  expect(page.headers.get('content-security-policy')).toContain(`style-src 'sha256-${hash}'`)
  expect(pdf.text.slice(0, 5)).toBe('%PDF-')
  const notices = await owner(`select kind from notices where submission_id = $1 and kind = 'case_completed'`, [id])
  expect(notices).toHaveLength(1)
  const other = await person('student')
  expect((await call(other, 'GET', `${path}/letters/${letter.id}/html`)).status).toBe(404)
  expect((await call(people.auditor, 'GET', `${path}/letters/${letter.id}/pdf`)).status).toBe(403)
})

test('a letter follows once the time to appeal is over, once, and not before', async () => {
  const { id, path, who, decisionId } = await aDecidedCase()
  await call(who, 'GET', path)
  await issueDueLetters(context)
  expect((await call(who, 'GET', path)).body.letters).toEqual([])

  const late = await aDecidedCase()
  await appealTimeIsOver(owner, late.id, late.decisionId)
  await Promise.all([issueDueLetters(context), issueDueLetters(context)])

  expect(await lettersOf(late.who, late.path)).toMatchObject([{ decisionId: late.decisionId }])
  expect((await call(late.who, 'GET', late.path)).body.status).toBe('decided')
  await expect(
    owner(
      `insert into letters (id, submission_id, decision_id, html, pdf, html_sha256, pdf_sha256, outside_by)
       values ($1, $2, $3, '', '', encode(sha256(''), 'hex'), encode(sha256(''), 'hex'), clock_timestamp())`,
      [newId(), id, decisionId],
    ),
  ).rejects.toMatchObject({ constraint: 'letter_waits_for_appeal' })
})

test('a letter does not change, for any login', async () => {
  const { id, path, who } = await aDecidedCase()
  await appeal(who, path)
  await decide(people.lead, path, 'no_concern', 'Fine.')
  await lettersOf(who, path)
  await expect(owner(`update letters set html = 'x' where submission_id = $1`, [id])).rejects.toMatchObject({
    code: '23001',
  })
})

test('the sentences of the product judge no student', () => {
  const said = [
    letterSentences.opening('Hill College'),
    letterSentences.outside('the Office', '1 May 2027'),
    letterSentences.noOutside('Hill College', '1 May 2027'),
    letterSentences.closing,
  ]
  expect(said.filter((sentence) => !isFairWording(sentence))).toEqual([])
})
