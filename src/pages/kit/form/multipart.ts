import type { FastifyRequest } from 'fastify'
import type { Context } from '../../../context.ts'
import { DomainError } from '../../../domain/error.ts'
import { limits } from '../../../domain/limits.ts'
import type { HandIn } from '../../../flow/intake/hand-in.ts'
import { checkCsrf, type SignedIn } from '../../../http/server/session.ts'
import { type Form, formOf } from './form.ts'

/** A form with files that are durable already. An empty file field is no file. */
export interface FormWithFiles {
  form: Form
  files: HandIn['file'][]
}

const partLimits = { fields: limits.formFields, fieldSize: limits.formCharacters, parts: limits.formFields + 20 }

/**
 * Reads a form with files, streaming them to storage. No file is stored unless the form has shown the token of this
 * session before. The rest of it becomes the body of the request, as with other forms, also where the form is refused then.
 */
export async function readMultipart(
  context: Context,
  request: FastifyRequest,
  who: SignedIn | null,
  mostFiles = 1,
): Promise<FormWithFiles> {
  const pairs: [string, string][] = []
  const files: HandIn['file'][] = []
  let characters = 0
  let checked = false
  let refused: unknown
  for await (const part of request.parts({ limits: { ...partLimits, files: mostFiles } })) {
    if (part.type === 'field') {
      characters += String(part.value).length
      if (characters > limits.formCharacters) throw tooLong()
      pairs.push([part.fieldname, String(part.value)])
      if (part.fieldname !== '_csrf') continue
      try {
        checkCsrf(request, who?.csrf ?? '', part.value)
        checked = true
      } catch (error) {
        refused = error
      }
    } else if (part.filename && checked) {
      const stored = await context.files.receive(part.file, context.config.maxUploadBytes)
      files.push({ ...stored, name: part.filename, mediaType: part.mimetype })
    } else part.file.resume()
  }
  const form = formOf(pairs)
  request.body = Object.fromEntries(form.names().map((name) => [name, form.all(name)]))
  if (refused) throw refused
  if (!checked) checkCsrf(request, who?.csrf ?? '', undefined)
  // A browser sends no name where no file was chosen, so an empty file with a name was chosen.
  return { form, files }
}

const tooLong = () =>
  new DomainError('TOO_LARGE', `This form holds more than ${limits.formCharacters} characters, so it was not read.`)
