import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { readConfig } from '../src/config.ts'
import { DomainError } from '../src/domain/error.ts'
import { exportSigningKey, generateSigningKey } from '../src/domain/signing/signing.ts'
import { silent } from '../src/log.ts'
import { start } from '../src/start.ts'

const secret = 'hunter2'
const folder = await mkdtemp(join(tmpdir(), 'candour-refused-'))
const file = join(folder, 'a-file')
await writeFile(file, 'no folder')

const database = (change: (url: URL) => void) => {
  const url = new URL(inject('postgres').service)
  change(url)
  return url.href
}
const signingKey = exportSigningKey(generateSigningKey())
const usable = { DATABASE_URL: inject('postgres').service, SIGNING_KEY: signingKey, CANDOUR_DATA_DIR: folder }
const s3 = { S3_BUCKET: 'files', S3_ACCESS_KEY_ID: 'id', S3_SECRET_ACCESS_KEY: secret, S3_SILENCE_MS: '200' }

/** Twenty settings that are wrong: what is set, the variable that the sentence names, what it takes, and what to do. */
const wrong: [string, Record<string, string>, RegExp, RegExp][] = [
  ['a port in words', { PORT: 'eighty' }, /PORT is “eighty”/, /it takes a whole number from 0 to 65535/],
  ['a port beyond the last', { PORT: '70000' }, /PORT is “70000”/, /it takes a whole number/],
  ['an address without a protocol', { PUBLIC_URL: 'c.example' }, /PUBLIC_URL is/, /it takes a URL that begins with/],
  ['a place for a zone', { PROVIDER_TIME_ZONE: 'Bangor' }, /PROVIDER_TIME_ZONE is/, /the name of an IANA time zone/],
  ['a host for a proxy', { TRUSTED_PROXIES: 'proxy' }, /TRUSTED_PROXIES is/, /IP addresses or ranges/],
  ['a wall that is none', { SANDBOX_REQUIRE: 'moat' }, /SANDBOX_REQUIRE is/, /some of files, network/],
  ['a level that is none', { LOG_LEVEL: 'loud' }, /LOG_LEVEL is/, /one of fatal, error/],
  ['another database', { DATABASE_URL: `mysql://me:${secret}@db/c` }, /DATABASE_URL cannot be used/, /postgres:\/\//],
  ['another queue', { REDIS_URL: `http://:${secret}@r` }, /REDIS_URL cannot be used/, /it takes a URL .*redis:\/\//],
  ['a bucket alone', { S3_BUCKET: 'files' }, /S3_BUCKET/, /S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY together/],
  ['half an identity provider', { OIDC_ISSUER: 'https://idp.example' }, /OIDC_ISSUER/, /OIDC_CLIENT_ID/],
  ['a mail server alone', { SMTP_URL: `smtp://me:${secret}@mail` }, /SMTP_URL/, /MAIL_FROM/],
  [
    'the owner alone',
    { DATABASE_URL: '', MIGRATE_DATABASE_URL: `postgres://o:${secret}@d/c` },
    /MIGRATE_DATABASE_URL/,
    /needs DATABASE_URL/,
  ],
  ['a secret in no file', { SIGNING_KEY: '', SIGNING_KEY_FILE: '/nowhere' }, /SIGNING_KEY_FILE is/, /cannot be read/],
  ['no signing key', { SIGNING_KEY: '' }, /SIGNING_KEY is missing/, /npx candour new-signing-key/],
  [
    'a signing key of another kind',
    { SIGNING_KEY: secret },
    /SIGNING_KEY cannot/,
    /an Ed25519 private key.*new-signing-key/,
  ],
  [
    'a Postgres that is not there',
    {
      DATABASE_URL: database((it) => {
        it.port = '1'
      }),
    },
    /DATABASE_URL, the address of a Postgres/,
    /nothing listens.*Check host, port/,
  ],
  [
    'a Postgres of no machine',
    {
      DATABASE_URL: database((it) => {
        it.hostname = 'db.invalid'
      }),
    },
    /DATABASE_URL, the address/,
    /name.*Check host, port/,
  ],
  [
    'a wrong password',
    {
      DATABASE_URL: database((it) => {
        it.password = secret
      }),
    },
    /DATABASE_URL, the address/,
    /refuses the name or the password.*Check/,
  ],
  [
    'no such database',
    {
      DATABASE_URL: database((it) => {
        it.pathname = '/nowhere'
      }),
    },
    /DATABASE_URL, the address/,
    /no database of that name.*Check/,
  ],
  [
    'an owner who is not let in',
    {
      MIGRATE_DATABASE_URL: database((it) => {
        it.password = secret
      }),
    },
    /MIGRATE_DATABASE_URL, the address/,
    /refuses the name or the password/,
  ],
  [
    'a file for a folder',
    { DATABASE_URL: '', SIGNING_KEY: '', CANDOUR_DATA_DIR: join(file, 'data') },
    /CANDOUR_DATA_DIR, a folder/,
    /is a file\. Let the user/,
  ],
  [
    'a storage that is not there',
    { ...s3, S3_ENDPOINT: 'http://127.0.0.1:1' },
    /S3_BUCKET, a bucket/,
    /Check these settings/,
  ],
]

test.each(wrong)(
  '%s ends the start with the variable and the remedy, and no secret or stack',
  async (_, env, named, remedy) => {
    const refused = await startedWith({ ...usable, ...env })

    expect(refused).toBeInstanceOf(DomainError)
    expect(refused.message).toMatch(named)
    expect(refused.message).toMatch(remedy)
    expect(refused.message).not.toContain(secret)
    expect(refused.message).not.toMatch(/\n\s+at /)
  },
)

async function startedWith(env: Record<string, string>): Promise<Error> {
  try {
    const service = await start(readConfig(env), silent)
    await service.stop()
    return new Error('It started.')
  } catch (error) {
    return error as Error
  }
}
