import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { publishAssessment } from '../../src/flow/assessments.ts'
import { saveDraft } from '../../src/flow/save-draft.ts'
import { aService, type Person } from '../service.ts'
import { aBrowser, axeViolations, sidewaysScroll, signedIn } from './browser.ts'
import { essay } from './essays.ts'

const service = await aService()
const { context, people, assessment, handIn, settled, call } = service
const browser = await aBrowser()

const shown = await aDisclosedSubmission(people.student)
const decided = await aDisclosedSubmission(await service.person('student', 'Robin Ash'))
await call(people.tutor, 'POST', `/v1/submissions/${decided}/decisions`, {
  outcome: 'advice_given',
  reasons: 'The reference can be put right.',
  answers: await answersTo(decided),
})

const other = await publishAssessment(context, people.tutor, {
  title: 'Report',
  brief: 'Report on a visit.',
  aiLevel: 3,
  guidance: 'Say what you used.',
})
await saveDraft(context, people.student, other.id, {
  aiUsed: 'yes',
  'uses[0].tool': 'ChatGPT',
  'uses[1].tool': 'Copilot',
})

const pages: [role: keyof typeof people, path: string][] = [
  ['student', '/'],
  ['student', `/assessments/${assessment.id}/hand-in`],
  ['student', `/assessments/${other.id}/hand-in`],
  ['student', `/submissions/${shown}`],
  ['student', `/receipts/verify?submission=${shown}`],
  ['student', '/permissions'],
  ['student', '/policy'],
  ['student', '/detectors'],
  ['student', '/account'],
  ['student', '/nothing/here'],
  ['tutor', '/review'],
  ['tutor', `/review/${shown}`],
  ['tutor', `/review/${decided}`],
  ['tutor', '/permissions'],
  ['tutor', '/assessments'],
  ['tutor', '/assessments/new'],
  ['tutor', `/assessments/${assessment.id}`],
  ['lead', '/statistics'],
  ['admin', '/admin'],
  ['admin', '/admin/people'],
  ['admin', `/admin/people/${people.student.id}`],
  ['admin', '/admin/detectors'],
  ['admin', '/admin/policy'],
  ['admin', '/admin/audit'],
]

const windows = new Map<string, Page>()

describe.each(pages)('%s at %s', (role, path) => {
  test('axe finds nothing to object to, in light and in dark', async () => {
    const page = await windowOf(people[role], {})
    await page.goto(path)
    const light = await axeViolations(page)
    await page.emulateMedia({ colorScheme: 'dark' })

    const dark = await axeViolations(page)

    expect({ light, dark }).toEqual({ light: [], dark: [] })
    await page.emulateMedia({ colorScheme: 'light' })
  })

  test('it fits a screen of 320 pixels, which is also a zoom of 400 %, without scripts', async () => {
    const page = await windowOf(people[role], { viewport: { width: 320, height: 256 }, javaScriptEnabled: false })

    await page.goto(path)

    expect(await page.locator('h1').isVisible()).toBe(true)
    expect(await sidewaysScroll(page)).toBe(0)
  })

  test('the keyboard reaches every control, and the focus can be seen', async () => {
    const page = await windowOf(people[role], {})
    await page.goto(path)
    const wished = (await page.evaluate(controls)) as number
    const met = new Set<string>()

    for (let presses = 0; met.size < wished && presses < 4 * wished; presses++) {
      await page.keyboard.press('Tab')
      const focus = (await page.evaluate(focused)) as { index: string; outlined: boolean } | null
      if (!focus) continue
      expect(focus.outlined).toBe(true)
      met.add(focus.index)
    }

    expect(met.size).toBeGreaterThanOrEqual(wished)
  })
})

test('the pages without anybody signed in are as open to everybody', async () => {
  const window = await browser.newContext({ baseURL: service.baseUrl })
  const page = await window.newPage()

  for (const path of ['/sign-in', `/sign-in/${'x'.repeat(43)}`]) {
    await page.goto(path)
    expect(await axeViolations(page)).toEqual([])
    expect(await sidewaysScroll(page)).toBe(0)
  }
})

/** Counts what the keyboard has to reach: one stop for each group of radio buttons, as browsers have it. */
const controls = `(() => {
  const seen = new Set()
  let count = 0
  for (const element of document.querySelectorAll('a[href], button, input, select, textarea, summary, section[tabindex]')) {
    if (!element.checkVisibility() || element.tabIndex < 0 || element.type === 'hidden' || element.disabled) continue
    if (element.type === 'radio') {
      const group = (element.form?.action ?? '') + element.name
      if (seen.has(group)) continue
      seen.add(group)
    }
    count++
  }
  return count
})()`

/** What has the focus, and whether one can see that it does. */
const focused = `(() => {
  const element = document.activeElement
  if (!element || element === document.body) return null
  const { outlineStyle, outlineWidth } = getComputedStyle(element)
  const index = String([...document.querySelectorAll('*')].indexOf(element))
  return { index, outlined: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1 }
})()`

async function windowOf(person: Person, options: BrowserContextOptions): Promise<Page> {
  const key = `${person.id} ${JSON.stringify(options)}`
  const known = windows.get(key)
  if (known) return known
  const opened = await signedIn(browser, service, person, options)
  windows.set(key, opened)
  return opened
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
