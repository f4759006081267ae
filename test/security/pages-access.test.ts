import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { newId } from '../../src/db/id.ts'
import { addSignInLink } from '../../src/db/people/sessions.ts'
import { outages } from '../../src/db/schema/index.ts'
import { saveDraft } from '../../src/flow/drafts/keep-draft.ts'
import { issueDueLetters } from '../../src/flow/records/completion.ts'
import { turnitin } from '../../src/vendors/turnitin/detector.ts'
import { appealTimeIsOver } from '../appeal-time.ts'
import { declaration } from '../flow/vendors/tenant.ts'
import { pagesOf } from '../http/routes.ts'
import { aBrowser, axeViolations, open, rulesOnColour, sidewaysScroll, signedIn } from '../pages/browser.ts'
import { essay } from '../pages/essays.ts'
import { northgate } from '../policies.ts'
import { aService, type Person } from '../service.ts'

const service = await aService({ extractTimeoutMs: 60_000, outageGrant: 'lead' })
const { context, people, assessment, handIn, settled, call, publish } = service
const browser = await aBrowser()

const shown = await aDisclosedSubmission(people.student)
const decided = await aDisclosedSubmission(await service.person('student', 'Robin Ash'))
const { body: decision } = await call(people.tutor, 'POST', `/v1/submissions/${decided}/decisions`, {
  outcome: 'advice_given',
  reasons: 'The reference can be put right.',
  answers: await answersTo(decided),
})

const [yesterday, tomorrow] = [-1, 1].map((days) => new Date(Date.now() + days * 86_400_000))
const sample = (await call(people.lead, 'POST', '/v1/decision-samples', { from: yesterday, until: tomorrow, rate: 1 }))
  .body
const [{ id: drawn }] = (await call(people.lead, 'GET', '/v1/sampled-decisions')).body.items

await appealTimeIsOver(service.owner, decided, decision.id)
await issueDueLetters(context)
const [letter] = (await call(people.tutor, 'GET', `/v1/submissions/${decided}`)).body.letters

const other = await publish(people.tutor, {
  title: 'Report',
  brief: 'Report on a visit.',
  aiLevel: 3,
  guidance: 'Say what you used.',
})
const formOfOther = `/assessments/${other.id}/hand-in`
await saveDraft(context, people.student, {
  form: formOfOther,
  page: formOfOther,
  base: 0,
  fields: [
    ['aiUsed', 'yes'],
    ['uses[0].tool', 'ChatGPT'],
    ['uses[1].tool', 'Copilot'],
  ],
})

const late = await service.person('student', 'Kit Rowan')
const unfinished = (
  await handIn('An essay.', 'essay.txt', {
    who: people.integration,
    reflection: null,
    fields: { studentId: late.id },
  })
).body.id
const lms = (
  await call(people.admin, 'POST', '/v1/lti/registrations', {
    issuer: 'https://lms.example.org',
    clientId: 'c-1',
    authUrl: 'https://lms.example.org/auth',
    tokenUrl: 'https://lms.example.org/token',
    jwksUrl: 'https://lms.example.org/keys',
    deploymentIds: ['1'],
  })
).body.id
const processor = newId()
await service.owner(
  `with context as (
     insert into lti_contexts (id, registration_id, deployment_id, external_id, course_id)
     values (gen_random_uuid(), $2, '1', 'c-1', $3) returning id)
   insert into asset_processors (id, registration_id, deployment_id, context_id, assessment_id, delivered_by, created_by)
   select $1, $2, '1', context.id, $4, $5, $6 from context`,
  [processor, lms, service.course.id, assessment.id, people.integration.id, people.tutor.id],
)
const inForce = (await call(people.admin, 'GET', '/v1/policy-versions')).body.items[0].id
const imported = (await call(people.admin, 'POST', '/v1/policy-versions', { text: northgate })).body.id
const speaking = (await call(people.admin, 'POST', '/v1/integrations', { name: 'LMS' })).body.id
const endpoint = (await call(people.admin, 'POST', '/v1/webhook-endpoints', { url: 'https://hooks.example.org/in' }))
  .body.id
