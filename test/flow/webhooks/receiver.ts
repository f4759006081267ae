import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, vi } from 'vitest'

// Whoever waits here waits for background work, which takes as long as the machine is busy.
vi.setConfig({ testTimeout: 180_000 })

export interface Heard {
  headers: IncomingHttpHeaders
  body: string
}

/** Somebody else's server that listens to webhooks; it answers as told, 204 unless told otherwise. */
export async function aReceiver() {
  const heard: Heard[] = []
  const answers: { status: number; headers?: Record<string, string>; body?: string }[] = []
  const server = createServer(async (request, response) => {
    heard.push({ headers: request.headers, body: await text(request) })
    const { status, headers = {}, body = '' } = answers.shift() ?? { status: 204 }
    response.writeHead(status, headers).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`, heard, answers }
}

/** Waits until something is so; a test that waits for ever fails by its time limit. */
export async function until<T>(
  look: () => Promise<T | null | undefined | false> | T | null | undefined | false,
): Promise<T> {
  for (;;) {
    const found = await look()
    if (found) return found
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}
