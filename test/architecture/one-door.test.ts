import { expect, test } from 'vitest'
import { sourcesIn } from './sources.ts'

/** A change of a submission's status, by the query builder or in SQL, the update alone or after an insert that meets a row. */
const changes = [
  /update\(submissions\)[\s\S]{0,80}?set\((?!\{(?:(?!\bstatus\b)[^}])*\}\))/,
  /update\s+submissions\b[\s\S]{0,200}?\bset\b(?:(?!\bwhere\b)[\s\S]){0,200}?\bstatus\b\s*=/i,
  /insert\(submissions\)[\s\S]{0,400}?onConflictDoUpdate/,
  /insert\s+into\s+submissions\b[\s\S]{0,800}?on\s+conflict[\s\S]{0,80}?do\s+update/i,
]

const opensADoor = (text: string) => changes.some((change) => change.test(text))

test('a submission changes its status through one door', () => {
  const doors = sourcesIn('src', 'workers', 'tools').filter(({ text }) => opensADoor(text))

  expect(doors.map(({ path }) => path)).toEqual(['src/flow/advance.ts'])
})

test.each([
  `tx.update(submissions).set({ late: true, status: 'decided' })`,
  'tx\n  .update(submissions)\n  .set(values)',
  'tx.execute(sql`update submissions set status = $1 where id = $2`)',
  "client.query('UPDATE submissions SET late = true, status = $1')",
  'update submissions s\nset status_since = now(),\n  status = $1',
  "insert into submissions (id) values ($1) on conflict (id) do update set status = 'decided'",
])('another door would be noticed: %s', (text) => {
  expect(opensADoor(text)).toBe(true)
})

test.each([
  'tx.update(submissions).set({ unreadable: null }).where(eq(submissions.status, status))',
  'update submissions set unreadable = null where status = $1',
])('a change of anything else is none: %s', (text) => {
  expect(opensADoor(text)).toBe(false)
})
