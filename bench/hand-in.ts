import { randomBytes } from 'node:crypto'
import { send } from './sender.ts'
import type { Server } from './server.ts'

export type Lane = 'raw' | 'multipart'
type Target = Pick<Server, 'baseUrl' | 'keys' | 'assessmentId'>

const boundary = 'the-parts-of-a-hand-in'

let count = 0
const reflection = () => {
  count += 1
  return JSON.stringify({
    aiUsed: false,
    otherTools: ['spelling'],
    whyNot: 'I wanted my own words.',
    priorLearning: `The running records of week ${count} and of process ${process.pid} gave me my examples.`,
    responsibilityAccepted: true,
  })
}

/** A hand-in on one of the two lanes as the bytes on the wire, around `file` itself and no copy of it. */
export function request(
  { baseUrl, keys, assessmentId }: Target,
  lane: Lane,
  file: Buffer,
  { name = 'work.bin', studentId }: { name?: string; studentId?: string } = {},
): Buffer[] {
  const head = (length: number, headers: Record<string, string>) =>
    Buffer.from(
      [
        'POST /v1/submissions HTTP/1.1',
        `host: ${new URL(baseUrl).host}`,
        `authorization: Bearer ${studentId ? keys.integration : keys.student}`,
        `content-length: ${length}`,
        ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
        '\r\n',
      ].join('\r\n'),
    )
  if (lane === 'raw') {
    const headers = {
      'content-type': 'application/octet-stream',
      'candour-assessment-id': assessmentId,
      'candour-reflection': Buffer.from(reflection()).toString('base64'),
      'candour-file-name': name,
      ...(studentId && { 'candour-student-id': studentId }),
    }
    return [head(file.length, headers), file]
  }
  const fields = { assessmentId, reflection: reflection(), ...(studentId && { studentId }) }
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const before = Buffer.from(
    `${parts.join('')}--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
  )
  const after = Buffer.from(`\r\n--${boundary}--\r\n`)
  const length = before.length + file.length + after.length
  return [head(length, { 'content-type': `multipart/form-data; boundary=${boundary}` }), before, file, after]
}

/** Hands in bytes on one of the two lanes, as the demo student or as the integration for somebody else. */
export async function handIn(
  server: Target,
  lane: Lane,
  file: Buffer,
  options?: { name?: string; studentId?: string },
): Promise<{ status: number; body: { id: string; code?: string } }> {
  const { status, text } = await send(server.baseUrl, request(server, lane, file, options))
  return { status, body: JSON.parse(text) }
}

/** Bytes that no compression or cache can shorten, different in each call. */
export const noise = (bytes: number) => randomBytes(bytes)

/**
 * Does `task` `total` times in `concurrency` lines, each of which does one after the other, and gives how many succeeded
 * a second. Void (null) on any failure.
 */
export async function rate(
  total: number,
  concurrency: number,
  task: (index: number, line: number) => Promise<boolean>,
): Promise<number | null> {
  let next = 0
  let good = 0
  const started = performance.now()
  await Promise.all(
    Array.from({ length: concurrency }, async (_, line) => {
      while (next < total) if (await task(next++, line)) good += 1
    }),
  )
  return good === total ? total / ((performance.now() - started) / 1000) : null
}
