import Type from 'typebox'
import type { policyAcknowledgements } from '../../db/schema/index.ts'
import { type ClauseNumbers, policyPoints } from '../../domain/policy/points.ts'
import { ClauseNumber, Point } from '../screening/shapes.ts'
import { At, AtWhich, ListOf, Sentence, Sha256, Shape, shapeOf } from '../server/answer-shapes.ts'
import { AiLevel, Id, Maybe, Purposes } from '../server/schemas.ts'
import type { PresentedVersion } from './present-version.ts'

const assessment = {
  id: Id,
  courseId: Type.String({
    format: 'uuid',
    description: 'The course that it belongs to; those enrolled in it have it.',
  }),
  title: Type.String(),
  brief: Type.String(),
  aiLevel: AiLevel,
  guidance: Type.String(),
  allowedPurposes: Purposes,
  outcomes: Type.Array(Type.String(), { description: 'The learning outcomes it assesses.' }),
  supervised: Type.Boolean(),
  levelReason: Maybe(Type.String()),
  levelApprover: Maybe(Type.String()),
  anonymous: Type.Boolean({ description: 'Whether it is marked without names.' }),
  sampleRate: Type.Number({
    minimum: 0,
    maximum: 1,
    description: 'The share of released work that a person reads all the same.',
  }),
  responseDays: Type.Integer({ minimum: 1, description: 'Days that a student has to respond to a disclosure.' }),
  version: Type.Integer({ minimum: 1, description: 'The newest of its versions, whose content this is.' }),
  countsFrom: AtWhich(
    'Work that arrives from then on is judged by this version; earlier work by the one that counted.',
  ),
  publishedAt: At,
  opensAt: Maybe(AtWhich('From when work can be handed in; null means at once.')),
  dueAt: Maybe(AtWhich('Work that comes later is taken and marked late; null means that it is never late.')),
  createdBy: Maybe(Id),
}
const level = { aiLevelName: Type.String() }

/** What is set, when it is due, which use of AI it allows. */
export const Assessment = Shape({ ...assessment, ...level })

/** The same just after it was published, with what its tutor may want to look at again. */
export const PublishedAssessment = Shape({ ...assessment, ...level, warnings: Type.Array(Sentence) })

/** The number of the clause for each policy point that a version covers. */
const Points = Type.Unsafe<ClauseNumbers>({
  type: 'object',
  propertyNames: { enum: Object.keys(policyPoints) },
  additionalProperties: { type: 'string' },
  description: 'The number of the clause for each policy point.',
})
const Day = Type.String({ description: 'YYYY-MM or YYYY-MM-DD.' })

/** One version of the provider's policy. */
export const PolicyVersion = shapeOf<PresentedVersion>()(
  Shape({
    id: Id,
    title: Type.String(),
    version: Type.String(),
    issuedOn: Maybe(Day),
    nextReviewOn: Maybe(Day),
    authorisedBy: Maybe(Type.String()),
    authorisedOn: Maybe(Type.String({ format: 'date' })),
    sourceSha256: Sha256,
    clauses: Type.Array(Shape({ id: Type.String(), heading: Type.String(), text: Type.String() })),
    points: Maybe(Points),
    pointsConfirmedBy: Maybe(Id),
    pointsConfirmedAt: Maybe(At),
    active: Type.Boolean(),
    createdAt: At,
    activatedAt: Maybe(At),
    proposedPoints: Maybe(Points),
    policyReviewOverdue: Type.Boolean(),
  }),
)

export const Acknowledgement = shapeOf<typeof policyAcknowledgements.$inferSelect>()(
  Shape({ accountId: Id, policyVersionId: Id, at: At }),
)

/** What the product does about each policy point. */
export const Coverage = Shape({
  policyVersion: Maybe(Shape({ id: Id, version: Type.String() })),
  ...ListOf(
    Shape({
      point: Point,
      clause: ClauseNumber,
      says: Sentence,
      does: Sentence,
      outOfScope: Maybe(Sentence),
    }),
  ).properties,
  withoutPoint: Type.Array(Shape({ clause: Type.String(), heading: Type.String() })),
})
