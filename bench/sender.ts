import { connect, type Socket } from 'node:net'

export interface Answer {
  status: number
  text: string
}

/** A connection that stays open and carries one request at a time. */
interface Line {
  socket: Socket
  send(pieces: Buffer[]): Promise<Answer>
}

const idle = new Map<string, Line[]>()

/**
 * Sends a request that is bytes already and reads its answer, over a connection that is kept for the next one. Nothing is
 * copied or built here: the machine that is measured is also the one that sends.
 */
export async function send(baseUrl: string, pieces: Buffer[]): Promise<Answer> {
  // A service closes a connection that nobody used for a while.
  const waiting = (idle.get(baseUrl) ?? []).filter(({ socket }) => !socket.destroyed)
  idle.set(baseUrl, waiting)
  const line = waiting.pop() ?? open(baseUrl)
  const answer = await line.send(pieces)
  idle.get(baseUrl)!.push(line)
  return answer
}

function open(baseUrl: string): Line {
  const { hostname, port } = new URL(baseUrl)
  const socket = connect({ host: hostname, port: Number(port), noDelay: true })
  let heard = Buffer.alloc(0)
  let settle: { resolve(answer: Answer): void; reject(error: Error): void } | null = null

  socket.on('data', (chunk) => {
    heard = heard.length ? Buffer.concat([heard, chunk]) : chunk
    const answer = wholeAnswer(heard)
    if (!answer) return
    heard = Buffer.alloc(0)
    settle?.resolve(answer)
    settle = null
  })
  socket.on('error', (error) => settle?.reject(error))
  socket.on('close', () => settle?.reject(new Error('the service closed the connection before it answered')))

  return {
    socket,
    send(pieces) {
      return new Promise((resolve, reject) => {
        settle = { resolve, reject }
        socket.cork()
        for (const piece of pieces) socket.write(piece)
        socket.uncork()
      })
    },
  }
}

/** Our service answers with a length; null until that much has arrived. */
function wholeAnswer(heard: Buffer): Answer | null {
  const end = heard.indexOf('\r\n\r\n')
  if (end < 0) return null
  const head = heard.toString('latin1', 0, end)
  const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1])
  if (heard.length < end + 4 + length) return null
  return { status: Number(head.slice(9, 12)), text: heard.toString('utf8', end + 4, end + 4 + length) }
}
