import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { aService } from '../service.ts'

const { baseUrl, people } = await aService({}, { background: false })
const { hostname, port } = new URL(baseUrl)

const head = (...lines: string[]) => [
  `POST /v1/ai-permissions HTTP/1.1`,
  `host: ${hostname}`,
  `authorization: Bearer ${people.student.key}`,
  ...lines,
]
const smuggled = 'GET /health/live HTTP/1.1\r\nhost: x\r\n\r\n'

/** Messages whose end two programs in a row could see in two places (RFC 9112, 6.3 and 11.2). */
const unclear: [name: string, lines: string[], body: string][] = [
  ['two ways to say its length', ['content-length: 4', 'transfer-encoding: chunked'], `0\r\n\r\n${smuggled}`],
  ['two lengths', ['content-length: 0', `content-length: ${smuggled.length}`], smuggled],
  ['a length that is no number', ['content-length: +4'], smuggled],
  ['a coding that is not known', ['transfer-encoding: xchunked'], `0\r\n\r\n${smuggled}`],
  ['a coding after another', ['transfer-encoding: chunked, identity'], `0\r\n\r\n${smuggled}`],
  ['a space before a colon', ['content-length : 4'], smuggled],
  ['a header that goes on in the next line', ['x-a: 1', ' content-length: 4'], smuggled],
  ['a chunk whose size is no number', ['transfer-encoding: chunked'], `0x4\r\nabcd\r\n0\r\n\r\n${smuggled}`],
  ['a chunk that is longer than it says', ['transfer-encoding: chunked'], `2\r\nabcd\r\n0\r\n\r\n${smuggled}`],
]

test.each(unclear)('a message with %s is refused, and nothing after it is read as another', async (_, lines, body) => {
  const answers = await rawAnswers(`${head(...lines).join('\r\n')}\r\n\r\n${body}`)

  expect(answers.length).toBeLessThanOrEqual(1)
  for (const status of answers) expect(status).toBe('400')
})

test('the statuses of two whole messages are both read', async () => {
  expect(await rawAnswers(`${smuggled}${smuggled.replace('host: x', 'host: x\r\nconnection: close')}`)).toEqual([
    '200',
    '200',
  ])
})

/** The statuses of all that is answered to these bytes until the connection ends. */
async function rawAnswers(bytes: string): Promise<string[]> {
  const socket = connect(Number(port), hostname)
  let text = ''
  socket.setEncoding('latin1').on('data', (more) => {
    text += more
  })
  socket.on('error', () => {})
  socket.write(bytes)
  socket.setTimeout(3_000, () => socket.destroy())
  await once(socket, 'close')
  return [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => status!)
}
