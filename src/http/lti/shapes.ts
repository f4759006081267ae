import Type from 'typebox'
import type { undeliveredMarks } from '../../db/lti/undelivered.ts'
import type { ltiDeployments, ltiRefusals, ltiRegistrations, ltiReports } from '../../db/schema/index.ts'
import type { answerContext, contextsOf } from '../../flow/lti/offers.ts'
import { At, Count, OneOf, Sentence, Shape, shapeOf } from '../server/answer-shapes.ts'
import { Id, Maybe } from '../server/schemas.ts'

const registration = {
  id: Id,
  issuer: Type.String(),
  clientId: Type.String(),
  name: Type.String(),
  authUrl: Type.String(),
  tokenUrl: Type.String(),
  tokenAudience: Maybe(Type.String({ description: 'The `aud` of token requests where it is not the token URL.' })),
  jwksUrl: Type.String(),
  state: OneOf(['active', 'waiting', 'closed']),
  createdBy: Maybe(Id),
  createdAt: At,
}

/** An LMS that launches us by LTI 1.3. */
export const Registration = shapeOf<typeof ltiRegistrations.$inferSelect>()(Shape(registration))

/** A place in the LMS where the tool was put. */
export const Deployment = shapeOf<typeof ltiDeployments.$inferSelect>()(
  Shape({
    registrationId: Id,
    deploymentId: Type.String(),
    state: OneOf(['active', 'waiting']),
    firstSeenAt: At,
    confirmedBy: Maybe(Id),
  }),
)

/** A launch that was refused, under the reference that the person saw. */
export const Refusal = shapeOf<typeof ltiRefusals.$inferSelect>()(
  Shape({ reference: Type.String(), registrationId: Id, reason: Type.String(), detail: Sentence, at: At }),
)

/** Something that a gradebook was told. */
export const GradebookReport = shapeOf<typeof ltiReports.$inferSelect>()(
  Shape({
    id: Id,
    linkId: Id,
    submissionId: Id,
    eventId: Id,
    kind: OneOf(['submitted', 'score']),
    state: OneOf(['waiting', 'done', 'skipped', 'failed']),
    detail: Maybe(Sentence),
    attempts: Count,
    nextAttemptAt: Maybe(At),
    claim: Maybe(Id),
    claimedUntil: Maybe(At),
    toldAt: Maybe(At),
    at: At,
  }),
)

/** An LMS with its deployments, its refused launches and what its gradebook was told. */
export const RegistrationInFull = Shape({
  ...registration,
  deployments: Type.Array(Deployment),
  refusals: Type.Array(Refusal, { description: 'The newest; all are under /refusals.' }),
  reports: Type.Array(GradebookReport, { description: 'The newest; all are under /reports.' }),
})

/** A mark that did not arrive in a gradebook. */
export const UndeliveredMark = shapeOf<Awaited<ReturnType<typeof undeliveredMarks>>['items'][number]>()(
  Shape({
    id: Id,
    submissionId: Id,
    student: Type.String(),
    assessment: Type.String(),
    platform: Type.String({ description: 'The name of the LMS.' }),
    state: OneOf(['waiting', 'done', 'skipped', 'failed']),
    detail: Maybe(Sentence),
    at: At,
  }),
)

/** A mark that is on its way to the gradebook again. */
export const QueuedMark = Shape({ id: Id, state: Type.Literal('waiting') })

export const Invite = Shape({ url: Type.String({ description: 'It works once, within a week.' }) })
export const NewSigningKey = Shape({ kid: Type.String() })

/** A course of an LMS in which an assessment is used or that asks for it. */
export const CourseContext = shapeOf<Awaited<ReturnType<typeof contextsOf>>[number]>()(
  Shape({
    contextId: Id,
    state: OneOf(['asked', 'open', 'refused']),
    at: At,
    answeredAt: Maybe(At),
    title: Maybe(Type.String()),
    platform: Type.String({ description: 'The name of the LMS.' }),
    isHome: Type.Boolean({ description: 'Whether it is the course that the assessment belongs to.' }),
  }),
)
export const AnsweredContext = shapeOf<Awaited<ReturnType<typeof answerContext>>>()(
  Shape({ assessmentId: Id, contextId: Id, state: OneOf(['open', 'refused']) }),
)