await aVendorWithTerms()
await context.db
  .insert(outages)
  .values({ id: newId(), from: new Date('2026-01-05T09:00Z'), until: new Date('2026-01-05T10:00Z'), cause: 'errors' })

/** Who opens what: the route as the code has it, and an address that leads there. */
type Row = [who: Person, route: string, address?: string]
const { student, tutor, lead, admin } = people
const pages: Row[] = [
  [student, '/'],
  [student, '/assessments/:id/hand-in', `/assessments/${assessment.id}/hand-in`],
  [student, '/assessments/:id/hand-in', `/assessments/${other.id}/hand-in`],
  [student, '/submissions/:id', `/submissions/${shown}`],
  [late, '/submissions/:id/reflection', `/submissions/${unfinished}/reflection`],
  [student, '/submissions/:id/receipt', `/submissions/${shown}/receipt`],
  [student, '/receipts/verify', `/receipts/verify?submission=${shown}`],
  [student, '/detectors/:id/terms', '/detectors/turnitin/terms'],
  [student, '/courses'],
  [student, '/courses/:id', `/courses/${service.course.id}`],
  [student, '/permissions'],
  [student, '/policy'],
  [student, '/detectors'],
  [student, '/account'],
  [student, '/notices'],
  [student, '/nothing/here'],
  [tutor, '/review'],
  [tutor, '/review/keys'],
  [tutor, '/review/selection', `/review/selection?do=clear&id=${decided}&id=${shown}`],
  [tutor, '/comments'],
  [tutor, '/review/:id', `/review/${shown}`],
  [tutor, '/review/:id', `/review/${decided}`],
  [tutor, '/submissions/:id/letters/:letterId', `/submissions/${decided}/letters/${letter.id}`],
  [tutor, '/review/:id/print', `/review/${shown}/print`],
  [tutor, '/permissions'],
  [tutor, '/assessments'],
  [tutor, '/assessments/new'],
  [tutor, '/assessments/:id', `/assessments/${assessment.id}`],
  [tutor, '/assessments/:id/change', `/assessments/${assessment.id}/change`],
  [tutor, '/assessments/:id/outstanding', `/assessments/${assessment.id}/outstanding`],
  [tutor, '/asset-processors/:id', `/asset-processors/${processor}`],
  [tutor, '/courses'],
  [tutor, '/courses/:id', `/courses/${service.course.id}`],
  [lead, '/statistics'],
  [lead, '/quality'],
  [lead, '/quality/samples/:id', `/quality/samples/${sample.id}`],
  [lead, '/second-opinions'],
  [lead, '/second-opinions/:id', `/second-opinions/${drawn}`],
  [lead, '/outages'],
  [lead, '/students/:id/adjustments', `/students/${people.student.id}/adjustments`],
  [admin, '/courses'],
  [admin, '/courses/:id', `/courses/${service.course.id}`],
  [admin, '/admin'],
  [admin, '/admin/mail'],
  [admin, '/admin/people'],
  [admin, '/admin/people/invitations'],
  [admin, '/admin/people/import'],
  [admin, '/admin/people/:id', `/admin/people/${people.student.id}`],
  [admin, '/admin/detectors'],
  [admin, '/admin/policy'],
  [admin, '/admin/policy/:id/points', `/admin/policy/${inForce}/points`],
  [admin, '/admin/policy/:id/points', `/admin/policy/${imported}/points`],
  [admin, '/admin/audit'],
  [admin, '/admin/lms'],
  [admin, '/admin/lms/new', '/admin/lms/new?platform=moodle&host=https://lms.example.org'],
  [admin, '/admin/lms/:id', `/admin/lms/${lms}`],
  [admin, '/admin/integrations'],
  [admin, '/admin/integrations/:id', `/admin/integrations/${speaking}`],
  [admin, '/admin/webhooks'],
  [admin, '/admin/webhooks/:id', `/admin/webhooks/${endpoint}`],
]

