import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from '../src/config.ts'
import { configurationPage } from '../tools/configuration-page.ts'

/** What is said about an environment, or nothing. */
function said(env: Record<string, string>): string {
  try {
    readConfig(env)
    return ''
  } catch (error) {
    return String((error as Error).stack)
  }
}

test.each([
  ['PORT', 'eighty', 'a whole number from 0 to 65535'],
  ['PORT', '80.5', 'a whole number'],
  ['PORT', '65536', 'a whole number'],
  ['PORT', '-1', 'a whole number'],
  ['MAX_UPLOAD_MB', '0', 'a whole number from 1 to 10240'],
  ['MAX_UPLOAD_MB', '200MB', 'a whole number'],
  ['SANDBOXES', '65', 'a whole number from 1 to 64'],
  ['SANDBOX_REQUIRE', 'network,moat', 'some of files, network, uid, privileges'],
  ['EXTRACT_TIMEOUT_MS', '99', 'a whole number from 100 to 600000'],
  ['RECONCILE_EVERY_MS', 'true', 'a whole number'],
  ['QUEUE_LOCK_MS', '10 s', 'a whole number from 500 to 600000'],
  ['TURNITIN_AT_ONCE', '0', 'a whole number from 1 to 64'],
  ['TURNITIN_PER_SECOND', '1001', 'a whole number from 1 to 1000'],
  ['PUBLIC_URL', 'candour.example.org', 'a URL that begins with http:// or https://'],
  ['PUBLIC_URL', 'ftp://candour.example.org', 'a URL that begins with'],
  ['TRUSTED_PROXIES', '10.0.0.0/33', 'IP addresses or ranges'],
  ['TRUSTED_PROXIES', 'proxy.example.org', 'IP addresses or ranges'],
  ['BODY_TIMEOUT_MS', '0', 'a whole number from 100'],
  ['DATABASE_URL', 'mysql://localhost/candour', 'postgres:// or postgresql://'],
  ['DATABASE_URL', 'localhost', 'postgres:// or postgresql://'],
  ['REDIS_URL', 'http://localhost:6379', 'redis:// or rediss://'],
  ['OIDC_ISSUER', 'idp.example.org', 'https:// or http://'],
  ['LOG_LEVEL', 'loud', 'one of fatal, error, warn, info'],
  ['FRAME_ANCESTORS', 'lms.example.org', 'origins such as https://lms.example.org'],
  ['FRAME_ANCESTORS', 'https://lms.example.org/path', 'origins'],
  ['TURNITIN_PRODUCT', 'feedback', 'one of turnitin, ithenticate'],
  ['TURNITIN_API_KEY', 'a key', 'a key without a space in it'],
])('%s=%s is refused by name, with what it takes', (name, value, takes) => {
  const sentence = said({ [name]: value })

  expect(sentence).toMatch(new RegExp(`^- ${name} .*it takes `, 'm'))
  expect(sentence).toContain(takes)
  expect(sentence).not.toMatch(/\n\s+at /)
})

test.each([
  [{ OIDC_ISSUER: 'https://idp.example.org' }, 'OIDC_CLIENT_ID'],
  [{ OIDC_CLIENT_ID: 'candour' }, 'OIDC_ISSUER'],
  [{ S3_BUCKET: 'files' }, 'S3_ACCESS_KEY_ID'],
  [{ MIGRATE_DATABASE_URL: 'postgres://owner@db/candour' }, 'needs DATABASE_URL'],
  [{ TURNITIN_BASE_URL: 'https://college.turnitin.com' }, 'the key is missing'],
  [{ TURNITIN_ALLOW_HOST: '127.0.0.1' }, 'does nothing without'],
])('half a setting %j is refused with what belongs to it', (env, missing) => {
  expect(said(env as Record<string, string>)).toContain(missing)
})

test('everything that is wrong is said at once', () => {
  const sentence = said({ PORT: 'x', SANDBOXES: 'x', REDIS_URL: 'x', S3_BUCKET: 'files' })

  expect(sentence.match(/^- /gm)).toHaveLength(4)
})

test('a secret can be in a file, whose last line end does not count', () => {
  const folder = mkdtempSync(join(tmpdir(), 'candour-secrets-'))
  writeFileSync(join(folder, 'url'), 'redis://:secret@redis:6379\n')

  expect(readConfig({ REDIS_URL_FILE: join(folder, 'url') }).redisUrl).toBe('redis://:secret@redis:6379')
  expect(said({ REDIS_URL_FILE: join(folder, 'gone') })).toMatch(/^- REDIS_URL_FILE .*cannot be read \(ENOENT\)/m)
  expect(said({ REDIS_URL_FILE: join(folder, 'url'), REDIS_URL: 'redis://redis' })).toContain('both set')
})

test('the value of a secret is never shown', () => {
  const secret = 'hunter2 hunter2'

  for (const name of ['DATABASE_URL', 'REDIS_URL', 'TURNITIN_API_KEY']) {
    expect(said({ [name]: secret })).toContain(name)
    expect(said({ [name]: secret })).not.toContain('hunter2')
  }
})

test('a variable that is empty is one that is not set', () => {
  const empty = Object.fromEntries(['PORT', 'HOST', 'DATABASE_URL', 'S3_BUCKET', 'LOG_LEVEL'].map((name) => [name, '']))

  expect(readConfig(empty)).toEqual(readConfig({}))
  expect(readConfig({})).toMatchObject({ port: 3000, host: '127.0.0.1', databaseUrl: null, s3: null, logLevel: 'info' })
})

test('what is set is taken over', () => {
  expect(
    readConfig({
      PORT: '8080',
      PUBLIC_URL: 'https://candour.example.org/',
      FRAME_ANCESTORS: 'https://a.example, https://b.example',
      SIGNING_KEY: 'one\\ntwo',
      OIDC_ISSUER: 'https://idp.example.org/realm',
      OIDC_CLIENT_ID: 'candour',
    }),
  ).toMatchObject({
    port: 8080,
    publicUrl: 'https://candour.example.org',
    frameAncestors: ['https://a.example', 'https://b.example'],
    signingKey: 'one\ntwo',
    oidc: { clientSecret: null, name: 'idp.example.org' },
  })
})

test('the documentation is what the schema says; npm run docs:config writes it', () => {
  const path = resolve(import.meta.dirname, '../docs/operating/configuration.md')

  expect(readFileSync(path, 'utf8')).toBe(configurationPage())
})
