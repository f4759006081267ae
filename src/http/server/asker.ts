import type { FastifyReply } from 'fastify'
import { DomainError } from '../../domain/error.ts'
import type { Asker } from '../../domain/people/asker.ts'

/** Who waits for an answer, for work that is dropped when they wait no longer: the connection ended before the answer. */
export function askerOf({ request, raw }: FastifyReply): Asker & { signal: AbortSignal } {
  const waiting = new AbortController()
  const dropUnlessAnswered = () => {
    if (!raw.writableFinished) waiting.abort(gaveUp())
  }
  if (raw.destroyed) dropUnlessAnswered()
  else raw.once('close', dropUnlessAnswered)
  return { person: request.who.id, signal: waiting.signal }
}

const gaveUp = () => new DomainError('UPLOAD_ABORTED', 'The connection ended before the answer was ready.')
