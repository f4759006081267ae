import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** A message as a mail server took it. */
export interface Caught {
  to: string
  raw: Buffer
}

/** What the catcher answers to a recipient or at the end of a message in place of taking it: an SMTP code and words. */
export interface Refusal {
  code: number
  words: string
}

/** A real SMTP server that keeps what it takes in memory, for tests and for trying things out. */
export interface Catcher {
  url: string
  caught: Caught[]
  /** Asked for each recipient, and again with the whole message; null takes it. */
  refuse: (to: string, raw: Buffer | null) => Refusal | null
  /** Stops at once, in the middle of whatever is under way. */
  stop(): Promise<void>
  /** Starts again at the same address. */
  start(): Promise<void>
}

export async function catchMail(): Promise<Catcher> {
  let port = 0
  let server: SMTPServer
  const catcher: Catcher = {
    url: '',
    caught: [],
    refuse: () => null,
    async start() {
      server = newServer(catcher)
      server.listen(port, '127.0.0.1')
      await once(server.server, 'listening')
      port = (server.server.address() as AddressInfo).port
      catcher.url = `smtp://127.0.0.1:${port}`
    },
    async stop() {
      for (const connection of server.connections as Set<{ _socket?: { destroy(): void } }>)
        connection._socket?.destroy()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
  await catcher.start()
  return catcher
}

const refused = ({ code, words }: Refusal) => Object.assign(new Error(words), { responseCode: code })

function newServer(catcher: Catcher) {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    logger: false,
    onRcptTo({ address }, _session, done) {
      const refusal = catcher.refuse(address, null)
      done(refusal && refused(refusal))
    },
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const [to] = envelope.rcptTo.map(({ address }) => address)
        const raw = Buffer.concat(chunks)
        const refusal = catcher.refuse(to!, raw)
        if (!refusal) catcher.caught.push({ to: to!, raw })
        done(refusal && refused(refusal))
      })
    },
  })
  server.on('error', () => {})
  return server
}
