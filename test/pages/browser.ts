import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import chromium from '@sparticuz/chromium'
import type { AxeResults } from 'axe-core'
import { type Browser, type BrowserContextOptions, chromium as driver, type Page } from 'playwright-core'
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

/** A browser window of somebody who has opened their sign-in link. */
export async function signedIn(
  browser: Browser,
  { context, baseUrl }: { context: Context; baseUrl: string },
  person: { id: string },
  options: BrowserContextOptions = {},
): Promise<Page> {
  const window = await browser.newContext({ baseURL: baseUrl, ...options })
  const page = await window.newPage()
  page.setDefaultTimeout(15_000)
  await page.goto(`/sign-in/${await addSignInLink(context.db, person.id)}`)
  await page.getByRole('button', { name: /^Continue as/ }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  return page
}

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** What axe-core objects to on the page as it stands, by the rules of WCAG 2.2 AA and below. */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(axePath, 'utf8'))
  const { violations } = (await page.evaluate(`axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  })`)) as AxeResults
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`)
}

/** How far the page is wider than its window, in CSS pixels; 0 when nobody has to scroll sideways. */
export function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
}
