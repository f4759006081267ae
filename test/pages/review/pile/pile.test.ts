import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { repeats } from '../../../long.ts'
import { aService, type Person } from '../../../service.ts'
import { aBrowser, axeViolations, open, pressHere, sidewaysScroll, signedIn } from '../../browser.ts'
import { type Visitor, signedIn as withoutScript } from '../../visitor.ts'

const service = await aService({}, { background: false })
const { call, handIn, people, person, owner, publish, context } = service
const { tutor, lead } = people
const asTutor = await withoutScript(service, tutor)
const asLead = await withoutScript(service, lead)
const model = (await handIn('Quiet work.', 'essay.txt', { who: people.student })).body.id as string

/** So many works under review for a new assessment of a tutor, made from one that was handed in. */
async function aPile(count: number, who: Person, title: string): Promise<{ id: string; works: string[] }> {
  const { id } = await publish(who, { title, brief: '', aiLevel: 2, guidance: 'Plan.' })
  const student = await person('student', 'Robin Ash')
  const works = await owner(
    `insert into submissions select (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(), 'assessment_id', $2::text,
       'student_id', $3::text, 'attempt', n, 'status', 'under_review', 'assessment_version', 1,
       'received_at', clock_timestamp() - make_interval(mins => 1000 - n)))).*
     from submissions s cross join generate_series(1, $4::int) n where s.id = $1 returning id, received_at`,
    [model, id, student.id, count],
  )
  const ids = works.map((work) => work.id as string)
  await owner(
    `with received as (
       insert into audit_events select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'submission_id', work::text))).*
       from audit_events e, unnest($2::uuid[]) work where e.submission_id = $1 and e.type = 'submission.received'
       returning id, submission_id)
     insert into receipts select id, submission_id, 'a receipt' from received`,
    [model, ids],
  )
  return { id, works: ids }
}
const statusOf = async (id: string) => (await call(lead, 'GET', `/v1/submissions/${id}`)).body.status

/** A form of a page, sent without a script. */
async function send(visitor: Visitor, path: string, fields: Record<string, string | string[]>) {
  const form = new URLSearchParams({ _csrf: await visitor.csrf('/account') })
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one)
  return visitor.visit(path, form)
}
/** Where a redirect leads, as that visitor sees it. */
const follow = async (visitor: Visitor, { location }: { location: string | null }) => visitor.visit(location!)

describe('the list', () => {
  test('keeps its filters for a person, who comes back to them', async () => {
    const own = await person('tutor')
    const { works } = await aPile(3, own, 'Filtered')
    const visitor = await withoutScript(service, own)
    await send(visitor, `/review/${works[1]}/assignment`, { assigneeId: own.id, replaces: '' })

    const filtered = await visitor.visit('/review?assignee=me&order=newest')
    const again = await visitor.visit('/review')
    const work = await visitor.visit(`/review/${works[1]}`)

    expect(filtered.text).toContain('1 work, newest first')
    expect(again).toMatchObject({ status: 303, location: '/review?assignee=me&order=newest' })
    expect(work.text).toContain('href="/review?assignee=me&amp;order=newest"')
    expect(work.text).toContain('1 of 1')
    await visitor.visit('/review?status=under_review')
    expect((await visitor.visit('/review')).status).toBe(200)
  })

  test('says how many there are, and a work says which of them it is', async () => {
    const own = await person('tutor')
    const { works } = await aPile(3, own, 'Counted')
    const visitor = await withoutScript(service, own)

    const list = await visitor.visit('/review')
    const { text } = await visitor.visit(`/review/${works[1]}`)

    expect(list.text).toContain('3 works, oldest first')
    expect(text).toContain('2 of 3')
    expect(text).toMatch(new RegExp(`href="/review/${works[0]}"[^>]*>\\s*Previous`))
    expect(text).toMatch(new RegExp(`href="/review/${works[2]}"[^>]*>\\s*Next`))
    expect(list.text).toContain('3<span class="visually-hidden"> waiting</span>')
  })

  test('finds work by a title that it does not suggest, for a lead too', async () => {
    await aPile(1, tutor, 'Rare “title”')

    const { text } = await asLead.visit(`/review?assessment=${encodeURIComponent('are “tit')}`)

    expect(text).toContain('1 work, oldest first')
  })
})