/** Addresses that answer with a file, a part of a page or the way to somewhere else. */
const noPages = [
  '/assessments/:id/kept-file',
  '/statistics.csv',
  '/quality/samples/:id/report.csv',
  '/notices/:id',
  '/review/:id/pages/:page.png',
  '/review/:id/pictures/:number',
  '/review/:id/reports/:detector',
  '/session',
  '/sign-in/with-provider',
  '/sign-in/with-provider/answer',
  '/submissions/:id/attachments/:attachmentId',
  '/submissions/:id/file',
  '/submissions/:id/letters/:letterId/pdf',
  '/submissions/:id/bundle',
  '/submissions/:id/receipt/pdf',
  '/submissions/:id/receipt/text',
  '/submissions/:id/status',
]

/** Pages that are open to everybody; they are looked at below. */
const openPages = ['/accessibility', '/sign-in', '/sign-in/:secret', '/tca/:door/eula/:version', '/tca/view/:secret']

test('every page has a row here, so that none is forgotten', async () => {
  const routes = await pagesOf(context)

  const rows = [...new Set(pages.map(([, route]) => route)), ...noPages, ...openPages]
  expect(rows.filter((route) => route !== '/nothing/here').sort()).toEqual(routes)
})

/** The statement on `/accessibility` reads it. With WRITE_ACCESSIBILITY_RUN=1 a whole run writes it anew. */
const lastRunPath = fileURLToPath(new URL('../../src/pages/account/accessibility-run.json', import.meta.url))
const looked = [...new Set([...pages.map(([, route]) => route), ...openPages])]
  .filter((route) => route !== '/nothing/here' && !route.startsWith('/tca/'))
  .sort()

test('the accessibility statement lists the pages that are looked at here', async () => {
  const lastRun = JSON.parse(await readFile(lastRunPath, 'utf8'))

  expect(lastRun.pages).toEqual(looked)
})

const failed: string[] = []
afterEach(({ task }) => {
  if (task.result?.state === 'fail') failed.push(task.name)
})
afterAll(async () => {
  if (process.env.WRITE_ACCESSIBILITY_RUN !== '1' || failed.length) return
  const { version } = createRequire(import.meta.url)('axe-core/package.json')
  const views = ['light', 'dark', 'a window of 320 pixels without scripts', 'the keyboard alone']
  const run = { date: new Date().toISOString().slice(0, 10), program: `axe-core ${version}`, views, pages: looked }
  await writeFile(lastRunPath, `${JSON.stringify(run, null, 2)}\n`)
})

const windows = new Map<string, Page>()

describe.each(pages.map(([who, route, address = route]) => [who.role, address, who] as const))(
  '%s at %s',
  (_, path, who) => {
    test('axe finds nothing to object to, in light and in dark', async () => {
      const page = await windowOf(who, {})
      await openWithScripts(page, path)
      const light = await axeViolations(page)
      await page.emulateMedia({ colorScheme: 'dark' })

      const dark = await axeViolations(page, rulesOnColour)

      expect({ light, dark }).toEqual({ light: [], dark: [] })
      await page.emulateMedia({ colorScheme: 'light' })
    })

    test('it fits a screen of 320 pixels, which is also a zoom of 400 %, without scripts', async () => {
      const page = await windowOf(who, { viewport: { width: 320, height: 256 }, javaScriptEnabled: false })

      await open(page, path)

      expect(await page.locator('h1').isVisible()).toBe(true)
      expect(await sidewaysScroll(page)).toBe(0)
    })

    test('the keyboard reaches every control, and the focus can be seen', async () => {
      const page = await windowOf(who, {})
      await open(page, path)
      const wished = (await page.evaluate(followFocus)) as number
      const met = async () => (await page.evaluate('window.met')) as { count: number; notOutlined: string[] }

      for (let presses = 0; presses < 4 * wished && (await met()).count < wished; presses += wished)
        for (let press = 0; press < wished; press++) await page.keyboard.press('Tab')

      expect(await met()).toEqual({ count: wished, notOutlined: [] })
    })
  },
)

