import type { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import type { Context } from '../../context.ts'
import { isId } from '../../db/id.ts'
import { refuseDeepValue, refuseHugeJson } from '../../domain/bounded-json.ts'
import { DomainError, type FieldProblem } from '../../domain/error.ts'
import { type Encoding, encodingExpected, isEncoding } from '../../domain/intake/encodings.ts'
import { limits } from '../../domain/limits.ts'
import type { Actor } from '../../domain/people/permission.ts'
import type { HandIn } from '../../flow/intake/hand-in.ts'
import { keptUpload } from '../../flow/intake/kept-upload.ts'

export type Sent = Omit<HandIn, 'idempotencyKey'>

/** Longest part other than the work itself, in characters: enough to see that a reflection is too long. */
const longestField = 2 * limits.reflectionBytes

/**
 * Reads a hand-in from a form, streaming the file to storage while the other parts are gathered, in any order and with
 * or without a file name of their own. Throws INVALID_INPUT for a part that came twice, and for what is no form.
 */
export async function readForm(context: Context, request: FastifyRequest): Promise<Sent> {
  const { fields, file } = await readParts(context, request).catch((error) => {
    if (!isFormError(error)) throw error
    throw new DomainError('INVALID_INPUT', 'The form could not be read to its end; please send it again.')
  })
  const upload = fields.get('upload')
  return sentFrom(request.who, {
    assessmentId: fields.get('assessmentId'),
    reflection: fields.get('reflection'),
    file: file ?? (upload ? await keptUpload(context, request.who, upload) : undefined),
    studentId: fields.get('studentId'),
    encoding: fields.get('encoding'),
  })
}

async function readParts({ files, config }: Context, request: FastifyRequest) {
  const fields = new Map<string, string>()
  const twice = new Set<string>()
  let file: HandIn['file'] | undefined
  for await (const part of request.parts({ limits: { files: 4, fieldSize: longestField } })) {
    const { fieldname } = part
    if (fields.has(fieldname) || (file && fieldname === 'file')) twice.add(fieldname)
    if (part.type === 'field') fields.set(fieldname, textOf(part.value))
    else if (fieldname !== 'file' || file) fields.set(fieldname, await readText(part.file))
    else {
      const stored = await files.receive(part.file, config.maxUploadBytes)
      file = { ...stored, name: part.filename ?? '', mediaType: part.mimetype }
    }
  }
  if (twice.size) throw unclear([...twice])
  return { fields, file }
}

const unclear = (twice: string[]) =>
  new DomainError(
    'INVALID_INPUT',
    'It is not clear which part of the form counts.',
    twice.map((field) => ({ field, problem: 'This came more than once.', expected: 'One of it.' })),
  )

/** A field that says it is JSON arrives parsed. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  refuseDeepValue(value)
  return JSON.stringify(value)
}

/** A field sent as a file, as browsers do with a Blob. */
async function readText(part: Readable): Promise<string> {
  let text = ''
  for await (const chunk of part.setEncoding('utf8')) if (text.length <= longestField) text += chunk
  return text
}

/** The form parser throws bare errors without a code, about what was sent and nothing else. */
const isFormError = (error: unknown) =>
  error instanceof Error && error.constructor === Error && !('code' in error) && !('statusCode' in error)

interface Parts {
  assessmentId: string | undefined
  reflection: string | undefined
  file: HandIn['file'] | undefined
  studentId: string | undefined
  encoding: string | undefined
}

/**
 * Puts the parts together. Students hand in their own work; an integration says whose work it delivers, and may leave the
 * reflection to its student. Throws INVALID_INPUT naming all that is missing.
 */
export function sentFrom(who: Actor, parts: Parts): Sent {
  const { assessmentId, reflection, file, studentId } = parts
  const encoding = parts.encoding?.trim().toLowerCase() || null
  const delivers = who.role !== 'student'
  const problems = [...missingIn(parts, delivers), ...unknownEncoding(encoding)]
  // By itself this is for the reflection gate, which keeps the file meanwhile.
  if (problems.length && reflection === undefined && !delivers) problems.push(withoutReflection)
  if (problems.length) throw new DomainError('INVALID_INPUT', 'Something is missing from what was sent.', problems)
  return {
    assessmentId: assessmentId!,
    reflection: reflection === undefined ? undefined : parsed(reflection),
    file: encoding === null ? file! : { ...file!, encoding: encoding as Encoding },
    studentId: delivers ? studentId! : who.id,
  }
}

function missingIn({ assessmentId, file, studentId }: Parts, delivers: boolean): FieldProblem[] {
  const problems: FieldProblem[] = []
  const missing = (field: string, problem: string, expected: string) => problems.push({ field, problem, expected })
  if (!isId(assessmentId)) missing('assessmentId', 'This is missing or not an id.', 'The id of the assessment.')
  if (delivers && !isId(studentId)) missing('studentId', 'This is missing or not an id.', 'The id of the student.')
  if (!file) missing('file', 'There is no file.', 'The file with the work.')
  return problems
}

const withoutReflection: FieldProblem = {
  field: 'reflection',
  problem: 'There is no reflection.',
  expected: 'How and why AI was used for this work, or that it was not; as JSON.',
}

const unknownEncoding = (name: string | null): FieldProblem[] =>
  name === null || isEncoding(name)
    ? []
    : [{ field: 'encoding', problem: 'This is not an encoding that is read.', expected: encodingExpected }]

/** JSON, or a text of which the reflection gate will say that it is no reflection, or a too long one. Throws TOO_LARGE. */
function parsed(json: string): unknown {
  if (json.length > limits.reflectionBytes) return json
  refuseHugeJson(json)
  try {
    return JSON.parse(json)
  } catch {
    return json
  }
}
