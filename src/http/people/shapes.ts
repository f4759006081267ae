import Type from 'typebox'
import type { AccessRequest } from '../../db/people/access-requests.ts'
import type { accounts, aiPermissions } from '../../db/schema/index.ts'
import { noticeTimings } from '../../domain/notices/kinds.ts'
import { languages } from '../../domain/people/language.ts'
import { roles } from '../../domain/people/permission.ts'
import { lineChanges } from '../../domain/people/roster/line.ts'
import type { Imported } from '../../flow/people/import-roster.ts'
import { At, AtWhich, Count, Field, OneOf, Sentence, Shape, shapeOf } from '../server/answer-shapes.ts'
import { Id, Maybe, Purposes } from '../server/schemas.ts'

const accessKinds = ['key', 'link', 'invitation', 'address', 'role'] as const

/** A person or an integration that may act here. */
export const Account = shapeOf<typeof accounts.$inferSelect>()(
  Shape({
    id: Id,
    role: OneOf(roles),
    name: Type.String(),
    email: Maybe(Type.String()),
    emailClaimed: Type.Boolean({ description: 'Whether only an LMS said that this is their address.' }),
    addedBy: Maybe(Id),
    noticeTiming: OneOf(
      noticeTimings,
      'How notices that are not required come: one mail each, one mail a day, or on the pages alone.',
    ),
    language: Maybe(OneOf(languages, 'The language that they chose for pages and mails.')),
    createdAt: At,
    disabledAt: Maybe(At),
  }),
)

/** A person as they are now, and whether a part of the change waits for a second admin. */
export const ChangedAccount = Shape({ ...Account.properties, waits: Type.Boolean() })

/** A key, shown this once. */
export const NewKey = Shape({
  id: Id,
  key: Type.String({ description: 'Sent as “Authorization: Bearer <key>”.' }),
  expiresAt: At,
})

/** A sign-in link, shown this once. */
export const NewLink = Shape({ signIn: Type.String({ description: 'An address that signs the person in once.' }) })

/** What was asked for waits for a second admin. */
export const WaitingAccess = Shape({
  id: Id,
  accountId: Id,
  kind: OneOf(accessKinds),
  state: Type.Literal('waiting'),
  detail: Sentence,
})

/** A key or a sign-in link that an admin wants for another account. */
export const AccessRequestShape = shapeOf<AccessRequest>()(
  Shape({
    id: Id,
    accountId: Id,
    kind: OneOf(accessKinds),
    value: Maybe(Type.String({ description: 'The new address or role, where it is about one.' })),
    askedBy: Maybe(Id),
    askedAt: At,
    approvedBy: Maybe(Id),
    approvedAt: Maybe(At),
    usedAt: Maybe(AtWhich('When it was made; a request is used once.')),
  }),
)

export const RevokedKey = Shape({ id: Id, revoked: Type.Boolean() })
export const Erased = Shape({ id: Id, status: Type.Literal('erased') })

/** A student's request to use AI, with its answer. */
export const AiPermission = shapeOf<
  Omit<typeof aiPermissions.$inferSelect, 'studentId'> & { studentId: string | null }
>()(
  Shape({
    id: Id,
    assessmentId: Id,
    studentId: Maybe(Type.String({ format: 'uuid', description: 'Null in marking without names.' })),
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

/** What a roster changes, line by line. */
export const ImportedRoster = shapeOf<Imported>()(
  Shape({
    applied: Type.Boolean({ description: 'Whether the changes were made.' }),
    lines: Type.Array(
      Shape({
        file: Type.String({ description: 'The table, where the file has several.' }),
        line: Count,
        changes: Type.Array(OneOf(lineChanges)),
        problems: Type.Array(Field),
      }),
      { description: 'The lines that change something or are wrong.' },
    ),
    counts: Shape({
      unchanged: Count,
      problems: Count,
      coursesAdded: Count,
      coursesChanged: Count,
      peopleAdded: Count,
      peopleChanged: Count,
      enrolled: Count,
      left: Count,
    }),
  }),
)
