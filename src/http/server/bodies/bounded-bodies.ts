import type { FastifyInstance } from 'fastify'
import { refuseHugeJson } from '../../../domain/bounded-json.ts'
import { DomainError } from '../../../domain/error.ts'
import { limits } from '../../../domain/limits.ts'
import { storable } from '../../../domain/storable.ts'

/**
 * Reads JSON bodies and forms within `limits`, so that the work of a body is bounded before any of it is done, and takes
 * out of them what cannot be kept: a person who pasted such a character is not at fault and need not hear of it.
 */
export function boundBodies(app: FastifyInstance): void {
  const parseJson = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    refuseHugeJson(body)
    return parseJson(request, body, done)
  })
  app.addHook('onRoute', (route) => {
    if (route.config?.action === 'public') route.bodyLimit ??= limits.publicBodyBytes
  })
  app.addHook('preValidation', async (request) => {
    request.body = storable(request.body)
  })
}

/** The fields of a form (`application/x-www-form-urlencoded`), a list for a name that came more than once. Throws TOO_LARGE. */
export function parseForm(body: string): Record<string, string | string[]> {
  refuseManyFields(body)
  const fields: Record<string, string | string[]> = Object.create(null)
  for (const [name, value] of new URLSearchParams(body)) {
    const before = fields[name]
    if (before === undefined) fields[name] = value
    else if (Array.isArray(before)) before.push(value)
    else fields[name] = [before, value]
  }
  return fields
}

function refuseManyFields(body: string) {
  let fields = 1
  for (let at = body.indexOf('&'); at >= 0; at = body.indexOf('&', at + 1)) {
    if (++fields > limits.formFields)
      throw new DomainError('TOO_LARGE', `This form has more than ${limits.formFields} fields, so it was not read.`)
  }
}
