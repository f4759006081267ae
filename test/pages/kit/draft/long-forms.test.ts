import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { addSignInLink } from '../../../../src/db/people/sessions.ts'
import { long } from '../../../long.ts'
import { aConversation } from '../../../samples.ts'
import { aService, type Person } from '../../../service.ts'
import { aBrowser, back, open, press, pressHere, reload, signedIn } from '../../browser.ts'
import { signedIn as visitorOf } from '../../visitor.ts'
import { longForms } from './forms-in-source.ts'

const service = await aService({ sessionIdleMinutes: 30 })
const { people, call, handIn, settled, assessment } = service
const { student, tutor, lead, admin } = people
const browser = await aBrowser()
const shown = await aShownWork()
const decided = await aShownWork()
await call(tutor, 'POST', `/v1/submissions/${decided.id}/decisions`, {
  outcome: 'advice_given',
  reasons: 'The reference can be put right.',
  answers: [{ responseId: decided.response, text: 'Thank you.' }],
})
const late = await service.person('student', 'Kit Rowan')
const unfinished = (
  await handIn('An essay.', 'essay.txt', { who: people.integration, reflection: null, fields: { studentId: late.id } })
).body.id
const asked = (
  await call(student, 'POST', `/v1/submissions/${shown.id}/time-requests`, {
    until: new Date(Date.now() + 40 * 86_400_000),
    reason: 'An exam.',
  })
).body.id
const handInPath = `/assessments/${assessment.id}/hand-in`
const reflectionPath = `/submissions/${unfinished}/reflection`
const talk = (await call(tutor, 'POST', `/v1/submissions/${shown.id}/conversations`, aConversation())).body.id

const conditions = {
  'the session is over': sessionOver,
  'there is no connection': offline,
  'a second tab is open': secondTab,
  'the person goes away and Back': goBack,
  'the page is loaded again': loadAgain,
  'the service does not answer for a while': serviceAway,
}
type Condition = keyof typeof conditions
const names = Object.keys(conditions) as Condition[]

/** A long form: who writes in it, the page it stands on, where it is sent, and the condition of an ordinary run, if it has one. */
type Row = [who: Person, page: string, form: string, ordinary?: Condition]
const review = `/review/${shown.id}`
const answers = `/submissions/${shown.id}/conversations/${talk}/answers`
const change = `/assessments/${assessment.id}/change`
const adjustments = `/students/${student.id}/adjustments`
/** By file and component. In an ordinary run each condition has one form, of a kind of its own. */
const tried: Record<string, Row> = {
  'student/hand-in/hand-in-form.tsx HandInForm': [student, handInPath, handInPath, 'the session is over'],
  'student/hand-in/reflection-page.tsx ReflectionForm': [late, reflectionPath, reflectionPath],
  'student/follow/respond-form.tsx RespondForm': [
    student,
    `/submissions/${shown.id}`,
    `/submissions/${shown.id}/responses`,
    'a second tab is open',
  ],
  'student/follow/appeal.tsx AppealForm': [student, `/submissions/${decided.id}`, `/submissions/${decided.id}/appeal`],
  'student/talk/conversations.tsx AnswerForm': [student, `/submissions/${shown.id}`, answers],
  'policy/permissions-view.tsx AskForm': [
    student,
    '/permissions',
    '/permissions',
    'the service does not answer for a while',
  ],
  'review/decision/decide.tsx DecideForm': [tutor, review, `${review}/decisions`, 'the page is loaded again'],
  'review/decision/case-forms.tsx DiscloseForm': [tutor, review, `${review}/disclosures`, 'there is no connection'],
  'review/decision/case-forms.tsx ConcernForm': [tutor, review, `${review}/concerns`],
  'review/talk/record-form.tsx RecordForm': [tutor, review, `${review}/conversations`, 'the person goes away and Back'],
  'review/flags/dismissal.tsx DismissForm': [tutor, review, `${review}/flags/${shown.flag}/dismissal`],
  'review/talk/time-answer.tsx AnswerForm': [tutor, review, `${review}/time-requests/${asked}/answers`],
  'policy/assessment-form.tsx AssessmentForm': [tutor, '/assessments/new', '/assessments/new'],
  'policy/change.tsx ChangePage': [tutor, change, change],
  'courses/adjustments-view.tsx AddForm': [lead, adjustments, adjustments],
  'admin/policy-view.tsx ImportForm': [admin, '/admin/policy', '/admin/policy'],
  'admin/people/invitations-view.tsx Invitations': [admin, '/admin/people/invitations', '/admin/people/invitations'],
}

