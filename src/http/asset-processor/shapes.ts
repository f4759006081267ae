import Type from 'typebox'
import type { noticesOf } from '../../db/asset-processor/notices.ts'
import type { NoticeServiceRow } from '../../db/asset-processor/orders.ts'
import { At, Count, OneOf, Sentence, Shape, shapeOf } from '../server/answer-shapes.ts'
import { Id, Maybe } from '../server/schemas.ts'

/** Where the notices of one deployment are ordered, and how that stands. */
export const NoticeService = shapeOf<NoticeServiceRow>()(
  Shape({
    id: Id,
    registrationId: Id,
    deploymentId: Type.String(),
    url: Type.String(),
    scope: Type.String(),
    supported: Type.Array(Type.String(), { description: 'The notice types that the LMS offers.' }),
    subscribed: Type.Array(Type.String(), { description: 'Those that come here.' }),
    checkedAt: Maybe(At),
    testedAt: Maybe(At),
    detail: Maybe(Sentence),
    attempts: Count,
    nextAttemptAt: Maybe(At),
    claim: Maybe(Id),
    claimedUntil: Maybe(At),
  }),
)

/** A notice, without its content. */
export const PlatformNotice = shapeOf<Awaited<ReturnType<typeof noticesOf>>['items'][number]>()(
  Shape({
    id: Id,
    registrationId: Id,
    deploymentId: Type.String(),
    noticeId: Maybe(Type.String({ description: 'The id that the LMS gave it; null until its signature was checked.' })),
    type: Type.String(),
    occurredAt: At,
    receivedAt: At,
    deviations: Type.Array(Type.String(), { description: 'Names that are not those of the specification.' }),
    verified: Type.Boolean(),
    state: OneOf(['accepted', 'applied', 'ignored', 'stale', 'parked', 'failed']),
    detail: Maybe(Sentence),
    attempts: Count,
    nextAttemptAt: Maybe(At),
    claim: Maybe(Id),
    claimedUntil: Maybe(At),
    submissionId: Maybe(Id),
  }),
)

export const RetriedNotice = Shape({ id: Id, state: OneOf(['accepted']) })
