import Type from 'typebox'
import type { confirmations, marks, proposalReadings, proposals, waivers } from '../../db/schema/index.ts'
import type { Decision } from '../../domain/review/decision.ts'
import { opinions } from '../../domain/review/first-reading.ts'
import { At, OneOf, Sentence, Shape, shapeOf } from '../server/answer-shapes.ts'
import { Id, Maybe } from '../server/schemas.ts'
import { Attestation, decided } from './decision-shapes.ts'

const round = Type.Integer({ minimum: 1 })

/** A decision as it is proposed. */
const Proposed = shapeOf<Decision>()(
  Shape({
    ...decided,
    score: Type.Optional(Type.Number()),
    intent: Type.Optional(Type.String()),
    limitsConsidered: Type.Optional(Type.String()),
    attestation: Type.Optional(Attestation),
  }),
)

/** A proposal that waits for a second person. */
export const Proposal = shapeOf<typeof proposals.$inferSelect>()(
  Shape({ id: Id, submissionId: Id, round, proposedBy: Id, decision: Proposed, at: At }),
)

/** The second person's own reading, noted before they saw the proposal. */
export const ProposalReading = shapeOf<typeof proposalReadings.$inferSelect>()(
  Shape({
    id: Id,
    submissionId: Id,
    proposalId: Id,
    readerId: Id,
    opinion: OneOf(opinions),
    note: Type.String(),
    at: At,
  }),
)

/** The second person's answer to a proposal. */
export const Confirmation = shapeOf<typeof confirmations.$inferSelect>()(
  Shape({
    id: Id,
    submissionId: Id,
    proposalId: Id,
    confirmedBy: Id,
    agrees: Type.Boolean(),
    reasons: Type.String(),
    attestation: Attestation,
    at: At,
  }),
)

/** Why there was no second person. */
export const Waiver = shapeOf<typeof waivers.$inferSelect>()(
  Shape({ id: Id, submissionId: Id, proposalId: Id, waivedBy: Id, reason: Type.String(), at: At }),
)

const conflict = { id: Id, submissionId: Id, personId: Id, declaredBy: Id, at: At }

/** A conflict of interest that was declared. */
export const ConflictOfInterest = Shape({ ...conflict, reason: Type.String() })

/** The same for other reviewers, who do not read the reason. */
export const ShownConflict = Shape({ ...conflict, reason: Maybe(Type.String()) })

/** A mark that a person gave. */
export const Mark = shapeOf<typeof marks.$inferSelect>()(
  Shape({ id: Id, submissionId: Id, givenBy: Id, score: Type.Number(), note: Maybe(Type.String()), at: At }),
)

/** The marks of a work for those who review it. */
export const ShownMark = Shape({
  standing: Maybe(Type.Number({ description: 'The mark that the gradebook gets, or has.' })),
  highest: Maybe(Type.Number({ description: 'The highest mark so far.' })),
  held: Maybe(Sentence),
  maximum: Maybe(Type.Number({ description: 'What the gradebook goes up to, where it is known.' })),
  given: Type.Array(Mark),
})

/** A proposal for those who review the work: whole for who has noted their own reading, and only that it is there before. */
export const ShownProposal = Shape({
  id: Id,
  round,
  at: At,
  isOpen: Type.Boolean({ description: 'Whether it waits for a second person.' }),
  proposedBy: Maybe(Id),
  decision: Maybe(Proposed),
  readings: Type.Array(ProposalReading),
  returned: Maybe(Confirmation),
})
