import type { FastifyInstance } from 'fastify'

/**
 * Takes out of the texts in a body what no database and no hash can keep: NUL, and halves of characters. A person who
 * pasted one is not at fault and need not hear of it.
 */
export function keepStorable(app: FastifyInstance): void {
  app.addHook('preValidation', async (request) => {
    request.body = storable(request.body)
  })
}

function storable(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\u0000', '').toWellFormed()
  if (Array.isArray(value)) return value.map(storable)
  if (typeof value !== 'object' || value === null || !isPlain(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, storable(inner)]))
}

/** Streams and buffers pass as they are; forms are parsed to objects without a prototype. */
const isPlain = (value: object) => [Object.prototype, null].includes(Object.getPrototypeOf(value))
