import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { flags, runs } from '../../../src/db/schema/index.ts'
import type { Evidence } from '../../../src/domain/screening/detector.ts'
import { readerVersion } from '../../../src/domain/screening/document.ts'
import { makePdf } from '../../documents/pdf.ts'
import { aService } from '../../service.ts'
import { aBrowser, axeViolations, open, press, signedIn } from '../browser.ts'

const service = await aService({ extractTimeoutMs: 60_000 })
const { context, people, handIn, settled, call } = service
const browser = await aBrowser()

test('forty pages with thirty flags are shown a page at a time, and every passage can be reached', {
  timeout: 90_000,
}, async () => {
  const line = 'We watched how the children shared one bucket and waited for one another.'
  const sheets = Array.from({ length: 40 }, (_, page) =>
    Array.from({ length: 40 }, (_, number) => `${page + 1}.${number + 1} ${line}`),
  )
  const { body } = await handIn(await makePdf({ pages: sheets }), 'long.pdf')
  const { unreadable } = await settled(body.id)
  expect(unreadable).toBeNull()
  await call(people.tutor, 'POST', `/v1/submissions/${body.id}/concerns`, {
    code: 'plagiarism',
    particulars: 'To be read.',
  })
  const { text } = (await call(people.tutor, 'GET', `/v1/submissions/${body.id}/text`)).body
  await thirtyFlags(body.id, text)
  const page = await signedIn(browser, service, people.tutor)

  await open(page, `/review/${body.id}`)

  const flagged = page.locator('article.flag', { hasText: 'is worth a look.' })
  expect(await flagged.count()).toBe(30)
  expect(await page.locator('.pages a').count()).toBe(40)
  expect((await page.content()).length).toBeLessThan(400_000)
  const links = flagged.locator('.meta a')
  expect(await links.count()).toBe(90)
  for (const index of [0, 44, 89]) {
    await open(page, `/review/${body.id}`)
    await press(links.nth(index))
    const anchor = decodeURIComponent(new URL(page.url()).hash)
    expect(anchor).toMatch(/^#e-/)
    expect(await page.locator(`.text ${anchor}`).isVisible()).toBe(true)
  }
  expect(await axeViolations(page)).toEqual([])
})

/** Thirty flags of three places each, spread over the text; neighbours overlap. */
async function thirtyFlags(submissionId: string, text: string) {
  const runId = randomUUID()
  const run = {
    id: runId,
    submissionId,
    detector: 'ai-author-citation',
    version: 'test',
    point: 'own_work' as const,
    attempt: 1,
    readerVersion,
    state: 'succeeded' as const,
  }
  await context.db.insert(runs).values({ ...run, detail: 'Points at 30 things.', measurements: [] })
  await context.db.insert(flags).values(
    Array.from({ length: 30 }, (_, number) => ({
      id: randomUUID(),
      runId,
      submissionId,
      detector: 'ai-author-citation',
      basis: 'inspectable' as const,
      rule: 'ai-author-ref',
      severity: 'check' as const,
      point: 'ai_is_no_author' as const,
      clause: '4.2',
      message: `Passage ${number + 1} is worth a look.`,
      evidence: [0, 1, 2].map((part): Evidence => {
        const start = Math.floor(((number * 3 + part) / 90) * (text.length - 2_000))
        return { in: 'text', start, end: start + 1_000, quote: text.slice(start, start + 1_000) }
      }),
      figures: {},
      position: number,
    })),
  )
}
