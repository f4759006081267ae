import { parseConnectionUrl } from 'nodemailer/lib/shared'
import SmtpConnection, { type SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection'
import { deadlines } from '../domain/deadlines.ts'
import { problemOf } from './answer.ts'

/** A message as it goes over the wire, and between whom. */
export interface Outgoing {
  from: string
  to: string
  bytes: Buffer
  /**
   * Called when all but the end of the message has been sent. Where it says no, the message is not ended, so that the
   * server drops it. Until its end is sent, a server has taken nothing (RFC 5321 §4.1.1.4).
   */
  beforeEnd(): boolean
}

/** The mail server, as flows see it. */
export interface Mailer {
  /** Resolves with the server's words once it has taken the message; rejects with a MailProblem. */
  send(message: Outgoing): Promise<string>
  /** Resolves when the server lets us in; sends nothing. */
  check(): Promise<void>
  close(): Promise<void>
}

/** How long a connection is kept without use, in milliseconds, and for how many messages. */
const kept = { idleMs: 5_000, messages: 100 }

interface Line {
  connection: SmtpConnection
  messages: number
  idle?: NodeJS.Timeout
  ended?: () => void
}

/** Sends by this mail server, over connections that are kept for the next message. */
export function smtpMailer(url: string): Mailer {
  const { auth, ...where } = parseConnectionUrl(url)
  const options: SMTPConnectionOptions = {
    ...(where as SMTPConnectionOptions),
    connectionTimeout: deadlines.connect.wholeMs,
    greetingTimeout: deadlines.mailAnswer.wholeMs,
    socketTimeout: deadlines.mailAnswer.wholeMs,
    dnsTimeout: deadlines.connect.wholeMs,
    logger: false,
  }
  const idle: Line[] = []

  async function open(): Promise<Line> {
    const connection = new SmtpConnection(options)
    // A connection can fail while no step listens, and more than once.
    connection.on('error', () => {})
    await settled<void>(connection, (done) => connection.connect((error?: Error | null) => done(error)))
    if (auth) await settled<void>(connection, (done) => connection.login(auth, (error?: Error | null) => done(error)))
    return { connection, messages: 0 }
  }

  function give(line: Line) {
    line.messages += 1
    if (line.messages >= kept.messages) return line.connection.quit()
    line.ended = () => forget(line)
    line.connection.once('end', line.ended)
    line.idle = setTimeout(() => {
      forget(line)
      line.connection.quit()
    }, kept.idleMs).unref()
    idle.push(line)
  }

  function forget(line: Line) {
    clearTimeout(line.idle)
    line.connection.off('end', line.ended!)
    const at = idle.indexOf(line)
    if (at >= 0) idle.splice(at, 1)
  }

  function take(): Line | undefined {
    const line = idle.at(-1)
    if (line) forget(line)
    return line
  }

  return {
    async send(message) {
      const line = take() ?? (await open())
      try {
        const answer = await sendOver(line.connection, message)
        give(line)
        return answer
      } catch (error) {
        line.connection.close()
        throw error
      }
    },
    async check() {
      const { connection } = await open()
      connection.quit()
    },
    async close() {
      for (let line = take(); line; line = take()) line.connection.quit()
    },
  }
}

function sendOver(connection: SmtpConnection, { from, to, bytes, beforeEnd }: Outgoing): Promise<string> {
  // The connection calls `pipe` once the server is ready for the message; the end follows `beforeEnd` in the same turn.
  const message = {
    pipe: (data: NodeJS.WritableStream) =>
      data.write(bytes, () => {
        if (beforeEnd()) data.end()
        else connection.close()
      }),
  }
  return settled<string>(connection, (done) =>
    connection.send({ from, to: [to] }, message as never, (error, info) => done(error, info?.response)),
  )
}

/** The end of one step of a conversation, or of the connection, whichever is first. */
function settled<T>(connection: SmtpConnection, step: (done: (error?: Error | null, value?: T) => void) => void) {
  return new Promise<T>((resolve, reject) => {
    const over = () => connection.off('error', fail).off('end', ended)
    const fail = (error: Error | null) => {
      over()
      reject(problemOf(error))
    }
    const ended = () => fail(null)
    connection.on('error', fail).on('end', ended)
    step((error, value) => {
      if (error) return fail(error)
      over()
      resolve(value as T)
    })
  })
}
