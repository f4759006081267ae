import Type from 'typebox'
import type { appealWindowsOf, lettersOf, referralOutcomesOf } from '../../db/review/appeals.ts'
import { noticeChannels } from '../../domain/notices/kinds.ts'
import { referralResults } from '../../domain/review/referral.ts'
import { At, AtWhich, OneOf, Sha256, Shape, shapeOf } from '../server/answer-shapes.ts'
import { Id, Maybe } from '../server/schemas.ts'

type One<Query extends (...asked: never[]) => PromiseLike<unknown[]>> = Awaited<ReturnType<Query>>[number]

/** Until when a student can appeal against a decision. */
export const AppealWindow = shapeOf<One<typeof appealWindowsOf>>()(
  Shape({
    decisionId: Id,
    submissionId: Id,
    openedBy: OneOf(noticeChannels),
    days: Type.Integer({ minimum: 1 }),
    appealBy: AtWhich('When the time to appeal ends.'),
    at: At,
  }),
)

/** A completion letter that was issued, without what it says. */
export const Letter = shapeOf<One<typeof lettersOf>>()(
  Shape({
    id: Id,
    submissionId: Id,
    decisionId: Id,
    htmlSha256: Sha256,
    pdfSha256: Sha256,
    outsideBy: AtWhich('Until when the outside body can be asked.'),
    at: At,
  }),
)

/** What came of a referral. */
export const ReferralOutcome = shapeOf<One<typeof referralOutcomesOf>>()(
  Shape({
    id: Id,
    submissionId: Id,
    decisionId: Id,
    outcome: OneOf(referralResults),
    code: Maybe(Type.String({ description: "The provider's code of the penalty, and of nothing else." })),
    date: Type.String({ format: 'date' }),
    reference: Type.String(),
    recordedBy: Id,
    at: At,
  }),
)
