import Type, { type Static } from 'typebox'
import { Clean, Pointer } from 'typebox/value'
import { instantExpected, instantIn } from '../domain/dates/instant.ts'
import { DomainError } from '../domain/error.ts'
import { fitting, misfits } from '../domain/shape.ts'
import { withoutEmpty } from '../domain/storable.ts'

const Text = (maxLength: number) =>
  Type.Refine(
    Type.String({ maxLength, expected: `A text of 1 to ${maxLength} characters.` }),
    (text) => text.trim() !== '' && !text.includes('\u0000'),
  )

const Time = Type.Refine(
  Type.String({ problem: 'This is no time that has one meaning.', expected: instantExpected }),
  (time) => instantIn(time) !== null,
)

const Person = Type.Object({
  externalId: Text(300),
  name: Type.Optional(Text(300)),
  email: Type.Optional(Text(300)),
})
export type OutsidePerson = Static<typeof Person>

const Course = Type.Object({ externalId: Text(300), title: Type.Optional(Text(300)) })
export type OutsideCourse = Static<typeof Course>

/** A file that an LMS offers for fetching. A size that is no size is left out. */
const OfferedFile = Type.Object({
  url: Text(4_000),
  filename: Text(1_000),
  size: Type.Optional(Type.Integer({ minimum: 0, leaveOut: true })),
  sha256: Type.Optional(Text(64)),
})
export type OfferedFile = Static<typeof OfferedFile>

/** An assignment as it is named beside a piece of work. An AI level that is no number is left out. */
const assignment = {
  externalId: Text(300),
  title: Type.Optional(Text(300)),
  brief: Type.Optional(Text(100_000)),
  dueAt: Type.Optional(Time),
  aiLevel: Type.Optional(Type.Number({ leaveOut: true })),
  guidance: Type.Optional(Text(20_000)),
  course: Type.Optional(Course),
}

const Work = Type.Object({
  externalSubmissionId: Text(300),
  assignment: Type.Object(assignment),
  student: Person,
  files: Type.Array(OfferedFile, { minItems: 1, maxItems: 20, expected: 'A list of 1 to 20 files.' }),
  reflection: Type.Optional(Type.Unknown()),
})

/** What an LMS may say happened, by the type of its webhook. */
const inbound = {
  'submission.created': Work,
  'submission.updated': Work,
  'submission.withdrawn': Type.Object({ externalSubmissionId: Text(300) }),
  'assignment.upserted': Type.Object({ ...assignment, title: Text(300) }),
  'membership.upserted': Type.Object({
    person: Person,
    role: Type.Enum(['student', 'tutor']),
    status: Type.Optional(Type.Enum(['active', 'ended'])),
    course: Type.Optional(Course),
    assignment: Type.Optional(Type.Object({ externalId: Text(300) })),
  }),
}
type InboundType = keyof typeof inbound
export type Inbound = { [Type in InboundType]: { type: Type } & Static<(typeof inbound)[Type]> }[InboundType]

const Envelope = Type.Object({
  type: Type.String({ pattern: '^[a-zA-Z0-9_.]{1,100}$', expected: 'A name such as submission.created.' }),
  timestamp: Time,
  data: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
})
type Data = Record<string, unknown>

const message = 'This webhook cannot be read; see the fields.'

/** Reads the envelope of a webhook, `{ type, timestamp, data }` (Standard Webhooks 1.0.0). Throws INVALID_INPUT. */
export function readEnvelope(body: Buffer): { type: string; occurredAt: Date; data: Data } {
  const { type, timestamp, data = {} } = fitting(Envelope, parsed(body), { message })
  return { type, occurredAt: new Date(timestamp), data }
}

/** Reads what is said, or null for a type that is recorded and ignored. Throws INVALID_INPUT naming the fields. */
export function readInbound(type: string, data: Data): Inbound | null {
  if (!Object.hasOwn(inbound, type)) return null
  const schema = inbound[type as InboundType]
  // LMSs send null and empty texts for what they do not know.
  const said = withoutEmpty(data)
  for (const { instancePath, schema: at } of misfits(schema, said)) {
    if ('leaveOut' in at) Pointer.Delete(said, instancePath)
  }
  return { type, ...(Clean(schema, fitting(schema, said, { message, within: 'data' })) as object) } as Inbound
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    const problem = { field: 'body', problem: 'It cannot be read.', expected: 'JSON in UTF-8.' }
    throw new DomainError('INVALID_INPUT', message, [problem])
  }
}
