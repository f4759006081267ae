import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditEvents, flags, runs } from '../../../src/db/schema/index.ts'
import type { Evidence } from '../../../src/domain/screening/detector.ts'
import { readerVersion } from '../../../src/domain/screening/document.ts'
import { makePdf } from '../../documents/pdf.ts'
import { aService } from '../../service.ts'
import { aBrowser, axeViolations, open, press, pressHere, signedIn } from '../browser.ts'
import { signedIn as visitorOf } from '../visitor.ts'

const service = await aService({ extractTimeoutMs: 60_000 })
const { context, people, handIn, settled, call } = service
const browser = await aBrowser()
const id = await aLongWork()
const visitor = await visitorOf(service, people.tutor)

test('eighty pages with two hundred flags of one rule are a page of less than 300 kB, in which each flag stands once', async () => {
  const { text } = await visitor.visit(`/review/${id}`)

  expect(Buffer.byteLength(text)).toBeLessThan(300_000)
  expect(text.match(/<article class="flag like"/g)).toHaveLength(200)
  expect(text.match(/Passage 150 is worth a look\./g)).toHaveLength(1)
})

test('the image of a page carries the marks of its passages, with their flags named for those who do not see it', async () => {
  const { text } = await visitor.visit(`/review/${id}?page=7`)

  expect(text).toMatch(
    /alt="Page 7 of the file as it arrived; its text stands beside it\. Marked on it: flags \d+, \d+/,
  )
  expect(text).toMatch(
    /<svg viewBox="0 0 [\d.]+ [\d.]+"[^>]* aria-hidden="true"><a href="#flag-[^"]+" tabindex="-1"><rect x="[\d.]+"/i,
  )
})

test('a page is reached by its number, from its neighbours, and from those with marks', async () => {
  const { text } = await visitor.visit(`/review/${id}?page=7`)

  expect(text).toMatch(/name="page" min="1" max="80" value="7"/)
  for (const [words, page] of [
    ['Previous page', 6],
    ['Next page', 8],
  ])
    expect(text).toContain(`page=${page}#work" rel="${words === 'Next page' ? 'next' : 'prev'}">${words}</a>`)
  expect(text).toMatch(/page=8#work">Next page with marks/)
})

test('the words of the work are searched for, and each place is shown with the words around it', async () => {
  const { text } = await visitor.visit(`/review/${id}?q=41.7%20we%20WATCHED`)
  const none = await visitor.visit(`/review/${id}?q=${encodeURIComponent('(.*)+$')}`)

  expect(text).toContain('One place was found for')
  expect(text).toMatch(/page=41&amp;q=41.7\+we\+WATCHED#found-1"[^>]*>…[^<]*<b>41\.7 We watched<\/b>/)
  expect(text).toMatch(/<span class="found" id="found-1">/)
  expect(text).toMatch(/name="page"[^>]*value="41"/)
  expect(none.text).toContain('Nothing was found for')
})

test('every passage of a flag can be reached, and every flag from its passage', { timeout: 60_000 }, async () => {
  const page = await signedIn(browser, service, people.tutor)
  await open(page, `/review/${id}`)
  await pressHere(page.locator('summary', { hasText: 'more like this' }).first())
  const links = page.locator('article.flag.like .meta a')
  const addresses = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href')!))

  expect(addresses).toHaveLength(200)
  for (const index of [0, 199]) {
    await open(page, addresses[index]!)
    const mark = page.locator(`.text [id="${new URL(page.url()).hash.slice(1)}"]`)
    expect(await mark.isVisible()).toBe(true)
    const numbers = page.locator('.text sup a')
    expect(await numbers.count()).toBeGreaterThan(0)
    expect(await page.locator((await numbers.first().getAttribute('href'))!).count()).toBe(1)
  }
  await press(page.getByRole('button', { name: 'Show', exact: true }))
  expect(await axeViolations(page)).toEqual([])
})

test('flags of one rule are dismissed in one act with one reason and an event for each, those that are ticked or all', async () => {
  const shown = (await call(people.tutor, 'GET', `/v1/submissions/${id}`)).body.flags
  const like: string[] = shown.filter(isLike).map(({ id }: { id: string }) => id)
  const action = `/review/${id}/flags/${like[0]}/dismissal`
  const send = async (fields: [string, string][]) => {
    const _csrf = await visitor.csrf(`/review/${id}`)
    return visitor.visit(action, new URLSearchParams([['_csrf', _csrf], ...fields]))
  }

  const none = await send([
    ['reason', 'All are quotations.'],
    ['which', 'ticked'],
  ])
  const two = await send([
    ['reason', 'A quotation.'],
    ['which', 'ticked'],
    ['flag', like[3]!],
    ['flag', like[4]!],
  ])
  const rest = like.filter((flag) => flag !== like[3] && flag !== like[4])
  const all = await send([
    ['reason', 'All are quotations.'],
    ['which', 'all'],
    ['like', rest.join(' ')],
  ])
  const again = await send([
    ['reason', 'All are quotations.'],
    ['which', 'all'],
    ['like', like.join(' ')],
  ])

  expect([none.status, two.status, all.status, again.status]).toEqual([422, 303, 303, 409])
  expect(none.text).toContain('No flag is ticked.')
  const after = (await call(people.tutor, 'GET', `/v1/submissions/${id}`)).body.flags
  const reasons = after.filter(isLike).map((flag: { dismissed: { reason: string } }) => flag.dismissed.reason)
  expect(reasons.filter((reason: string) => reason === 'A quotation.')).toHaveLength(2)
  expect(reasons.filter((reason: string) => reason === 'All are quotations.')).toHaveLength(198)
  const events = await context.db.$count(
    auditEvents,
    and(eq(auditEvents.submissionId, id), eq(auditEvents.type, 'flag.dismissed')),
  )
  expect(events).toBe(200)
  const { text } = await visitor.visit(`/review/${id}`)
  expect(text.match(/Dismissed: All are quotations\./g)).toHaveLength(1)
})

const isLike = ({ message }: { message: string }) => message.endsWith('is worth a look.')

async function aLongWork(): Promise<string> {
  const line = 'We watched how the children shared one bucket and waited for one another.'
  const sheets = Array.from({ length: 80 }, (_, page) =>
    Array.from({ length: 30 }, (_, number) => `${page + 1}.${number + 1} ${line}`),
  )
  const { body } = await handIn(await makePdf({ pages: sheets }), 'long.pdf')
  expect((await settled(body.id)).unreadable).toBeNull()
  await call(people.tutor, 'POST', `/v1/submissions/${body.id}/concerns`, {
    code: 'plagiarism',
    particulars: 'To be read.',
  })
  const { text } = (await call(people.tutor, 'GET', `/v1/submissions/${body.id}/text`)).body
  await twoHundredFlags(body.id, text)
  return body.id
}

/** Spread over the text; neighbours overlap. */
async function twoHundredFlags(submissionId: string, text: string) {
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
  await context.db.insert(runs).values({ ...run, detail: 'Points at 200 things.', measurements: [] })
  const step = Math.floor((text.length - 2_000) / 200)
  await context.db.insert(flags).values(
    Array.from({ length: 200 }, (_, number) => {
      const [start, end] = [number * step, Math.floor((number + 1.5) * step)]
      const evidence: Evidence[] = [{ in: 'text', start, end, quote: text.slice(start, end) }]
      return {
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
        evidence,
        figures: {},
        position: number,
      }
    }),
  )
}
