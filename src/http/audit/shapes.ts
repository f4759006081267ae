import Type from 'typebox'
import type { auditCheckpoints, auditEvents } from '../../db/schema/index.ts'
import type { trail } from '../../flow/submission/trail.ts'
import { At, Count, FreeNames, ListOf, Shape, shapeOf } from '../server/answer-shapes.ts'
import { Id, Maybe } from '../server/schemas.ts'

const event = {
  id: Id,
  type: Type.String({ description: 'Such as submission.received.' }),
  actorId: Maybe(Id),
  actorRole: Maybe(Type.String()),
  data: FreeNames,
  at: At,
}
const position = Type.Integer({ minimum: 0, description: 'Its place in the sealed log.' })

/** Something that happened to a submission. */
export const TrailEvent = shapeOf<Awaited<ReturnType<typeof trail>>[number]>()(
  Shape({ ...event, position: Maybe(position) }),
)

/** A page of the whole log. */
export const LogPage = Shape({
  ...ListOf(
    Shape({
      position,
      event: shapeOf<typeof auditEvents.$inferSelect>()(Shape({ ...event, submissionId: Maybe(Id) })),
    }),
  ).properties,
  next: Maybe(Type.Integer({ description: 'Where the next page begins: send it as `after`. Null at the end.' })),
})

/** A signed statement of the size and the root of the log (C2SP tlog-checkpoint). */
export const Checkpoint = shapeOf<typeof auditCheckpoints.$inferSelect>()(
  Shape({
    size: Count,
    root: Type.String({ description: 'The root hash in base64.' }),
    note: Type.String({ description: 'The signed checkpoint, word for word.' }),
    at: At,
  }),
)

/** Hashes in base64 that lead from one size of the log to another. */
export const ConsistencyProof = Shape({ first: Count, second: Count, proof: Type.Array(Type.String()) })
