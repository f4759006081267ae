import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import chromium from '@sparticuz/chromium'
import type { AxeResults } from 'axe-core'
import {
  type Browser,
  type BrowserContextOptions,
  type Download,
  chromium as driver,
  type Locator,
  type Page,
  type Response,
} from 'playwright-core'
import { afterAll } from 'vitest'
import type { Context } from '../../src/context.ts'
import { addSignInLink } from '../../src/db/people/sessions.ts'

/** The Chromium that npm ships, with arguments of our own: the package's defaults would hide faults. */
export async function aBrowser(): Promise<Browser> {
  const browser = await driver.launch({
    executablePath: await chromium.executablePath(),
    args: ['--no-sandbox', '--disable-gpu'],
  })
  afterAll(() => browser.close())
  return browser
}

/** A browser window of a person who has opened their sign-in link. */
export async function signedIn(
  browser: Browser,
  { context, baseUrl }: { context: Context; baseUrl: string },
  person: { id: string },
  options: BrowserContextOptions = {},
): Promise<Page> {
  const window = await browser.newContext({ baseURL: baseUrl, ...options })
  const page = await window.newPage()
  page.setDefaultTimeout(15_000)
  await open(page, `/sign-in/${await addSignInLink(context.db, person.id)}`)
  await press(page.getByRole('button', { name: /^Continue as/ }))
  return page
}

/** Opens an address, after what was under way on the page has ended. */
export async function open(page: Page, address: string): Promise<Response> {
  await settled(page)
  return (await page.goto(address))!
}

/** Loads the page once more, after what was under way on it has ended. */
export async function reload(page: Page): Promise<void> {
  await settled(page)
  await page.reload()
}

/** Goes back to the document before, after what was under way on the page has ended. */
export async function back(page: Page): Promise<void> {
  await settled(page)
  await page.goBack()
}

/** Presses a link or button that leads to another document, and waits until that document has loaded; `url` where others come before it. */
export async function press(target: Locator, url?: RegExp): Promise<void> {
  await settled(target.page())
  await Promise.all([target.page().waitForNavigation({ ...(url && { url }) }), target.click()])
}

/** Presses something that keeps the document: a summary, or a link to a place on the same page. */
export async function pressHere(target: Locator): Promise<void> {
  await settled(target.page())
  await target.click()
}

/** Presses a link to a file, and returns the file once it begins to arrive. */
export async function download(target: Locator): Promise<Download> {
  await settled(target.page())
  const [file] = await Promise.all([target.page().waitForEvent('download'), target.click()])
  return file
}

/**
 * Waits until the page has loaded and will not load again by itself. A page that follows work under way asks for its
 * status every two seconds (`hx-get`) and reloads when the work has moved on; a test that left it before that would start
 * one navigation during another. The work takes as long as it takes: the limit here is that of the test.
 */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState()
  await page.locator('[hx-get]').waitFor({ state: 'detached', timeout: 0 })
  await page.waitForLoadState()
}

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

const standard = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** The rules whose outcome depends on colours, and so on the colour scheme. */
export const rulesOnColour = ['color-contrast', 'link-in-text-block']

/** What axe-core objects to on the page as it stands, by the rules of WCAG 2.2 AA and below, or by these rules alone. */
export async function axeViolations(page: Page, runOnly = standard): Promise<string[]> {
  await page.evaluate(await readFile(axePath, 'utf8'))
  const { violations } = (await page.evaluate(`axe.run(document, ${JSON.stringify({ runOnly })})`)) as AxeResults
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`)
}

/** By how many CSS pixels the page is wider than its window; 0 when it fits. */
export function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
}
