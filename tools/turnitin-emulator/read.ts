import type { FastifyReply, FastifyRequest } from 'fastify'

export type Sent = { [name: string]: unknown }

/** The JSON object of a request, or null after a 400 was answered: the content type and the shape are both checked. */
export function readJson(request: FastifyRequest, reply: FastifyReply): Sent | null {
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) {
    reply.code(400).send({ status: 400, message: 'Content-Type must be application/json' })
    return null
  }
  try {
    const sent = JSON.parse((request.body as Buffer).toString('utf8'))
    if (sent && typeof sent === 'object' && !Array.isArray(sent)) return sent
  } catch {}
  reply.code(400).send({ status: 400, message: 'Malformed JSON' })
  return null
}

/** A file sent as raw bytes with a name, whatever type its sender says it has; null after a 400 was answered. */
export function readFile(request: FastifyRequest, reply: FastifyReply): { name: string; bytes: Buffer } | null {
  const { 'content-disposition': disposition = '' } = request.headers
  const [, name] = /^inline; filename="([^"]+)"$/.exec(disposition) ?? []
  if (!name) {
    reply.code(400).send({ status: 400, message: 'Content-Disposition' })
    return null
  }
  return { name, bytes: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0) }
}

export const text = (value: unknown, most: number) =>
  typeof value === 'string' && value.length > 0 && value.length <= most

/** An error as Turnitin writes it: the status is sometimes a number and sometimes a string. */
export const refusal = (status: number, message: string) => ({ status, message })
