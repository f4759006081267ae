import Type from 'typebox'
import type { accounts, aiPermissions } from '../../db/schema/index.ts'
import { roles } from '../../domain/people/permission.ts'
import { At, AtWhich, OneOf, Shape, shapeOf } from '../server/answer-shapes.ts'
import { Id, Maybe, Purposes } from '../server/schemas.ts'

/** A person or an integration that may act here. */
export const Account = shapeOf<typeof accounts.$inferSelect>()(
  Shape({
    id: Id,
    role: OneOf(roles),
    name: Type.String(),
    email: Maybe(Type.String()),
    emailClaimed: Type.Boolean({ description: 'Whether only an LMS said that this is their address.' }),
    addedBy: Maybe(Id),
    createdAt: At,
    disabledAt: Maybe(At),
  }),
)

/** A key, shown this once. */
export const NewKey = Shape({ id: Id, key: Type.String({ description: 'Sent as “Authorization: Bearer <key>”.' }) })
export const RevokedKey = Shape({ id: Id, revoked: Type.Boolean() })
export const Tutors = Shape({ id: Id, accountIds: Type.Array(Id) })
export const Erased = Shape({ id: Id, status: Type.Literal('erased') })

/** A student's request to use AI, with its answer. */
export const AiPermission = shapeOf<typeof aiPermissions.$inferSelect>()(
  Shape({
    id: Id,
    assessmentId: Id,
    studentId: Id,
    tools: Type.Array(Type.String()),
    purposes: Purposes,
    request: Type.String(),
    state: OneOf(['requested', 'granted', 'refused', 'withdrawn']),
    conditions: Maybe(Type.String()),
    requestedAt: At,
    decidedBy: Maybe(Id),
    decidedAt: Maybe(At),
    expiresAt: Maybe(AtWhich('Null means that it does not end by itself.')),
  }),
)
