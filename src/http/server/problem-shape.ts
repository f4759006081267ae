import Type, { type TSchema } from 'typebox'
import type { ErrorDetails } from '../../domain/error.ts'
import { storageTroubles } from '../../domain/files/storage-trouble.ts'
import { outcomes } from '../../domain/review/decision.ts'
import { submissionStatuses } from '../../domain/submission/status.ts'
import { Field, Shape } from './answer-shapes.ts'
import { statusOf } from './problem.ts'
import { Id, Time } from './schemas.ts'

/** What a problem says beside its sentence, for programs. */
const details = {
  current: Type.Optional(
    Type.Union(
      [
        Shape({
          status: Type.Enum([...submissionStatuses]),
          outcome: Type.Optional(Type.Enum([...outcomes])),
          round: Type.Optional(Type.Integer({ minimum: 1 })),
          decidedAt: Type.Optional(Time),
        }),
        Shape({ assignment: Id, assigneeId: Id, assignedBy: Id, at: Time }),
        Type.Null(),
      ],
      { description: 'How the submission stands, or who is assigned now (null for no one), where that is why.' },
    ),
  ),
  upload: Type.Optional({
    ...Id,
    description:
      'The file that was kept although its reflection is not complete; it can be named instead of sent again.',
  }),
  storage: Type.Optional(
    Type.Enum([...storageTroubles], {
      description: 'Why a file cannot be had now: it is not in the storage, or the storage does not answer.',
    }),
  ),
} satisfies Record<Exclude<keyof ErrorDetails, 'status'>, TSchema>

/** A problem document (RFC 9457), the answer to every request that was not carried out. */
export const Problem = Shape(
  {
    type: Type.String({ pattern: '^urn:candour:problem:[a-z-]+$', description: 'The code as a URN.' }),
    title: Type.String({ description: 'What is wrong, as a sentence for people.' }),
    status: Type.Integer({ minimum: 400, maximum: 599, description: 'The HTTP status.' }),
    code: Type.Enum(Object.keys(statusOf), { description: 'What is wrong, as a stable code for programs.' }),
    requestId: Type.String({
      description: 'Which request this answers, as in the header `x-request-id` and in the log of the service.',
    }),
    fields: Type.Optional(Type.Array(Field, { description: 'The fields to put right, where there are any.' })),
    ...details,
  },
  { $id: 'Problem' },
)