describe('a selection', () => {
  test('is cleared after a page that shows what will happen; what is refused is named', async () => {
    const { works } = await aPile(4, tutor, 'Selected')
    await call(tutor, 'POST', `/v1/submissions/${works[0]}/concerns`, { code: 'collusion', particulars: 'One page.' })

    const check = await asTutor.visit(`/review/selection?do=clear&${works.map((id) => `id=${id}`).join('&')}`)
    await call(tutor, 'POST', `/v1/submissions/${works[1]}/decisions`, { outcome: 'no_concern', reasons: 'I read it.' })
    const sent = await send(asTutor, '/review/selection/clear', { id: works, reasons: 'I read them.' })
    const { text } = await follow(asTutor, sent)

    expect(check.text).toContain('These have to be looked at by themselves')
    expect(check.text).toContain('Clear (3 works)')
    expect(sent.status).toBe(303)
    expect(text).toContain('2 works cleared.')
    expect(text).toContain('it has to be looked at by itself.')
    expect(text).toContain('another person changed it in the meantime.')
    expect(await Promise.all(works.map(statusOf))).toEqual(['under_review', 'decided', 'decided', 'decided'])
    const { rows } = await context.db.$client.query(
      `select actor_id from audit_events where type = 'submission.decided' and submission_id = any($1)`,
      [works],
    )
    expect(rows.map((row) => row.actor_id)).toEqual([tutor.id, tutor.id, tutor.id])
  })

  test('is assigned and noted, each work by itself, and an assignment that was missed is not overwritten', async () => {
    const { works } = await aPile(2, tutor, 'Shared out')
    const [first, second] = works as [string, string]
    await call(tutor, 'POST', `/v1/submissions/${first}/assignments`, { assigneeId: tutor.id })

    const assigned = await send(asLead, '/review/selection/assign', { id: works, assigneeId: lead.id })
    const noted = await send(asLead, '/review/selection/note', { id: works, text: 'See the list of sources.' })

    expect((await follow(asLead, assigned)).text).toContain('1 work assigned.')
    expect((await follow(asLead, noted)).text).toContain('2 works noted.')
    const assigneeOf = async (id: string) =>
      (await call(lead, 'GET', `/v1/submissions/${id}`)).body.assignment.assigneeId
    expect([await assigneeOf(first), await assigneeOf(second)]).toEqual([tutor.id, lead.id])
  })

  test.each(['clear', 'assign', 'note'])(
    'to %s without what it needs shows the form again with the works',
    async (deed) => {
      const { works } = await aPile(1, tutor, `Asked to ${deed}`)

      const { status, text } = await send(asLead, `/review/selection/${deed}`, { id: works })

      expect(status).toBe(422)
      expect(text).toContain(`name="id" value="${works[0]}"`)
    },
  )
})

test('a comment is inserted without a script by its own button, and nothing is filled in before', async () => {
  const { works } = await aPile(1, tutor, 'Commented')
  const kept = { kind: 'reasons', title: 'Read', text: 'I read the work as a whole.' }
  await send(asTutor, '/comments', kept)
  const { items } = (await call(tutor, 'GET', '/v1/comments?q=as a whole')).body

  const before = await asTutor.visit(`/review/${works[0]}`)
  const fields = { reasons: 'It is sound.', insert: items[0].id }
  const after = await send(asTutor, `/review/${works[0]}/clearing`, fields)

  expect(before.text).not.toMatch(/<textarea[^>]*>[^<]*I read the work as a whole/)
  expect(after.text).toMatch(/<textarea[^>]*>\s*It is sound\.\nI read the work as a whole\./)
  expect(await statusOf(works[0]!)).toBe('under_review')
})

