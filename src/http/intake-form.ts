import type { FastifyRequest } from 'fastify'
import type { Context } from '../context.ts'
import { DomainError, type FieldProblem } from '../domain/error.ts'
import type { HandIn } from '../flow/submit.ts'
import { keptUpload } from '../flow/uploads.ts'

export type Sent = Omit<HandIn, 'studentId' | 'idempotencyKey'> & { studentId: string | undefined }

/** Reads a hand-in from a form, streaming the file to storage while the other parts are gathered, in any order. */
export async function readForm(context: Context, request: FastifyRequest): Promise<Sent> {
  const fields = new Map<string, string>()
  let file: HandIn['file'] | undefined
  for await (const part of request.parts()) {
    if (part.type === 'field') fields.set(part.fieldname, String(part.value))
    else if (part.fieldname === 'file') {
      const stored = await context.files.receive(part.file, context.config.maxUploadBytes)
      file = { ...stored, name: part.filename ?? '', mediaType: part.mimetype }
    } else part.file.resume()
  }
  const upload = fields.get('upload')
  file ??= upload ? await keptUpload(context, request.who, upload) : undefined
  return sentFrom(fields.get('assessmentId'), fields.get('reflection'), file, fields.get('studentId'))
}

/** Puts the parts together. Throws INVALID_INPUT naming what is missing. */
export function sentFrom(
  assessmentId: string | undefined,
  reflection: string | undefined,
  file: HandIn['file'] | undefined,
  studentId: string | undefined,
): Sent {
  const problems: FieldProblem[] = []
  if (!assessmentId || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(assessmentId)) {
    problems.push({
      field: 'assessmentId',
      problem: 'This is missing or not an id.',
      expected: 'The id of the assessment.',
    })
  }
  if (!file) problems.push({ field: 'file', problem: 'There is no file.', expected: 'The file with the work.' })
  if (problems.length) throw new DomainError('INVALID_INPUT', 'Something is missing from what was sent.', problems)
  return {
    assessmentId: assessmentId!,
    reflection: reflection === undefined ? undefined : parsed(reflection),
    file: file!,
    studentId,
  }
}

/** JSON, or a text that the reflection gate will explain is not a reflection. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return json
  }
}
