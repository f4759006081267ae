import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { exportSigningKey, generateSigningKey } from '../../src/domain/signing/signing.ts'
import { startApi } from '../../src/listen.ts'
import { silent } from '../../src/log.ts'
import { start } from '../../src/start.ts'
import { freshDatabase } from '../database.ts'
import { aVisitor } from '../pages/visitor.ts'
import { asCommand } from './as-command.ts'

/** A deployment without people: a migrated database and an API in production. */
const database = await freshDatabase()
const config = {
  ...readConfig({}),
  ...database,
  port: 0,
  production: true,
  dataDir: await mkdtemp(join(tmpdir(), 'candour-add-admin-')),
  signingKey: exportSigningKey(generateSigningKey()),
}
const service = await start({ ...config, migrateDatabaseUrl: null }, silent)
const { baseUrl } = await service.add(startApi)
afterAll(() => service.stop())

/** As in the container of the API, which knows no address of the owner. */
const candour = async (...args: string[]) => {
  const said: string[] = []
  const code = await asCommand({ ...config, migrateDatabaseUrl: '', publicUrl: baseUrl }, args, said)
  return { code, said }
}

async function greetedBy(link: string): Promise<string> {
  const visitor = aVisitor(new URL(link).origin)
  await visitor.visit(new URL(link).pathname, {})
  return (await visitor.visit('/account')).text
}

test('an admin is let in by the link that the command prints, and by another one later', async () => {
  const none = await candour('sign-in-link')
  const first = await candour('add-admin', '--email', 'ada@college.example', '--name', 'Ada Lo')
  const greeting = await greetedBy(first.said[0]!)
  const later = await candour('sign-in-link')

  expect(none).toEqual({ code: 2, said: [expect.stringContaining('There is no admin yet')] })
  expect([first.code, later.code]).toEqual([0, 0])
  for (const { said } of [first, later]) {
    expect(said).toEqual([expect.stringMatching(`^${baseUrl}/sign-in/[\\w-]{40,}$`)])
  }
  for (const text of [greeting, await greetedBy(later.said[0]!)]) expect(text).toContain('Ada Lo')
})

test.each([
  ['the same person again', ['--email', 'Ada@college.example'], 'There is a person with the address'],
  ['a second admin as the service', ['--email', 'ben@college.example'], 'There is an admin already'],
  ['no address', ['--email', 'ben'], '“ben” is no e-mail address'],
  ['nothing', [], 'Say the e-mail address of the admin with --email'],
])('%s is answered with a sentence and adds no one', async (_, args, sentence) => {
  const { code, said } = await candour('add-admin', ...args)

  expect(code).toBe(2)
  expect(said).toEqual([expect.stringContaining(sentence)])
})

test('who has the address of the owner adds another admin', async () => {
  const said: string[] = []

  const code = await asCommand(
    { ...config, publicUrl: baseUrl },
    ['add-admin', '--email', 'cleo@college.example'],
    said,
  )

  expect(code).toBe(0)
  expect(await greetedBy(said[0]!)).toContain('cleo@college.example')
})

test('with more than one admin the command asks whose link it is', async () => {
  const open = await candour('sign-in-link')
  const named = await candour('sign-in-link', '--email', 'cleo@college.example')

  expect(open).toEqual({ code: 2, said: ['There is more than one admin: say whose link it is with --email.'] })
  expect(await greetedBy(named.said[0]!)).toContain('cleo@college.example')
})
