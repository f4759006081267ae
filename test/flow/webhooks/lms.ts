import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { afterAll } from 'vitest'

/** An LMS's file store: give it text, get an address. `missing` counts down answers of 503 before the file comes. */
export async function aFileStore() {
  const files = new Map<string, { content: string; missing: number }>()
  const server = createServer((request, response) => {
    const file = files.get(request.url!)
    if (!file || file.missing-- > 0) response.writeHead(file ? 503 : 404).end()
    else response.end(file.content)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return (content: string, { missing = 0 } = {}) => {
    const path = `/files/${files.size}`
    files.set(path, { content, missing })
    const sha256 = createHash('sha256').update(content).digest('hex')
    return { url: base + path, filename: 'essay.txt', size: Buffer.byteLength(content), sha256 }
  }
}

let sent = 0

/** A webhook as the independent library signs it. */
export function signed(secret: string, message: object, { id = `msg_${++sent}`, at = new Date() } = {}) {
  const body = JSON.stringify(message)
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(id, at, body),
    },
  }
}

export const message = (type: string, data: object, at: string | Date = new Date()) => ({
  type,
  timestamp: new Date(at).toISOString(),
  data,
})
