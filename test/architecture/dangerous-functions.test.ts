import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sourcesIn } from './sources.ts'

const sources = sourcesIn('src', 'workers')

/** What can run, build or weaken more than it seems to, and the files or folders that may use it. */
const dangerous: [what: string, pattern: RegExp, allowed: string[], example: string][] = [
  ['code from text', /\beval\(|new Function\(|vm\.run|\beval: true/, ['src/sandbox/serve.ts'], 'eval(text)'],
  [
    'another program',
    /\b(spawn|spawnSync|execFile|execFileSync|fork)\(/,
    ['src/sandbox/', 'src/db/embedded-postgres/'],
    "spawn('ls')",
  ],
  ['a command line', /\b(exec|execSync)\((['"`]|command)|shell: true/, [], "execSync('ls ' + name)"],
  [
    'HTML as it stands',
    /dangerouslySetInnerHTML|\.innerHTML|insertAdjacentHTML/,
    ['src/pages/student/terms.tsx'],
    'a.innerHTML = b',
  ],
  ['random numbers that can be guessed', /Math\.random\(/, ['src/domain/backoff.ts'], 'Math.random()'],
  ['a hash that is not SHA-256', /create(Hash|Hmac)\((?!'sha256')/, [], "createHash('md5')"],
  [
    'a cipher that is not AES-256-GCM',
    /create(Cipher|Decipher)iv\((?!'aes-256-gcm')/,
    [],
    "createCipheriv('aes-256-cbc')",
  ],
  [
    'a certificate that is not checked',
    /rejectUnauthorized|checkServerIdentity|NODE_TLS_REJECT/,
    [],
    'rejectUnauthorized: false',
  ],
  ['messages read leniently', /insecureHTTPParser/, [], 'insecureHTTPParser: true'],
]

describe.each(dangerous)('%s', (_, pattern, allowed, example) => {
  test('is used where it is listed and nowhere else', () => {
    const users = sources.filter(({ path, text }) => pattern.test(text) && !allowed.some((one) => path.startsWith(one)))

    expect(users.map(({ path }) => path)).toEqual([])
  })

  test('would be found', () => {
    expect(pattern.test(example)).toBe(true)
  })
})

test('a regular expression is made of the code’s own words, or of a name whose special characters are escaped', () => {
  const makers = sources.filter(({ text }) => /new RegExp\(/.test(text)).map(({ path }) => path)

  expect(makers.filter((path) => !path.startsWith('src/detectors/'))).toEqual(['src/domain/screening/mask.ts'])
})

const scripts = ['upload.js', 'draft.js', 'confirm.js', 'lti.js'].map((name) =>
  readFileSync(resolve(import.meta.dirname, '../../src/pages/kit/assets', name), 'utf8'),
)

test('a message from another window counts only once its origin was compared', () => {
  const listeners = scripts.flatMap((script) => [...script.matchAll(/addEventListener\('message', .*\n(.*)/g)])

  expect(listeners.length).toBeGreaterThan(0)
  for (const [, firstLine] of listeners) expect(firstLine).toMatch(/if \(event\.origin !== .*\) return/)
})

test('no script of a page keeps anything in the browser’s storage', () => {
  for (const script of scripts)
    expect(script).not.toMatch(/localStorage|sessionStorage|indexedDB|document\.cookie|caches\./)
})

describe('the image that is deployed', () => {
  const textOf = (path: string) => readFileSync(resolve(import.meta.dirname, '../..', path), 'utf8')

  test('holds no history, tests or benchmarks', () => {
    expect(textOf('.dockerignore').split('\n')).toEqual(expect.arrayContaining(['.git', 'test', 'bench', 'evaluation']))
  })

  test('runs in production mode as a user without rights', () => {
    expect(textOf('Dockerfile')).toMatch(/NODE_ENV=production/)
    expect(textOf('Dockerfile')).toMatch(/^USER (?!root)\w+/m)
  })

  test('starts with no password that stands in the repository', () => {
    const passwords = [...textOf('docker-compose.yml').matchAll(/(\w*PASSWORD\w*): (.+)/g)]

    expect(passwords.length).toBeGreaterThan(0)
    for (const [, , value] of passwords) expect(value).toMatch(/^\$\{\w+:\?|^\/run\/secrets\//)
  })
})
