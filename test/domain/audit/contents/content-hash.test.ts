import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { commitments, contentHash, contentText, keyOf } from '../../../../src/domain/audit/contents/content-hash.ts'

const at = new Date('2026-01-02T03:04:05.006Z')
const acknowledgement = { account_id: 'a', policy_version_id: 'p', at }
const content = { table: 'policy_acknowledgements', row: acknowledgement } as const
const salt = Buffer.alloc(16, 7)

test('a row is hashed with its salt as canonical JSON of all its columns, times in ISO 8601', () => {
  const text = '{"account_id":"a","at":"2026-01-02T03:04:05.006Z","policy_version_id":"p"}'

  expect(contentText(content)).toBe(text)
  expect(contentHash(salt, content)).toBe(createHash('sha256').update(salt).update(text).digest('hex'))
  expect(keyOf(content)).toBe('a/p')
})

test('a fraction is spelled as ECMAScript does, and another salt gives another hash', () => {
  const spent = { table: 'vendor_spending', row: { run_id: 'r', detector: 'd', units: 0.25, at } } as const

  expect(contentText(spent)).toContain('"units":0.25')
  expect(contentHash(Buffer.alloc(16), spent)).not.toBe(contentHash(salt, spent))
})

test('a row without one of its columns has no hash', () => {
  expect(() => contentHash(salt, { table: 'policy_acknowledgements', row: { account_id: 'a' } })).toThrow(TypeError)
})

test('values that only a statement knows are left as holes, and everything else is safe in `format`', () => {
  const row = { ...acknowledgement, account_id: '100 %1$s' }

  expect(contentText({ table: 'policy_acknowledgements', row }, { at: '"%1$s"' })).toBe(
    '{"account_id":"100 %%1$s","at":"%1$s","policy_version_id":"p"}',
  )
})

test('an event says of each row where it is and its hash, and refuses rows that it does not make', () => {
  const salts = Buffer.concat([salt, Buffer.alloc(16, 9)])

  expect(commitments('policy.acknowledged', [content, content], salts)).toEqual([
    { table: 'policy_acknowledgements', key: 'a/p', hash: contentHash(salt, content) },
    { table: 'policy_acknowledgements', key: 'a/p', hash: contentHash(Buffer.alloc(16, 9), content) },
  ])
  expect(() => commitments('policy.imported', [content], salts)).toThrow('policy.imported makes no row')
})