describe('in a browser', async () => {
  const browser = await aBrowser()
  const own = await person('tutor', 'Kim Vale')
  const { works } = await aPile(60, own, 'Sixty')
  await call(own, 'POST', '/v1/comments', { kind: 'reasons', title: 'Sound', text: 'I read the work; it is sound.' })
  const page = await signedIn(browser, service, own, { viewport: { width: 1280, height: 900 } })

  /** How many of the sixty are cleared. */
  const cleared = repeats(10, 60)

  /** Presses a key that leads to another document. */
  const go = (key: string) =>
    Promise.all([page.waitForNavigation({ waitUntil: 'domcontentloaded' }), page.keyboard.press(key)])

  test('twenty works stand on a laptop screen, and the page holds at 360 pixels', async () => {
    await open(page, '/review')
    const inSight = await page
      .locator('[data-row]')
      .evaluateAll((rows) => rows.filter((row) => row.getBoundingClientRect().bottom <= 900 - 60).length)
    const faults = await axeViolations(page)
    await page.setViewportSize({ width: 360, height: 740 })

    expect(inSight).toBeGreaterThanOrEqual(20)
    expect(faults).toEqual([])
    expect(await sidewaysScroll(page)).toBe(0)
    await page.setViewportSize({ width: 1280, height: 900 })
  })

  test('rows are walked, selected and searched by keys, which are shown on “?”', async () => {
    await open(page, '/review')
    for (const key of ['j', 'j', 'k', 'j', 'x']) await page.keyboard.press(key)
    const ticked = await page
      .locator('[data-row] input:checked')
      .evaluateAll((all) => all.map((box) => box.getAttribute('value')))
    await page.keyboard.press('/')
    const focused = await page.evaluate('document.activeElement.id')
    await page.keyboard.press('j')
    const typed = await page.locator('#q').inputValue()
    await pressHere(page.locator('h1'))
    await page.keyboard.press('?')

    expect([ticked, focused, typed]).toEqual([[works[1]], 'q', 'j'])
    expect(await page.locator('dialog#keys').isVisible()).toBe(true)
    expect(await axeViolations(page)).toEqual([])
  })

  test('a part of a work is reached by one key', async () => {
    await open(page, `/review/${works[0]}`)
    await page.keyboard.press('4')

    expect(new URL(page.url()).hash).toBe('#checks')
  })

  test(`${cleared} works are cleared with four keys each`, async () => {
    await open(page, '/review')
    let pressed = 0
    const press = async (key: string, leads = false) => {
      pressed += 1
      await (leads ? go(key) : page.keyboard.press(key))
    }
    for (let done = 0; done < cleared; done++) {
      await press('n', true)
      await press('c')
      await press('Enter')
      await press('Control+Enter', true)
    }

    expect(pressed).toBe(4 * cleared)
    const { rows } = await context.db.$client.query(
      `select count(*)::int as decided from decisions where submission_id = any($1) and outcome = 'no_concern'
         and decided_by = $2 and reasons = 'I read the work; it is sound.'`,
      [works, own.id],
    )
    expect(rows).toEqual([{ decided: cleared }])
    await page.getByText('1 work cleared.').waitFor()
  }, 60_000)

  test('keys that a person switched off do nothing', async () => {
    await send(await withoutScript(service, own), '/review/keys', { on: 'no' })
    const { works: more } = await aPile(2, own, 'Off')
    await open(page, `/review/${more[0]}`)
    await page.keyboard.press('j')
    await page.keyboard.press('4')

    expect(new URL(page.url()).pathname + new URL(page.url()).hash).toBe(`/review/${more[0]}`)
  })
})

test('an unknown work in a selection is left out', async () => {
  const { text } = await asTutor.visit(`/review/selection?do=clear&id=${randomUUID()}`)

  expect(text).toContain('No work is selected.')
})
