import { expect, test } from 'vitest'
import { eulaAcceptanceIn, eulaVersionOf } from '../../../src/domain/tca/eula.ts'

const now = new Date('2026-11-30T12:00:00Z')
const good = { version: 'v1', language: 'cy-GB', accepted_timestamp: '2026-11-30T11:00:00Z' }

test('an acceptance names its version, language and time', () => {
  expect(eulaAcceptanceIn(good, now)).toEqual({
    version: 'v1',
    language: 'cy-GB',
    at: new Date(good.accepted_timestamp),
  })
})

test.each([
  ['of the first second of 1970', { ...good, accepted_timestamp: '1970-01-01T00:00:00Z' }],
  ['without a version', { ...good, version: null }],
  ['without a time', { ...good, accepted_timestamp: undefined }],
  ['of no time at all', { ...good, accepted_timestamp: 'yesterday' }],
  ['of next week', { ...good, accepted_timestamp: '2026-12-07T12:00:00Z' }],
  ['that is no object', 'accepted'],
])('an acceptance %s is none', (_, sent) => {
  expect(eulaAcceptanceIn(sent, now)).toBeNull()
})

test('a policy that came into force later has the greater name, compared as text', () => {
  const named = (activated: string) => eulaVersionOf({ activatedAt: new Date(activated), createdAt: now })

  expect(named('2026-09-01T00:00:00Z') < named('2026-10-01T00:00:00Z')).toBe(true)
  expect(named('2026-09-01T00:00:00.001Z')).toMatch(/^v\d+$/)
})
