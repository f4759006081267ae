import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { main } from '../../../src/cli/main.ts'
import { lineOf } from '../../../src/domain/operations/diagnosis.ts'
import { examine } from '../../../src/flow/operations/doctor/examine.ts'
import { startWorkerBeat } from '../../../src/flow/operations/worker-beat.ts'
import { emptyDatabase } from '../../database.ts'
import { noAi } from '../../samples.ts'
import { aService } from '../../service.ts'
import { asCommand } from '../as-command.ts'

const { config, context, handIn } = await aService({}, { background: false })
const { body } = await handIn('Play gives children a safe place.', 'essay.txt', { reflection: noAi() })
const files = join(config.dataDir, 'files')

const drill = async (folder: string, database = config.databaseUrl!) => {
  const said: string[] = []
  const code = await main(['restore-drill', '--database', database, '--files', folder], (line) => said.push(line))
  return { code, said: said.join('\n') }
}

test('a copy that is whole is proved, and one without a file or with another one is not', async () => {
  const copy = await mkdtemp(join(tmpdir(), 'candour-drill-'))
  await cp(files, copy, { recursive: true })
  const { rows } = await context.db.$client.query('select sha256 from files where submission_id = $1', [body.id])
  const path = join(copy, rows[0].sha256.slice(0, 2), rows[0].sha256.slice(2))

  const whole = await drill(copy)
  await writeFile(path, 'something else')
  const damaged = await drill(copy)
  await rm(path)
  const missing = await drill(copy)
  await rm(join(copy, 'notes'), { recursive: true })
  const nameless = await drill(copy)

  expect(whole.said).toMatch(
    /✓ identity.*✓ audit log.*✓ files: All 1 files.*✓ receipts: 1 receipts hold, and the 1 files/s,
  )
  expect(whole.code).toBe(0)
  expect([damaged.code, damaged.said]).toEqual([
    1,
    expect.stringContaining(`✗ receipts: The file ${rows[0].sha256} is damaged`),
  ])
  expect([missing.code, missing.said]).toEqual([1, expect.stringContaining('✗ files: 1 of 1 files are missing')])
  expect([nameless.code, nameless.said]).toEqual([1, expect.stringContaining('✗ identity: The folder has no name')])
})

test('the database in use is refused, so that a drill never touches it', async () => {
  const said: string[] = []

  const code = await asCommand(
    config,
    ['restore-drill', '--database', config.migrateDatabaseUrl!, '--files', files],
    said,
  )

  expect([code, said]).toEqual([2, [expect.stringContaining('This is the database that the service uses')]])
})

test('the doctor looks at every part and says what to do about those that are not well', async () => {
  const stamp = join(config.dataDir, 'backup-ended')
  const alone = (await examine(context)).map(lineOf)
  await writeFile(stamp, '')
  const beat = await startWorkerBeat(context)
  const well = (
    await examine({ ...context, config: { ...config, backupStamp: stamp, publicUrl: 'https://c.example' } })
  ).map(lineOf)
  await beat.stop()

  expect(alone).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^✓ database login: /),
      expect.stringMatching(/^✓ clock: /),
      expect.stringMatching(/^✓ storage: /),
      expect.stringMatching(/^✓ disk: /),
      expect.stringMatching(/^✓ queue: /),
      expect.stringMatching(/^✗ workers: .*Start one/),
      expect.stringMatching(/^! mail: .*Set SMTP_URL/),
      expect.stringMatching(/^✓ LMS keys: /),
      expect.stringMatching(/^. sandbox: /),
      expect.stringMatching(/^! backup: .*Set BACKUP_STAMP/),
      expect.stringMatching(/^! address: .*set PUBLIC_URL/),
    ]),
  )
  expect(well.filter((line) => line.startsWith('✗'))).toEqual([])
  expect(well).toContain('✓ backup: The last one ended 0 hours ago.')
})

test('the doctor ends with 1 where the service could not even start, and says why', async () => {
  const said: string[] = []

  const code = await asCommand(
    { ...config, ...(await emptyDatabase()), migrateDatabaseUrl: '', production: true },
    ['doctor'],
    said,
  )

  expect([code, said]).toEqual([1, [expect.stringMatching(/^✗ start: .*npx candour migrate/)]])
})