/** Forms that have nothing of their own about drafts, and are covered by what all forms share. */
const byMechanism = [
  'account/receipt-view.tsx ReceiptPage',
  'admin/audit.tsx AuditPage',
  'admin/connections/integrations-view.tsx AddForm',
  'admin/connections/lms/lms-form.tsx RegistrationForm',
  'admin/switch-form.tsx SwitchForm',
  'policy/outstanding.tsx ExtensionForm',
  'policy/permissions-view.tsx AnswerForm',
  'quality/opinion.tsx Compared',
  'quality/opinion.tsx OpinionForm',
  'review/comments/comments-view.tsx KeepForm',
  'review/decision/after-decision.tsx ReopenForm',
  'review/first-reading.tsx FirstReadingForm',
  'review/flags/group.tsx Group',
  'review/pile/on-work.tsx ClearForm',
  'review/pile/on-work.tsx Notes',
  'review/proposal/marks.tsx Conflicts',
  'review/proposal/marks.tsx MarkShown',
  'review/proposal/proposals.tsx AnswerForm',
  'review/proposal/proposals.tsx ReadingForm',
  'review/proposal/proposals.tsx WaiverForm',
  'review/selection/selection-view.tsx Before',
  'student/talk/more-time.tsx MoreTime',
]

test('every form with a long answer is tried here, or is named as one that the mechanism alone covers', () => {
  expect([...Object.keys(tried), ...byMechanism].sort()).toEqual(longForms)
})

test('each condition has a form in an ordinary run', () => {
  expect(Object.values(tried).flatMap(([, , , ordinary]) => ordinary ?? [])).toEqual(expect.arrayContaining(names))
})

test('without scripts the foot of a page says when the session ends', async () => {
  const { visit } = await visitorOf(service, tutor)

  expect((await visit('/review')).text).toMatch(
    /<noscript><p>You are signed out 30 minutes after this page was opened, if you do nothing before\.<\/p><\/noscript>/,
  )
})

const runs = Object.values(tried).flatMap(([who, path, form, ordinary]) =>
  names.filter((name) => long || name === ordinary).map((name) => [form, name, who, path] as const),
)

test.each(runs)('of what is typed in %s nothing is lost when %s', async (form, name, who, path) => {
  const page = await signedIn(browser, service, who)
  await openForm(page, path)

  await conditions[name](page, form, who, path)

  await page.context().close()
})

async function sessionOver(page: Page, form: string, who: Person, path: string) {
  const before = await type(page, form, 'Before')
  await says(page, form, /^Draft saved/)
  await service.owner('update sessions set ended_at = clock_timestamp() where account_id = $1', [who.id])
  const after = await type(page, form, 'After it ended')
  await says(page, form, /^Not saved: you are signed out/)
  const again = await signedIn(browser, service, who)
  await openForm(again, path)
  expect(await typed(again, form)).toEqual(before)
  await again.context().close()

  await submit(page, form)

  expect(new URL(page.url()).pathname).toBe('/sign-in')
  await signInOn(page, who)
  expect(new URL(page.url()).pathname).toBe(path)
  expect(await typed(page, form)).toEqual(after)
}

async function offline(page: Page, form: string) {
  await page.context().setOffline(true)
  const words = await type(page, form, 'On a train')
  await says(page, form, /^Not saved: there is no connection/)

  await page.context().setOffline(false)

  await says(page, form, /^Draft saved/)
  await reload(page)
  expect(await typed(page, form)).toEqual(words)
}

