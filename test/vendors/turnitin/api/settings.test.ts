import { describe, expect, test } from 'vitest'
import { readConfig } from '../../../../src/config.ts'
import type { Json } from '../../../../src/domain/screening/detector.ts'
import { termsLanguage, viewerLocale } from '../../../../src/vendors/turnitin/api/locale.ts'
import { readOptions } from '../../../../src/vendors/turnitin/options.ts'

const settings = (env: Record<string, string>) => readConfig({ TURNITIN_API_KEY: 'key', ...env }).turnitin

describe('the address of a tenant', () => {
  test.each([
    'https://tenant.turnitin.com',
    ' https://tenant.turnitin.com/ ',
    'https://tenant.turnitin.com/api',
    'https://tenant.turnitin.com/api/v1/',
  ])('“%s” is understood', (pasted) => {
    expect(settings({ TURNITIN_BASE_URL: pasted })!.baseUrl).toBe('https://tenant.turnitin.com/api/v1')
  })

  test.each([
    ['http://tenant.turnitin.com', 'does not begin with https'],
    ['https://turnitin.com.attacker.example', 'is not a host of Turnitin'],
    ['https://notturnitin.com', 'is not a host of Turnitin'],
    ['https://user@tenant.turnitin.com', 'holds more than'],
    ['https://tenant.turnitin.com:8443', 'holds more than'],
    ['https://tenant.turnitin.com/elsewhere', 'holds more than'],
    ['tenant', 'is not an address'],
    ['http://127.0.0.1:3301', 'does not begin with https'],
  ])('“%s” is refused in a sentence', (pasted, problem) => {
    expect(() => settings({ TURNITIN_BASE_URL: pasted })).toThrow(problem)
  })

  test('an emulator on this machine takes the place of the tenant only where that is allowed', () => {
    const env = { TURNITIN_BASE_URL: 'http://127.0.0.1:3301', TURNITIN_ALLOW_HOST: '127.0.0.1' }

    expect(settings(env)!.baseUrl).toBe('http://127.0.0.1:3301/api/v1')
    expect(() => settings({ TURNITIN_BASE_URL: 'http://10.0.0.7', TURNITIN_ALLOW_HOST: '10.0.0.7' })).toThrow(
      'on this machine',
    )
  })

  test('half a configuration is refused, and none at all is fine', () => {
    expect(() => readConfig({ TURNITIN_API_KEY: 'key' })).toThrow('the address is missing')
    expect(() => readConfig({ TURNITIN_BASE_URL: 'https://t.turnitin.com' })).toThrow('the key is missing')
    expect(() => readConfig({ TURNITIN_BASE_URL: 'https://t.turnitin.com', TURNITIN_API_KEY: 'a b' })).toThrow(
      'a space',
    )
    expect(readConfig({}).turnitin).toBeNull()
  })
})

describe('the settings of an assessment', () => {
  test('nothing is added to an index, and the brief goes along, unless somebody says otherwise', () => {
    expect(readOptions({ product: 'turnitin' }, {})).toMatchObject({
      addToIndex: false,
      sendBrief: true,
      selfMatchScope: 'GROUP',
    })
  })

  test('iThenticate is the same with more collections', () => {
    expect(readOptions({ product: 'ithenticate' }, {}).repositories).toContain('CROSSREF')
    expect(readOptions({ product: 'turnitin' }, {}).repositories).not.toContain('CROSSREF')
  })

  const wrong: [string, { [field: string]: Json }][] = [
    ['excludeSmallMatches', { excludeSmallMatches: 7 }],
    ['repositories', { repositories: [] }],
    ['repositories', { repositories: ['EVERYTHING'] }],
    ['selfMatchScope', { selfMatchScope: 'group' }],
    ['checkFrom', { checkFrom: 0 }],
    ['addToIndex', { addToIndex: 'yes' }],
    ['aiWriting', { aiWriting: true }],
  ]
  test.each(wrong)('a wrong %s is refused by name', (field, sent) => {
    expect(() => readOptions({ product: 'turnitin' }, sent)).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT', fields: [expect.objectContaining({ field })] }),
    )
  })
})

test.each([
  ['en-GB', 'en-US'],
  ['de-CH', 'de-DE'],
  ['PT-br', 'pt-BR'],
  ['da-DK', 'da-DK'],
  ['xx', 'en-US'],
])('terms asked for in %s are shown in %s', (wished, shown) => {
  expect(termsLanguage(wished)).toBe(shown)
})

test('the viewer has two languages fewer', () => {
  expect(viewerLocale('nb-NO')).toBe('en-US')
})
