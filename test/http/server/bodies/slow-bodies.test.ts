import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { aService } from '../../../service.ts'

const { people, baseUrl, handIn } = await aService({ bodyTimeoutMs: 400 }, { background: false })

/** Sends a request whose body comes a byte at a time and never ends; gives all that is answered. */
async function drip(path: string): Promise<string> {
  const { port, hostname } = new URL(baseUrl)
  const socket = connect(Number(port), hostname)
  let answer = ''
  socket.setEncoding('utf8').on('data', (more) => {
    answer += more
  })
  socket.on('error', () => {})
  const closed = once(socket, 'close')
  const lines = [
    `POST ${path} HTTP/1.1`,
    'host: candour',
    `authorization: Bearer ${people.student.key}`,
    'content-type: application/json',
    'content-length: 100000',
  ]
  socket.write(`${lines.join('\r\n')}\r\n\r\n{`)
  const dripping = setInterval(() => socket.write(' '), 50)
  await closed
  clearInterval(dripping)
  return answer
}

test.each(['/v1/ai-permissions', '/sign-in/none', '/v1/receipts/verify'])(
  'a body that drips is ended in time and told why (%s)',
  async (path) => {
    const answer = await drip(path)

    expect(answer).toMatch(/^HTTP\/1\.1 408 /)
    expect(answer).toContain('took too long to arrive')
    expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1)
  },
)

test('a request that brings a file has longer', async () => {
  const pieces = new ReadableStream({
    async start(controller) {
      controller.enqueue(new TextEncoder().encode('A short essay '))
      await delay(700)
      controller.enqueue(new TextEncoder().encode('about mud.'))
      controller.close()
    },
  })
  const { status } = await fetch(new URL('/v1/submissions', baseUrl), {
    method: 'POST',
    headers: { authorization: `Bearer ${people.student.key}`, 'content-type': 'application/octet-stream' },
    body: pieces,
    duplex: 'half',
  } as RequestInit)

  expect(status).toBe(422)
  expect((await handIn('A short essay.')).status).toBe(201)
})
