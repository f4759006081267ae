import type { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { nothingLoads } from './security/headers.ts'

/** Sends a file that another person wrote: always as a download, never shown, never run. */
export function sendFile(
  reply: FastifyReply,
  { name, bytes, stream }: { name: string; bytes: number; stream: Readable | string },
): FastifyReply {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const exact = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)
  return reply
    .type('application/octet-stream')
    .header('content-length', bytes)
    .header('content-disposition', `attachment; filename="${plain}"; filename*=UTF-8''${exact}`)
    .header('content-security-policy', `sandbox; ${nothingLoads}`)
    .send(stream)
}
