import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { afterCursor, pageOf } from '../../src/db/cursor.ts'

const columns = { at: sql`at`, id: sql`id` }
const row = { receivedAt: new Date('2026-01-02T03:04:05.006Z'), id: '0190a1b2-c3d4-7000-8000-000000000001' }
const receivedAt = (one: typeof row) => one.receivedAt

test('a page that is followed by another names where that one begins', () => {
  const { items, nextCursor } = pageOf([row, { ...row, id: row.id.replace(/1$/, '2') }], 1, receivedAt)

  expect(items).toEqual([row])
  expect(() => afterCursor(nextCursor!, columns, true)).not.toThrow()
})

test('the last page names no other', () => {
  expect(pageOf([row], 1, receivedAt)).toEqual({ items: [row], nextCursor: null })
})

test.each(['', 'x', 'bm8gY3Vyc29y', Buffer.from('2026-01-02 1').toString('base64url')])(
  'a cursor that was not made here is refused with words: “%s”',
  (cursor) => {
    expect(() => afterCursor(cursor, columns, true)).toThrow(/start at its beginning/)
  },
)
