import { execFileSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, stat, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { diskStorage } from '../../src/storage/disk.ts'

const mega = 1024 * 1024
const aStore = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'candour-disk-'))
  const store = diskStorage(folder)
  await store.prepare()
  return { folder, store }
}
const filesIn = async (folder: string) =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
const has = (command: string) => {
  try {
    execFileSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
/** What a command cannot show here is said once, by name. */
const needs = (...commands: string[]) => {
  const missing = commands.filter((command) => !has(command))
  if (missing.length) process.stdout.write(`A storage test is skipped: no ${missing.join(' or ')} on the path.\n`)
  return missing.length === 0
}

test('whatever the pieces, the bytes come back as they came, under their hash', async () => {
  const { store } = await aStore()
  const pieces = fc.array(fc.uint8Array({ maxLength: 5_000 }), { maxLength: 30 })

  await fc.assert(
    fc.asyncProperty(pieces, async (chunks) => {
      const whole = Buffer.concat(chunks)

      const stored = await store.receive(Readable.from(chunks.map((chunk) => Buffer.from(chunk))), mega)

      expect(stored).toMatchObject({ bytes: whole.length, sha256: createHash('sha256').update(whole).digest('hex') })
      expect(stored.head.equals(whole.subarray(0, 4_096))).toBe(true)
      expect(Buffer.concat(await (await store.open(stored.sha256)).toArray()).equals(whole)).toBe(true)
    }),
    { numRuns: 40 },
  )
})

test('the same bytes are kept once, and files are the owner’s alone to read', async () => {
  const { folder, store } = await aStore()
  const send = () => store.receive(Readable.from([Buffer.from('An essay.')]), mega)

  const [one, other] = await Promise.all([send(), send()])

  expect(one.sha256).toBe(other.sha256)
  const { path } = await store.path(one.sha256)
  const kept = (await readdir(folder, { recursive: true })).filter((name) => name.includes(one.sha256.slice(2)))
  const inodes = await Promise.all(kept.map(async (name) => (await stat(join(folder, name))).ino))
  expect(new Set(inodes)).toEqual(new Set([(await stat(path)).ino]))
  expect(execFileSync('stat', ['-c', '%a', path], { encoding: 'utf8' }).trim()).toBe('600')
})

test.each([
  ['larger than allowed', () => Readable.from([randomBytes(600_000), randomBytes(600_000)]), 'TOO_LARGE'],
  [
    'that breaks off',
    () =>
      Readable.from(
        (async function* () {
          yield randomBytes(10)
          throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' })
        })(),
      ),
    'UPLOAD_ABORTED',
  ],
])('an upload %s leaves nothing behind', async (_, source, code) => {
  const { folder, store } = await aStore()

  await expect(store.receive(source(), mega)).rejects.toMatchObject({ code })

  expect(await filesIn(folder)).toEqual([])
})

test('the sweep takes old part files and leaves young ones and work alone', async () => {
  const { folder, store } = await aStore()
  const { sha256 } = await store.receive(Readable.from([Buffer.from('An essay.')]), mega)
  const sender = new PassThrough()
  sender.write('half')
  const young = store.receive(sender, mega)
  onTestFinished(async () => {
    sender.end()
    await young
  })
  execFileSync('sh', ['-c', `echo old > ${join(folder, 'incoming', 'old')}`])
  await utimes(join(folder, 'incoming', 'old'), 0, 0)

  const swept = await store.sweep(60_000)

  expect(swept).toBe(1)
  expect(await store.has(sha256)).toBe(true)
  expect(await readdir(join(folder, 'incoming'))).toHaveLength(1)
})

/** Runs one upload in a process of its own, behind `wrapper`, and gives what it printed. */
function upload(folder: string, bytes: number, wrapper: string[]) {
  const script = `
    import { diskStorage } from ${JSON.stringify(new URL('../../src/storage/disk.ts', import.meta.url).href)}
    import { PassThrough, Readable } from 'node:stream'
    process.on('SIGXFSZ', () => {})
    const store = diskStorage(${JSON.stringify(folder)})
    const pieces = Array.from({ length: ${bytes / 65_536} }, () => Buffer.alloc(65_536, 'a'))
    await store.receive(Readable.from(pieces), 1e9).then(() => console.log('kept'), (error) => console.log(error.code))`
  const command = [...wrapper, process.execPath, '--import', 'tsx', '--input-type=module', '-e', script]
  return execFileSync(command[0]!, command.slice(1), {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim()
}

test.skipIf(!needs('prlimit'))('a disk that takes no more is said to be full, and keeps no half file', async () => {
  const { folder } = await aStore()

  const said = upload(folder, 4 * mega, ['prlimit', `--fsize=${mega}`])

  expect(said).toBe('STORAGE_FULL')
  expect(await filesIn(folder)).toEqual([])
})

test.skipIf(!needs('strace'))(
  'a file is synced, then named, then its folder is synced, before it counts as kept',
  async () => {
    const { folder } = await aStore()
    const trace = join(folder, 'trace')

    const said = upload(folder, 65_536, [
      'strace',
      '-f',
      '-y',
      '-e',
      'trace=fsync,fdatasync,rename,renameat,renameat2,write',
      '-o',
      trace,
    ])

    expect(said).toBe('kept')
    const calls = (await readFile(trace, 'utf8')).matchAll(
      /(fsync|fdatasync|rename)\w*\([^\n]*?candour-disk-[^/]*\/(incoming)?[^\n]*|write\(1[^\n]*kept/g,
    )
    const steps = [...calls].map(([, call, place]) => (call ? `${call} ${place ?? 'at its place'}` : 'said'))
    expect(steps.slice(-4)).toEqual(['fsync incoming', 'rename incoming', 'fsync at its place', 'said'])
  },
)