test('the pages without anybody signed in are as open to everybody', async () => {
  const window = await browser.newContext({ baseURL: service.baseUrl })
  const page = await window.newPage()

  for (const path of [
    '/accessibility',
    '/receipts/verify',
    '/sign-in',
    `/sign-in/${'x'.repeat(43)}`,
    `/sign-in/${await addSignInLink(context.db, lead.id)}`,
    '/tca/any/eula/latest',
    `/tca/view/${'x'.repeat(43)}`,
  ]) {
    await open(page, path)
    expect(await axeViolations(page)).toEqual([])
    expect(await sidewaysScroll(page)).toBe(0)
  }
})

/**
 * Counts what the keyboard has to reach, one stop for each group of radio buttons, as browsers have it; from then on
 * `window.met` says how many of them had the focus, and on which of them one cannot see it.
 */
const followFocus = `(() => {
  const stops = new Map()
  for (const element of document.querySelectorAll('a[href], button, input, select, textarea, summary, section[tabindex]')) {
    if (!element.checkVisibility() || element.tabIndex < 0 || element.type === 'hidden' || element.disabled) continue
    stops.set(element, element.type === 'radio' ? (element.form?.action ?? '') + element.name : element)
  }
  const reached = new Set()
  window.met = { count: 0, notOutlined: [] }
  document.addEventListener('focusin', ({ target }) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(target)
    if (outlineStyle === 'none' || parseFloat(outlineWidth) < 1) window.met.notOutlined.push(target.outerHTML.slice(0, 200))
    if (stops.has(target)) reached.add(stops.get(target))
    window.met.count = reached.size
  })
  return new Set(stops.values()).size
})()`

async function windowOf(person: Person, options: BrowserContextOptions): Promise<Page> {
  const key = `${person.id} ${JSON.stringify(options)}`
  const known = windows.get(key)
  if (known) return known
  const opened = await signedIn(browser, service, person, options)
  windows.set(key, opened)
  return opened
}

/** Opens a page for axe, which is a script: what is served without any scripts, such as a letter, as a copy of the same content. */
async function openWithScripts(page: Page, path: string) {
  const answer = await open(page, path)
  if (!answer.headers()['content-security-policy']?.startsWith('sandbox')) return
  const html = await answer.text()
  await page.goto('about:blank')
  await page.setContent(html)
}

/** An outside detector whose terms a student can read; nothing is sent to it here. */
async function aVendorWithTerms() {
  const settings = { baseUrl: 'https://vendor.example.org/api/v1', apiKey: 'k', product: 'turnitin' as const }
  const terms = { version: 'v1', language: 'en-GB', languages: ['en-GB'], html: '<h2>Terms</h2><p>Be kind.</p>' }
  context.detectors.push({ ...turnitin({ ...settings, atOnce: 1, perSecond: 1 }), terms: async () => terms })
  const { status } = await call(people.admin, 'PUT', '/v1/detectors/turnitin/switch', {
    state: 'on',
    owner: 'Director of Quality',
    reason: 'Agreed by the academic board.',
    declaration,
  })
  expect(status).toBe(200)
}

async function aDisclosedSubmission(student: Person): Promise<string> {
  const { body } = await handIn(await essay(), 'tray.pdf', { who: student })
  const { flags } = await settled(body.id, ['under_review'])
  const items = [{ flagId: flags[0].id }, { observation: 'The second half changes its tone.' }]
  await call(people.tutor, 'POST', `/v1/submissions/${body.id}/disclosures`, { message: 'Please tell me more.', items })
  await call(student, 'POST', `/v1/submissions/${body.id}/responses`, { text: 'I followed an old guide.' })
  return body.id
}

async function answersTo(id: string) {
  const { body } = await call(people.tutor, 'GET', `/v1/submissions/${id}`)
  return body.responses.map((response: { id: string }) => ({ responseId: response.id, text: 'Thank you.' }))
}
