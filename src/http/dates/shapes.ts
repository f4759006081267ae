import Type from 'typebox'
import type { extensionsOf } from '../../db/dates/extensions.ts'
import type { Outstanding } from '../../db/dates/outstanding.ts'
import type { adjustments } from '../../db/schema/index.ts'
import { extensionGrounds } from '../../domain/dates/due.ts'
import { At, AtWhich, OneOf, Shape, shapeOf } from '../server/answer-shapes.ts'
import { AiLevel, Id, Maybe, Purposes } from '../server/schemas.ts'

/** One version of an assessment. */
export const AssessmentVersion = Shape({
  id: Id,
  assessmentId: Id,
  version: Type.Integer({ minimum: 1 }),
  title: Type.String(),
  brief: Type.String(),
  aiLevel: AiLevel,
  guidance: Type.String(),
  allowedPurposes: Purposes,
  outcomes: Type.Array(Type.String()),
  supervised: Type.Boolean(),
  levelReason: Maybe(Type.String()),
  levelApprover: Maybe(Type.String()),
  anonymous: Type.Boolean(),
  sampleRate: Type.Number(),
  responseDays: Type.Integer(),
  opensAt: Maybe(At),
  dueAt: Maybe(At),
  reason: Type.String({ description: 'Why it was changed; empty for the first version.' }),
  changedBy: Maybe(Id),
  at: At,
  countsFrom: AtWhich('Work that arrives from then on is judged by it.'),
})

const ground = Maybe(OneOf(extensionGrounds, 'Null for those who mark the work and did not grant it.'))

/** One extension, as it is granted. */
export const Extension = Shape({
  id: Id,
  assessmentId: Id,
  studentId: Id,
  until: At,
  ground: OneOf(extensionGrounds),
  note: Maybe(Type.String()),
  grantedBy: Id,
  at: At,
})

type Listed = Awaited<ReturnType<typeof extensionsOf>>['items'][number]

/** One extension in the list of an assessment. */
const ListedExtension = shapeOf<Omit<Listed, 'ground'>>()(
  Shape({
    id: Id,
    studentId: Id,
    studentName: Type.String(),
    until: At,
    note: Maybe(Type.String()),
    grantedBy: Id,
    at: At,
  }),
)

export const ExtensionPage = Shape({
  items: Type.Array(Shape({ ...ListedExtension.properties, ground })),
  nextCursor: Maybe(Type.String()),
})

/** One standing adjustment. */
export const Adjustment = shapeOf<typeof adjustments.$inferSelect>()(
  Shape({
    id: Id,
    studentId: Id,
    days: Maybe(Type.Integer()),
    share: Maybe(Type.Number()),
    note: Maybe(Type.String()),
    grantedBy: Id,
    at: At,
  }),
)

/** A student whose work or reflection is missing. */
export const OutstandingWork = shapeOf<Outstanding>()(
  Shape({
    studentId: Id,
    studentName: Type.String(),
    waitsFor: Type.Enum(['work', 'reflection']),
    submissionId: Maybe(Id),
    dueAt: Maybe(AtWhich('The due date that applies to the student.')),
    isExtended: Type.Boolean({ description: 'Whether that is another one than the assessment’s own.' }),
  }),
)
