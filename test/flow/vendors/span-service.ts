import { randomUUID } from 'node:crypto'
import Fastify from 'fastify'
import { afterAll } from 'vitest'

/** A service of the simplest shape: text in, spans out, one document per idempotency key. */
export async function aSpanService() {
  const documents = new Map<string, { id: string; text: string }>()
  const received: Buffer[] = []
  const next: { extra?: object; without?: 'share'; hang?: boolean } = {}
  const app = Fastify({ forceCloseConnections: true })
  app.addHook('preHandler', async ({ url, headers, body }) => {
    received.push(Buffer.from(JSON.stringify({ url, headers, body })))
  })

  app.post<{ Body: { text: string } }>('/analyses', async (request, reply) => {
    if (request.headers.authorization !== 'Bearer span-key') return reply.code(403).send()
    const key = String(request.headers['idempotency-key'])
    const document = documents.get(key) ?? { id: randomUUID(), text: request.body.text }
    documents.set(key, document)
    if (next.hang) {
      next.hang = false
      return new Promise(() => {})
    }
    const start = document.text.indexOf('young children')
    const spans = start < 0 ? [] : [{ start, end: start + 'young children'.length, note: 'A common phrase.', score: 1 }]
    const { extra, without } = next
    next.extra = {}
    delete next.without
    return { id: document.id, model: 'm-1', spans, ...(without !== 'share' && { share: 0.05 }), ...extra }
  })
  app.delete<{ Params: { id: string } }>('/analyses/:id', async ({ params }, reply) => {
    const key = [...documents].find(([, { id }]) => id === params.id)?.[0]
    return reply.code(key && documents.delete(key) ? 204 : 404).send()
  })
  const baseUrl = await app.listen({ host: '127.0.0.1', port: 0 })
  afterAll(() => app.close())
  return { baseUrl, documents, received, next }
}
