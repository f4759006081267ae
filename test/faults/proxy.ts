import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** A way to a server that can be stalled: connections stay open, new ones are taken, and nothing passes any more. */
export async function aProxy(target: string): Promise<{ url: string; stall(): void; goOn(): void }> {
  const url = new URL(target)
  const { hostname, port } = url
  const pairs = new Set<[Socket, Socket]>()
  let stalled = false
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname)
    const pair: [Socket, Socket] = [client, upstream]
    pairs.add(pair)
    for (const [from, to] of [pair, pair.toReversed() as [Socket, Socket]]) {
      from.on('data', (chunk) => to.write(chunk)).on('error', () => {})
      from.on('close', () => {
        to.destroy()
        pairs.delete(pair)
      })
      if (stalled) from.pause()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    for (const socket of [...pairs].flat()) socket.destroy()
  })
  const each = (act: (socket: Socket) => void) => [...pairs].flat().forEach(act)
  url.hostname = '127.0.0.1'
  url.port = String((server.address() as AddressInfo).port)
  return {
    url: url.href,
    stall() {
      stalled = true
      each((socket) => socket.pause())
    },
    goOn() {
      stalled = false
      each((socket) => socket.resume())
    },
  }
}