async function secondTab(page: Page, form: string, _: Person, path: string) {
  const other = await page.context().newPage()
  await openForm(other, path)
  const first = await type(page, form, 'In the first tab')
  await says(page, form, /^Draft saved/)

  const second = await type(other, form, 'In the second tab')

  await says(other, form, /^Another window saved other words/)
  await reload(page)
  expect(await typed(page, form)).toEqual(first)
  await pressHere(formOf(other, form).getByRole('button', { name: 'Save what is typed here' }))
  await says(other, form, /^Draft saved/)
  await reload(page)
  expect(await typed(page, form)).toEqual(second)
  expect(await formOf(page, form).innerText()).toContain('Another window saved other words')
}

async function goBack(page: Page, form: string) {
  const words = await type(page, form, 'Half a sentence')
  await press(page.getByRole('link', { name: 'Candour' }))

  await back(page)

  expect(await typed(page, form)).toEqual(words)
}

async function loadAgain(page: Page, form: string) {
  const words = await type(page, form, 'Half a sentence')
  await says(page, form, /^Draft saved/)

  await reload(page)

  expect(await typed(page, form)).toEqual(words)
}

async function serviceAway(page: Page, form: string) {
  await page.route('**/drafts', (route) => route.abort())
  const words = await type(page, form, 'While it restarts')
  await says(page, form, /^Not saved/)

  await page.unroute('**/drafts')
  await reload(page)

  await says(page, form, /^Draft saved/)
  await reload(page)
  expect(await typed(page, form)).toEqual(words)
}

/** Opens a page, waits until its script knows the session, and unfolds its forms. */
async function openForm(page: Page, path: string) {
  const known = page.waitForResponse(/\/session$/)
  await open(page, path)
  await known
  await page.evaluate(`for (const one of document.querySelectorAll('details')) one.open = true`)
}

const formOf = (page: Page, form: string) => page.locator(`form[method="post"][action="${form}"]`)

/** Writes into every text field of a form, and returns what stands in it then. */
async function type(page: Page, form: string, words: string) {
  await page.evaluate(`(() => {
    const form = document.querySelector('form[method="post"][action="${form}"]')
    for (const field of form.querySelectorAll('textarea, input[type=text]')) field.value = ${JSON.stringify(words)} + '\\u00a0– “' + field.name + '” ünïcode'
    form.dispatchEvent(new Event('input', { bubbles: true }))
  })()`)
  return typed(page, form)
}

const typed = (page: Page, form: string) =>
  page.evaluate(
    `[...document.querySelectorAll('form[method="post"][action="${form}"] textarea, form[method="post"][action="${form}"] input[type=text]')].map(({ name, value }) => [name, value])`,
  )

const says = (page: Page, form: string, words: RegExp) =>
  formOf(page, form).locator('[data-draft-status]').filter({ hasText: words }).waitFor({ timeout: 8_000 })

/** Sends a form by a button that was not drawn, so that every form is sent alike. */
async function submit(page: Page, form: string) {
  await page.evaluate(
    `document.querySelector('form[method="post"][action="${form}"]').insertAdjacentHTML('beforeend', '<button id="send-now">Send now</button>')`,
  )
  await press(page.locator('#send-now'), /sign-in/)
}

/** Opens a sign-in link in the window in which the session ended. */
async function signInOn(page: Page, who: Person) {
  await open(page, `/sign-in/${await addSignInLink(service.context.db, who.id)}`)
  await press(page.getByRole('button', { name: /^Continue as/ }))
}

async function aShownWork() {
  const { body } = await handIn('References\nChatGPT. (2025). Play. https://chatgpt.com\n')
  const { flags } = await settled(body.id, ['under_review'])
  const items = [{ flagId: flags[0].id }, { observation: 'The second half changes its tone.' }]
  await call(tutor, 'POST', `/v1/submissions/${body.id}/disclosures`, { message: 'Please tell me more.', items })
  const response = await call(student, 'POST', `/v1/submissions/${body.id}/responses`, { text: 'A guide.' })
  return { id: body.id as string, flag: flags[0].id as string, response: response.body.id as string }
}
