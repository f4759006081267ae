import { chmodSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { buildSync } from 'esbuild'
import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { refuseMissingWalls, type Walls, wallNames } from '../../src/domain/screening/walls.ts'
import { createSandbox, type Task } from '../../src/sandbox/sandbox.ts'

const folder = mkdtempSync(join(tmpdir(), 'candour-hostile-'))
chmodSync(folder, 0o755)
writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
const program = pathToFileURL(join(folder, 'program', 'hostile.js'))
buildSync({
  entryPoints: [fileURLToPath(new URL('./hostile.ts', import.meta.url))],
  outfile: fileURLToPath(program),
  bundle: true,
  platform: 'node',
  format: 'esm',
})
/** What lies beside the program: a key, readable for every user of the machine, so that only a wall can hide it. */
const key = join(folder, 'signing-key.pem')
writeFileSync(key, 'a private key', { mode: 0o644 })
const work = join(folder, 'essay.txt')
writeFileSync(work, 'What I saw.')

const sandbox = createSandbox({ size: 1, program })
afterAll(() => sandbox.close())
const { walls } = sandbox
for (const name of wallNames)
  if (walls[name]) process.stderr.write(`Skipped where it needs “${name}”: ${walls[name]}\n`)

const attempt = (kind: string, text = '', path?: string) =>
  sandbox.run({ kind, text, ...(path && { path }) } as unknown as Task, { timeoutMs: 20_000 })
const denied = { refused: expect.stringMatching(/^(ERR_ACCESS_DENIED|EACCES|EPERM)$/) }

test('a child reads the file of its task, which is a copy, and finds it gone with the next task', async () => {
  expect(await attempt('given', '', work)).toEqual({ got: 'What I saw.' })
  expect(await attempt('write-given', '', work)).toEqual(denied)
  expect(readFileSync(work, 'utf8')).toBe('What I saw.')

  const left = readdirSync(tmpdir()).filter((name) => name.startsWith(`candour-reading-${process.pid}-`))
  expect(left.flatMap((name) => readdirSync(join(tmpdir(), name)))).toEqual([])
})

test('a detector is given a copy of the file too', async () => {
  const task = { kind: 'given to a detector', input: { file: { path: work, mediaType: 'text/plain' } } }

  expect(await sandbox.run(task as unknown as Task, { timeoutMs: 20_000 })).toEqual({ got: 'What I saw.' })
})

describe.skipIf(walls.files)('a hostile program in a child', () => {
  test.each([
    ['the signing key', key],
    ['another file', '/etc/passwd'],
    ['the environment of the service', `/proc/${process.pid}/environ`],
    ['its own environment by the system', '/proc/self/environ'],
    ['the work of other children', tmpdir()],
    ['the built service', resolve('dist/src/main.js')],
    ['the packages of the service', resolve('node_modules/pg/package.json')],
  ])('does not read %s', async (_what, path) => {
    expect(await attempt(path === tmpdir() ? 'list' : 'read', path)).toEqual(denied)
  })

  test.each([
    ['its own program', fileURLToPath(program)],
    ['the built service', resolve('dist/src/main.js')],
    ['a new file', join(tmpdir(), 'candour-hostile-note')],
  ])('does not write %s', async (_what, path) => {
    const before = path.endsWith('note') ? null : readFileSync(path, 'utf8')

    expect(await attempt('write', path)).toEqual(denied)
    if (before !== null) expect(readFileSync(path, 'utf8')).toBe(before)
  })

  test.each(['run', 'spawn'])('starts no other program (%s)', async (kind) => {
    expect(await attempt(kind)).toEqual(denied)
  })

  test.each(['thread without limits', 'thread by its class'])('reads nothing by a %s', async (kind) => {
    expect(await attempt(kind)).toEqual({ got: denied })
  })

  test('starts no thread inside a thread', async () => {
    expect(await attempt('thread in a thread')).toEqual({ got: denied })
  })
})

test.skipIf(walls.network)('a child reaches no port of this machine, and none elsewhere', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((listening) => server.once('listening', listening))

  const answer = await attempt('call', `${(server.address() as AddressInfo).port}`)

  expect(answer).toEqual({ refused: expect.stringMatching(/ENETUNREACH|ECONNREFUSED|ERR_ACCESS_DENIED/) })
  server.close()
})

test.skipIf(walls.uid)(
  'a child is another user, who belongs to no group and may signal no process of ours',
  async () => {
    const { got } = (await attempt('user')) as { got: { uid: number; groups: number[] } }

    expect(got.uid).not.toBe(process.getuid!())
    expect(got.groups).toEqual([got.uid])
    expect(await attempt('signal', `${process.pid}`)).toEqual({ refused: 'EPERM' })
  },
)

test('a child inherits nothing of the environment but how to find programs and say the time', async () => {
  vi.stubEnv('CANDOUR_TEST_SECRET', 'hush')
  onTestFinished(() => void vi.unstubAllEnvs())

  const { got } = (await attempt('environment')) as { got: Record<string, string> }

  const allowed = [
    'PATH',
    'NODE_ENV',
    'TZ',
    'LANG',
    'NODE_CHANNEL_FD',
    'NODE_CHANNEL_SERIALIZATION_MODE',
    'PWD',
    '_',
    'OLDPWD',
    'SHLVL',
  ]
  expect(Object.keys(got).filter((name) => !allowed.includes(name))).toEqual([])
})

describe('SANDBOX_REQUIRE', () => {
  const walls: Walls = { files: null, network: 'There is no unshare.', uid: null, privileges: null }

  test('refuses the start where a wall is missing that is required, and says why it is missing', () => {
    expect(() => refuseMissingWalls(walls, ['uid', 'network'])).toThrow(/SANDBOX_REQUIRE.+network.+no unshare/)
  })

  test('lets a start go on where only other walls are missing', () => {
    expect(() => refuseMissingWalls(walls, ['uid', 'files'])).not.toThrow()
  })
})
