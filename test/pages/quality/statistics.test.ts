import { expect, test } from 'vitest'
import { csvOf } from '../../../src/domain/csv.ts'
import { aService } from '../../service.ts'
import { signedIn } from '../visitor.ts'

const service = await aService({}, { background: false })
const { people, owner, handIn } = service
const asLead = await signedIn(service, people.lead)
const asAdmin = await signedIn(service, people.admin)
const { id } = (await handIn('Quiet work.')).body
await owner(`update submissions set status = 'under_review' where id = $1`, [id])
await service.call(people.tutor, 'POST', `/v1/submissions/${id}/decisions`, {
  outcome: 'no_concern',
  reasons: 'Sound.',
})

test('figures are of the period that is asked for, in words, on the page and as a file', async () => {
  const all = await asLead.visit('/statistics')
  const later = await asLead.visit('/statistics?from=2100-01-01')
  const file = await asLead.visit('/statistics.csv?until=2100-01-01')

  expect(all.text).toContain('href="/statistics.csv"')
  expect([all.text, later.text].map((text) => text.includes('<bdi>No concern</bdi>'))).toEqual([true, false])
  expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(file.text).toContain('table,row,figure,value\r\n')
  expect(file.text).toContain('Decisions,No concern,Decisions,1\r\n')
  expect(file.text).toContain('By assessment,Essay,Decided,1\r\n')
})

test('a day that there is not is refused', async () => {
  expect((await asLead.visit('/statistics?from=2026-02-31')).status).toBe(422)
})

test('a cell that a spreadsheet would run is text', () => {
  expect(csvOf([['=1+1', 'a "b", c', -1]])).toBe(`'=1+1,"a ""b"", c",-1\r\n`)
})

test('a lead finds all that they may do in the navigation', async () => {
  const { text } = await asLead.visit('/statistics')

  const places = [
    '/review',
    '/second-opinions',
    '/permissions',
    '/comments',
    '/outages',
    '/quality',
    '/admin/policy',
    '/admin/audit',
  ]
  for (const place of places) {
    expect(text).toContain(`<a href="${place}"`)
    expect((await asLead.visit(place)).status).toBe(200)
  }
})

test('the overview of an admin says whether all is well, and names a mail that failed', async () => {
  const sentence = 'One mail of the last 30 days did not arrive, or may not have.'
  const before = await asAdmin.visit('/admin')
  await owner(
    `insert into notices (id, person_id, kind, event_id, channel, state, failed_at)
     values (gen_random_uuid(), $1, 'person_invited', gen_random_uuid(), 'email', 'failed', clock_timestamp())`,
    [people.tutor.id],
  )

  const after = await asAdmin.visit('/admin')

  expect(before.text).toMatch(/All is well|Not all is well: /)
  expect([before.text, after.text].map((text) => text.includes(sentence))).toEqual([false, true])
  expect(after.text).toContain('Not all is well: ')
})
