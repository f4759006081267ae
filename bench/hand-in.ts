import { randomBytes } from 'node:crypto'
import { Agent, FormData, request } from 'undici'
import type { Server } from './server.ts'

const agent = new Agent({ connections: 256, pipelining: 1, headersTimeout: 120_000, bodyTimeout: 120_000 })

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

/** Hands in bytes on one of the two lanes, as the demo student or as the integration for somebody else. */
export async function handIn(
  server: Pick<Server, 'baseUrl' | 'keys' | 'assessmentId'>,
  lane: 'raw' | 'multipart',
  file: Buffer,
  { name = 'work.bin', studentId }: { name?: string; studentId?: string } = {},
) {
  const authorization = `Bearer ${studentId ? server.keys.integration : server.keys.student}`
  const url = `${server.baseUrl}/v1/submissions`
  if (lane === 'multipart') {
    const form = new FormData()
    form.set('assessmentId', server.assessmentId)
    form.set('reflection', reflection())
    if (studentId) form.set('studentId', studentId)
    form.set('file', new Blob([new Uint8Array(file)]), name)
    return answer(await request(url, { method: 'POST', headers: { authorization }, body: form, dispatcher: agent }))
  }
  const headers = {
    authorization,
    'content-type': 'application/octet-stream',
    'candour-assessment-id': server.assessmentId,
    'candour-reflection': Buffer.from(reflection()).toString('base64'),
    'candour-file-name': name,
    ...(studentId && { 'candour-student-id': studentId }),
  }
  return answer(await request(url, { method: 'POST', headers, body: file, dispatcher: agent }))
}

async function answer({ statusCode, body }: Awaited<ReturnType<typeof request>>) {
  return { status: statusCode, body: (await body.json()) as { id: string; code?: string } }
}

/** Bytes that no compression or cache can shorten, different in each call. */
export const noise = (bytes: number) => randomBytes(bytes)

/** Does `task` `total` times, `concurrency` at a time, and gives how many succeeded a second. Void (null) on any failure. */
export async function rate(
  total: number,
  concurrency: number,
  task: (index: number) => Promise<boolean>,
): Promise<number | null> {
  let next = 0
  let good = 0
  const started = performance.now()
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      while (next < total) if (await task(next++)) good += 1
    }),
  )
  return good === total ? total / ((performance.now() - started) / 1000) : null
}
