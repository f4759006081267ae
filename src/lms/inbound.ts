import { DomainError } from '../domain/error.ts'

/** A file that an LMS offers for fetching. */
export interface OfferedFile {
  url: string
  filename: string
  size?: number
  sha256?: string
}

interface Person {
  externalId: string
  name?: string
  email?: string
}

/** What an LMS says happened, in the shapes of the LMS sheet §14. */
export type Inbound =
  | {
      type: 'submission.created' | 'submission.updated'
      externalSubmissionId: string
      assignment: { externalId: string; title?: string; dueAt?: string }
      student: Person
      files: OfferedFile[]
      reflection?: unknown
    }
  | { type: 'submission.withdrawn'; externalSubmissionId: string }
  | {
      type: 'assignment.upserted'
      externalId: string
      title: string
      brief?: string
      dueAt?: string
      aiLevel?: number
      guidance?: string
    }
  | { type: 'membership.upserted'; person: Person; role: 'student' | 'tutor'; assignment?: { externalId: string } }

type Data = Record<string, unknown>

/** Reads the envelope of a webhook, `{ type, timestamp, data }` (Standard Webhooks 1.0.0). Throws INVALID_INPUT. */
export function readEnvelope(body: Buffer): { type: string; occurredAt: Date; data: Data } {
  const { type, timestamp, data = {} } = (parsed(body) ?? {}) as Data
  const at = typeof timestamp === 'string' ? Date.parse(timestamp) : Number.NaN
  if (typeof type !== 'string' || !/^[a-zA-Z0-9_.]{1,100}$/.test(type)) {
    throw problem('type', 'a name such as submission.created')
  }
  if (Number.isNaN(at)) throw problem('timestamp', 'the time of the event, as ISO 8601 with a zone')
  if (!isObject(data)) throw problem('data', 'an object')
  return { type, occurredAt: new Date(at), data }
}

/** Reads what is said, or null for a type that is recorded and ignored. Throws INVALID_INPUT naming the field. */
export function readInbound(type: string, data: Data): Inbound | null {
  if (type === 'submission.created' || type === 'submission.updated') return { type, ...work(data) }
  if (type === 'submission.withdrawn') return { type, externalSubmissionId: text(data, 'externalSubmissionId') }
  if (type === 'assignment.upserted') return { type, title: text(data, 'title'), ...assignment(data) }
  if (type !== 'membership.upserted') return null
  const { role } = data
  if (role !== 'student' && role !== 'tutor') throw problem('data.role', 'student or tutor')
  return {
    type,
    role,
    person: person(data, 'person'),
    ...(data.assignment !== undefined && {
      assignment: { externalId: text(object(data, 'assignment'), 'externalId') },
    }),
  }
}

function work(data: Data) {
  const files = Array.isArray(data.files) ? data.files : []
  if (!files.length || files.length > 20 || !files.every(isObject)) {
    throw problem('data.files', 'a list of 1 to 20 files')
  }
  return {
    externalSubmissionId: text(data, 'externalSubmissionId'),
    assignment: assignment(object(data, 'assignment')),
    student: person(data, 'student'),
    files: files.map(offeredFile),
    ...(data.reflection !== undefined && data.reflection !== null && { reflection: data.reflection }),
  }
}

function offeredFile(file: Data): OfferedFile {
  const { size } = file
  return {
    url: text(file, 'url', 4_000),
    filename: text(file, 'filename', 1_000),
    ...(typeof size === 'number' && Number.isSafeInteger(size) && size >= 0 && { size }),
    ...optional(file, 'sha256', 64),
  }
}

function assignment(data: Data) {
  const { dueAt, aiLevel } = data
  if (dueAt !== undefined && dueAt !== null && (typeof dueAt !== 'string' || Number.isNaN(Date.parse(dueAt)))) {
    throw problem('data.dueAt', 'a time, as ISO 8601 with a zone')
  }
  return {
    externalId: text(data, 'externalId'),
    ...optional(data, 'title', 300),
    ...optional(data, 'brief', 100_000),
    ...optional(data, 'guidance', 20_000),
    ...(typeof dueAt === 'string' && { dueAt }),
    ...(typeof aiLevel === 'number' && { aiLevel }),
  }
}

function person(data: Data, field: string): Person {
  const one = object(data, field)
  return { externalId: text(one, 'externalId'), ...optional(one, 'name', 300), ...optional(one, 'email', 300) }
}

function object(data: Data, field: string): Data {
  const value = data[field]
  if (isObject(value)) return value
  throw problem(`data.${field}`, 'an object')
}

function text(data: Data, field: string, longest = 300): string {
  const value = data[field]
  if (typeof value === 'string' && value.trim() && value.length <= longest && !value.includes('\u0000')) return value
  throw problem(`data.${field}`, `a text of 1 to ${longest} characters`)
}

function optional<Field extends string>(data: Data, field: Field, longest: number): { [name in Field]?: string } {
  const absent = data[field] === undefined || data[field] === null || data[field] === ''
  return absent ? {} : ({ [field]: text(data, field, longest) } as { [name in Field]: string })
}

const isObject = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value)

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    throw problem('body', 'JSON in UTF-8')
  }
}

const problem = (field: string, expected: string) =>
  new DomainError('INVALID_INPUT', 'This webhook cannot be read; see the field.', [
    { field, problem: 'It is missing or cannot be used.', expected: `Expected: ${expected}.` },
  ])
