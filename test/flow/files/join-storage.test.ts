import { mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { silent } from '../../../src/log.ts'
import { start } from '../../../src/start.ts'
import { asCommand } from '../../cli/as-command.ts'
import { freshDatabase } from '../../database.ts'
import { noAi } from '../../samples.ts'
import { aService } from '../../service.ts'

const { config, context, handIn } = await aService({}, { background: false })
await handIn('An essay.', 'a.txt', { reflection: noAi() })
const aFolder = () => mkdtemp(join(tmpdir(), 'candour-join-'))
/** A process of the provider with another configuration: how its start ended. */
async function starting(other: Partial<typeof config>) {
  const service = await start({ ...config, ...other }, silent).catch((error: Error) => error)
  if (service instanceof Error) return service.message
  await service.stop()
  return 'started'
}

test('a process with the same database and the same folder starts', async () => {
  expect(await starting({})).toBe('started')
})

test('a process with the same database and an empty folder is refused, and leaves the folder empty', async () => {
  const dataDir = await aFolder()

  const said = await starting({ dataDir })

  expect(said).toContain('has never been used')
  expect(said).toContain('npx candour storage adopt')
  expect(await readdir(dataDir)).toEqual([])
})

test('a process with the same database and another deployment’s folder is refused', async () => {
  const dataDir = await aFolder()
  await starting({ dataDir, ...(await freshDatabase()) })

  expect(await starting({ dataDir })).toContain('names the wrong place')
})

test('an empty database is refused a folder that belongs to another', async () => {
  expect(await starting({ ...(await freshDatabase()) })).toContain('belongs to another database')
})

test('two processes that start together with different folders: one is refused', async () => {
  const database = await freshDatabase()
  const folders = [await aFolder(), await aFolder()]

  const said = await Promise.all(folders.map((dataDir) => starting({ dataDir, ...database })))

  expect(said.filter((one) => one === 'started')).toHaveLength(1)
  expect(said.filter((one) => one.includes('has never been used'))).toHaveLength(1)
})

test('a storage whose name was lost is refused until an operator adopts it by the command', async () => {
  await context.files.notes.remove('identity')
  const said: string[] = []
  const refused = await starting({})

  const code = await asCommand(config, ['storage', 'adopt'], said)

  expect(refused).toContain('has never been used')
  expect([code, said.join(' ')]).toEqual([1, expect.stringContaining('belong together')])
  expect(said.join(' ')).toContain('Nothing is removed for a day')
  expect(await starting({})).toBe('started')
})
