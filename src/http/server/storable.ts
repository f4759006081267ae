import type { FastifyInstance } from 'fastify'
import { storable } from '../../domain/storable.ts'

/** Takes out of bodies what cannot be kept. A person who pasted such a character is not at fault and need not hear of it. */
export function keepStorable(app: FastifyInstance): void {
  app.addHook('preValidation', async (request) => {
    request.body = storable(request.body)
  })
}
