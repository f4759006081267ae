import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { expect, test } from 'vitest'
import { aService } from '../../service.ts'

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** How many of 40 attempts to guess a sign-in link are answered, each in the name of another address. */
async function answered(baseUrl: string): Promise<number> {
  const attempts = Array.from({ length: 40 }, (_, index) =>
    fetch(new URL('/sign-in/guess', baseUrl), { headers: { 'x-forwarded-for': `203.0.113.${index}` } }),
  )
  return (await Promise.all(attempts)).filter(({ status }) => status !== 429).length
}

test('behind a public address, a caller who is no configured proxy cannot pass for others', async () => {
  const port = await freePort()
  const { baseUrl } = await aService({ port, publicUrl: `http://127.0.0.1:${port}` }, { background: false })

  expect(await answered(baseUrl)).toBe(30)
})

test('a configured proxy says who asks', async () => {
  const { baseUrl } = await aService({ trustedProxies: ['loopback'] }, { background: false })

  expect(await answered(baseUrl)).toBe(40)
})
