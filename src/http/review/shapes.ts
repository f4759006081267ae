import Type from 'typebox'
import type { concerns, reopenings, responses } from '../../db/schema/index.ts'
import { appealGrounds, reopeningKinds } from '../../domain/review/appeal.ts'
import { concernCodes } from '../../domain/review/concern.ts'
import { opinions } from '../../domain/review/first-reading.ts'
import { KeptEvidence, PlacedEvidence } from '../screening/shapes.ts'
import { At, AtWhich, OneOf, Shape, shapeOf } from '../server/answer-shapes.ts'
import { Id, Maybe } from '../server/schemas.ts'

const SeenByPerson = Shape({
  observation: Type.String(),
  start: Type.Optional(Type.Integer({ minimum: 0, description: 'An offset into the text in UTF-16 code units.' })),
  end: Type.Optional(Type.Integer({ minimum: 1, description: 'An offset into the text in UTF-16 code units.' })),
})

const concern = {
  id: Id,
  submissionId: Id,
  raisedBy: Id,
  code: OneOf(concernCodes),
  particulars: Type.String(),
  observations: Type.Array(SeenByPerson),
  at: At,
}

/** A concern that a person raised by hand. */
export const Concern = shapeOf<typeof concerns.$inferSelect>()(Shape(concern))

/** A concern about an attempt that this one took the place of. */
export const EarlierConcern = Shape({ ...concern, attempt: Type.Integer({ minimum: 1 }) })

const reading = { opinion: OneOf(opinions), note: Type.String(), at: At }

/** A reviewer's own first reading, noted before the results that wait for it were shown. */
export const FirstReading = Shape({ id: Id, ...reading })
export const OwnReading = Shape(reading)

const shownFlag = {
  flagId: Id,
  detector: Type.String(),
  rule: Type.String(),
  message: Type.String(),
  limits: Type.Array(Type.String()),
}
const disclosure = {
  id: Id,
  submissionId: Id,
  disclosedBy: Id,
  message: Type.String(),
  responseDays: Type.Integer({ description: 'For how many days the student can respond once the notice has arrived.' }),
  respondBy: Maybe(AtWhich('When the time to respond ends; null until the notice of the disclosure has arrived.')),
  at: At,
}

/** What the student was shown, as it stood then, and until when there is time to respond. */
export const Disclosure = Shape({
  ...disclosure,
  items: Type.Array(Type.Union([Shape({ ...shownFlag, evidence: Type.Array(PlacedEvidence) }), SeenByPerson])),
})

/** The same as it was kept just now. */
export const NewDisclosure = Shape({
  ...disclosure,
  items: Type.Array(Type.Union([Shape({ ...shownFlag, evidence: Type.Array(KeptEvidence) }), SeenByPerson])),
})

const response = {
  id: Id,
  submissionId: Id,
  disclosureId: Id,
  text: Type.String(),
  points: Type.Array(Shape({ item: Type.String(), text: Type.String() })),
  companion: Maybe(Type.String({ description: 'Who comes with the student to a conversation.' })),
  format: Type.String({ description: '`written`, or in words the other format that was agreed.' }),
  at: At,
}

/** What a student answered to a disclosure. */
export const NewResponse = shapeOf<typeof responses.$inferSelect>()(Shape({ ...response, studentId: Id }))

/** The same for its readers, without the student in anonymous marking. */
export const StudentResponse = Shape({ ...response, studentId: Maybe(Id) })

const reopening = {
  id: Id,
  submissionId: Id,
  decisionId: Id,
  kind: OneOf(reopeningKinds),
  grounds: Type.Array(OneOf(appealGrounds)),
  reason: Type.String(),
  at: At,
}

/** An appeal, or why a decision was opened again. */
export const NewReopening = shapeOf<typeof reopenings.$inferSelect>()(Shape({ ...reopening, reopenedBy: Id }))

/** The same for its readers, without the student in anonymous marking. */
export const Reopening = Shape({ ...reopening, reopenedBy: Maybe(Id) })
