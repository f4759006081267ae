import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { aService } from '../service.ts'
import { asCommand } from './as-command.ts'

// Each command starts a service of its own, with children from source.
vi.setConfig({ testTimeout: 120_000 })

const { context } = await aService({}, { background: false })
const folder = await mkdtemp(join(tmpdir(), 'candour-import-'))
const path = join(folder, 'roster.csv')

test('the command says what a file would change, and changes it when it is told to', async () => {
  await writeFile(path, 'course;role;name;email;externalId\nBotany;student;Zoë Lee;zoe@school.org;s1\n')
  const said: string[] = []

  const codes = [
    await asCommand(context.config, ['import', path], said),
    await asCommand(context.config, ['import', path, '--apply'], said),
  ]

  expect(codes).toEqual([0, 0])
  expect(said).toEqual([
    '  line 2: course added, person added, enrolled',
    expect.stringMatching(/^1 courses and 1 people added/),
    'Nothing was changed yet; --apply makes the changes.',
    '  line 2: course added, person added, enrolled',
    expect.stringMatching(/^1 courses and 1 people added/),
  ])
})

test('a file with a problem changes nothing, and the command says which line and why', async () => {
  await writeFile(path, 'course,role,name,email\nBotany,student,Kim Lee,kim\n')
  const said: string[] = []

  const code = await asCommand(context.config, ['import', path, '--apply'], said)

  expect(code).toBe(1)
  expect(said[0]).toBe('✗ line 2, email: “kim” is no e-mail address. Expected: One such as sam@your-school.org.')
  expect(said.at(-1)).toBe('Nothing was changed, because of the problems.')
})

test('a file that is not there is said in a sentence', async () => {
  const said: string[] = []

  const code = await asCommand(context.config, ['import', join(folder, 'nowhere')], said)

  expect(code).toBe(2)
  expect(said[0]).toContain('no such file')
})
