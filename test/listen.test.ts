import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { type Config, readConfig } from '../src/config.ts'
import { startApi } from '../src/listen.ts'
import { silent } from '../src/log.ts'

const taken = createServer().listen(0, '127.0.0.1')
await once(taken, 'listening')
afterAll(() => taken.close())
const { port } = taken.address() as AddressInfo

/** Starts the API where it cannot listen, so it never asks its database anything. */
const started = (config: Partial<Config>) =>
  startApi({ config: { ...readConfig({}), ...config }, log: silent, detectors: [] } as never)

test.each([
  ['in production', { port, production: true }],
  ['on a database of its own', { port, databaseUrl: 'postgres://service@db/candour', publicUrl: 'https://c.example' }],
])('a port that is taken ends the start %s, with what to do', async (_, config) => {
  await expect(started(config)).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    message: `PORT is ${port}, and another program listens there. Stop that program, or set PORT to a free port.`,
  })
})

test('an address of another machine ends the start with what to do', async () => {
  await expect(started({ host: '203.0.113.7', port: 0 })).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    message: expect.stringMatching(/^HOST is “203\.0\.113\.7”, which is no address of this machine\. Set HOST /),
  })
})
