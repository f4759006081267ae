import Type from 'typebox'
import type { timeAnswers, timeRequests } from '../../db/schema/index.ts'
import { At, AtWhich, Shape, shapeOf } from '../server/answer-shapes.ts'
import { Id, Maybe } from '../server/schemas.ts'

const request = {
  id: Id,
  submissionId: Id,
  disclosureId: Id,
  reason: Type.String(),
  untilAsked: AtWhich('Until when the student asks for time.'),
  at: At,
}

/** A request for more time as it was kept just now. */
export const NewTimeRequest = shapeOf<typeof timeRequests.$inferSelect>()(Shape({ ...request, studentId: Id }))

/** The answer to a request for more time. */
export const TimeAnswer = shapeOf<typeof timeAnswers.$inferSelect>()(
  Shape({
    id: Id,
    submissionId: Id,
    requestId: Id,
    answeredBy: Id,
    granted: Type.Boolean(),
    until: Maybe(AtWhich('Until when there is time now; null where it was refused.')),
    reason: Type.String(),
    at: At,
  }),
)

/** A request for more time with its answer; null while it waits for one. */
export const TimeRequest = Shape({ ...request, studentId: Maybe(Id), answer: Maybe(TimeAnswer) })
