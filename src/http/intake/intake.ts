import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../../context.ts'
import { DomainError } from '../../domain/error.ts'
import { encodingExpected } from '../../domain/intake/encodings.ts'
import { submit } from '../../flow/intake/submit.ts'
import type { Routes } from '../server/routes.ts'
import { readForm } from './form.ts'
import { readRaw } from './raw.ts'
import { Receipt } from './shapes.ts'

const timeoutMs = 10_000

const description = [
  'Either multipart/form-data with the parts assessmentId, reflection (JSON) and file, or the bare bytes of the file with the headers Candour-Assessment-Id, Candour-Reflection (base64 of the JSON) and Candour-File-Name (percent-encoded).',
  'After a 422 about the reflection the file is kept: send the part or header “upload” (Candour-Upload) with the id from the answer in place of the file.',
  `The part or header “encoding” (Candour-Encoding) says how a plain text is encoded, where its bytes leave that open; without it the program guesses, and a person looks at the work. ${encodingExpected}`,
].join(' ')

/** Work comes in: `multipart/form-data` for people, or the bare bytes with headers for programs in a hurry. */
export const intakeRoutes: Routes = async (app, { context }) => {
  app.removeContentTypeParser(['application/json', 'text/plain'])
  app.addContentTypeParser('*', (_request, _payload, done) => done(null))
  const inFlight = new Set<string>()

  app.post(
    '/submissions',
    {
      config: { action: 'submission.create', takesFile: true },
      schema: {
        summary: 'Hand in work with its reflection',
        description,
        consumes: ['multipart/form-data', 'application/octet-stream'],
        response: { 201: Receipt },
      },
    },
    async (request, reply) => {
      const release = claim(inFlight, request)
      try {
        return await handIn(context, request, reply)
      } catch (error) {
        hearOut(request)
        throw error
      } finally {
        release()
      }
    },
  )
}

async function handIn(context: Context, request: FastifyRequest, reply: FastifyReply) {
  const sent = request.isMultipart() ? await readForm(context, request) : await readRaw(context, request)
  const key = idempotencyKey(request)
  const work = { ...sent, ...(key && { idempotencyKey: key }) }
  const handedIn = await submit(context, request.who, work)
  return reply.code(201).header('location', `/v1/submissions/${handedIn.id}`).send(handedIn)
}

function idempotencyKey({ headers }: FastifyRequest): string | undefined {
  const key = headers['idempotency-key']
  if (key === undefined) return undefined
  if (typeof key === 'string' && key.length > 0 && key.length <= 255) return key
  throw new DomainError('INVALID_INPUT', 'The Idempotency-Key cannot be used.', [
    { field: 'Idempotency-Key', problem: 'It is empty or too long.', expected: 'A text of 1 to 255 characters.' },
  ])
}

/** Lets a sender that was refused early finish, for so long; who goes on after that is cut off. */
function hearOut({ raw }: FastifyRequest): void {
  if (raw.complete) return
  const { socket } = raw
  const cutOff = setTimeout(() => socket.destroy(), timeoutMs)
  raw.once('end', () => clearTimeout(cutOff)).once('close', () => clearTimeout(cutOff))
  raw.resume()
}

/** One request per idempotency key at a time. */
function claim(inFlight: Set<string>, request: FastifyRequest): () => void {
  const key = idempotencyKey(request)
  if (!key) return () => {}
  const claimed = `${request.who.id} ${key}`
  if (inFlight.has(claimed)) {
    request.raw.resume()
    throw new DomainError(
      'IDEMPOTENCY_KEY_IN_FLIGHT',
      'The same request is still being handled; ask again in a moment.',
    )
  }
  inFlight.add(claimed)
  return () => inFlight.delete(claimed)
}
