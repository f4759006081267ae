import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { reflection } from '../../samples.ts'
import { aService } from '../../service.ts'

const { service, people, person, assessment, baseUrl, config, context, handIn } = await aService(
  {},
  { background: false },
)
const { port, hostname } = new URL(baseUrl)
const partFiles = () => readdir(join(config.dataDir, 'files', 'incoming'))
const until = async (holds: () => Promise<boolean>) => {
  while (!(await holds())) await delay(10)
}

/** The beginning of a raw hand-in, as the words on the wire; `bytes` is what the sender promises. */
const raw = (key: string, bytes: number) =>
  [
    'POST /v1/submissions HTTP/1.1',
    'host: candour',
    `authorization: Bearer ${key}`,
    'content-type: application/octet-stream',
    `content-length: ${bytes}`,
    `candour-assessment-id: ${assessment.id}`,
    `candour-reflection: ${Buffer.from(JSON.stringify(reflection())).toString('base64')}`,
    'candour-file-name: essay.txt',
    '',
    '',
  ].join('\r\n')

/** The same as a form that stops in the middle of its file. */
const form = (key: string, bytes: number) =>
  [
    'POST /v1/submissions HTTP/1.1',
    'host: candour',
    `authorization: Bearer ${key}`,
    'content-type: multipart/form-data; boundary=b',
    `content-length: ${bytes}`,
    '',
    '--b',
    'content-disposition: form-data; name="file"; filename="essay.txt"',
    '',
    '',
  ].join('\r\n')

async function open(text: string) {
  const socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  socket.on('error', () => {})
  socket.write(text)
  return socket
}

test.each([
  ['raw', raw, 'closes'],
  ['raw', raw, 'resets'],
  ['form', form, 'closes'],
  ['form', form, 'resets'],
] as const)('an upload by %3$s whose sender %2$s the line leaves no row and no part file', async (_, start, way) => {
  const student = await person('student')
  const socket = await open(start(student.key, 100_000))
  socket.write('x'.repeat(20_000))
  await until(async () => (await partFiles()).length === 1)

  if (way === 'closes') socket.destroy()
  else socket.resetAndDestroy()
  await until(async () => (await partFiles()).length === 0)

  const { rows } = await context.db.$client.query('select 1 from submissions where student_id = $1', [student.id])
  const { rows: kept } = await context.db.$client.query('select 1 from uploads where account_id = $1', [student.id])
  expect([rows, kept]).toEqual([[], []])
})

test('a hundred uploads that break off leave the service as able as before', async () => {
  const sockets = await Promise.all(
    Array.from({ length: 100 }, async (_, index) =>
      open((index % 2 ? raw : form)((await person('student')).key, 50_000)),
    ),
  )
  for (const socket of sockets) socket.write('x'.repeat(5_000))
  await until(async () => (await partFiles()).length === 100)

  for (const socket of sockets) socket.destroy()
  await until(async () => (await partFiles()).length === 0)

  expect((await handIn('An essay.')).status).toBe(201)
})

test('an upload that trickles is taken whole, and nobody waits for it meanwhile', async () => {
  const student = await person('student')
  const socket = await open(raw(student.key, 10))
  const answer = once(socket, 'data')

  for (const letter of 'An essay.') {
    socket.write(letter)
    await delay(20)
  }
  expect((await handIn('Another essay.')).status).toBe(201)
  socket.write('!')

  expect(String((await answer)[0])).toMatch(/^HTTP\/1.1 201 /)
  socket.destroy()
})

test('less than was promised is no hand-in', async () => {
  const student = await person('student')
  const short = await open(raw(student.key, 10))
  short.end('short')
  await once(short.resume(), 'close')
  await until(async () => (await partFiles()).length === 0)

  const { rows } = await context.db.$client.query('select 1 from submissions where student_id = $1', [student.id])

  expect(rows).toEqual([])
})

test.each([
  [
    'both a length and chunks',
    'POST /v1/submissions HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
  ],
  ['no HTTP at all', '\u0000\u0001\u0002\r\n\r\n'],
  ['headers without end', `GET /v1/submissions HTTP/1.1\r\nx: ${'x'.repeat(200_000)}`],
])('%s is refused and the line closed', async (_, words) => {
  const socket = await open(words)

  const [answer] = await once(socket, 'data')

  expect(String(answer)).toMatch(/^HTTP\/1.1 4\d\d /)
  socket.destroy()
})

test('the service stops at once although somebody watches, and somebody sends without end', async () => {
  const { body } = await handIn('An essay to watch.')
  const watching = await open(
    `GET /v1/submissions/${body.id}/events HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${people.student.key}\r\n\r\n`,
  )
  await once(watching, 'data')
  const sending = await open(raw(people.student.key, 1_000_000))
  sending.write('x'.repeat(1_000))
  await until(async () => (await partFiles()).length === 1)

  const stopped = service.stop().then(() => 'stopped')
  await once(watching.resume(), 'close')
  sending.destroy()

  expect(await stopped).toBe('stopped')
  expect(await partFiles()).toEqual([])
}, 8_000)
