import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Config } from '../../../config.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route takes a file. A page among them reads its multipart form itself, and its token with it. */
    takesFile?: boolean
  }
}

/** Whether a request brings a body: it says how long, or that it comes in chunks. */
export const hasBody = (headers: Record<string, unknown>): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length']) > 0

/** Ends requests whose body takes too long to arrive, however steadily it drips: each holds a connection and memory. */
export function endSlowBodies(app: FastifyInstance, { bodyTimeoutMs, uploadTimeoutMs }: Config): void {
  app.addHook('onRequest', async ({ raw, headers, routeOptions: { config } }) => {
    if (!hasBody(headers)) return
    const timer = setTimeout(() => endUnlessComplete(raw), config.takesFile ? uploadTimeoutMs : bodyTimeoutMs)
    raw.once('end', () => clearTimeout(timer)).once('close', () => clearTimeout(timer))
  })
}

/** The rest of the body may never come, so the answer is written past everything that waits for it. */
function endUnlessComplete({ complete, socket }: FastifyRequest['raw']) {
  if (complete) return
  socket.end(tooSlow)
  socket.destroySoon()
}

const problem = JSON.stringify({
  type: 'urn:candour:problem:upload-aborted',
  title:
    'What was sent took too long to arrive, so it was not read. Nothing was stored; please send it on a faster line.',
  status: 408,
  code: 'UPLOAD_ABORTED',
})
const tooSlow = [
  'HTTP/1.1 408 Request Timeout',
  'content-type: application/problem+json; charset=utf-8',
  `content-length: ${Buffer.byteLength(problem)}`,
  'connection: close',
  '',
  problem,
].join('\r\n')
