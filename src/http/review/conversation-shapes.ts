import Type from 'typebox'
import type { conversationAnswers, conversations } from '../../db/schema/index.ts'
import { stances } from '../../domain/review/conversation.ts'
import { At, AtWhich, Count, OneOf, Shape, shapeOf } from '../server/answer-shapes.ts'
import { Id, Maybe } from '../server/schemas.ts'

const record = {
  id: Id,
  submissionId: Id,
  heldAt: AtWhich('When the conversation took place.'),
  purpose: Type.String(),
  people: Type.Array(Shape({ name: Type.String(), role: Type.String() })),
  evidence: Type.Array(Type.Union([Shape({ flagId: Id }), Shape({ observation: Type.String() })]), {
    description: 'What the student had been shown before the conversation.',
  }),
  entries: Type.Array(Shape({ question: Type.String(), answer: Type.String() })),
  companion: Maybe(Type.String({ description: 'Who came with the student.' })),
  adjustments: Maybe(Type.String({ description: 'What was done differently for the student.' })),
  recordedBy: Id,
  at: AtWhich('When it was written down.'),
}

/** The record of a conversation as it was kept just now. */
export const NewConversation = shapeOf<typeof conversations.$inferSelect>()(Shape(record))

const answer = { id: Id, submissionId: Id, conversationId: Id, stance: OneOf(stances), text: Type.String(), at: At }

/** What the student says of it. */
export const ConversationAnswer = shapeOf<typeof conversationAnswers.$inferSelect>()(
  Shape({ ...answer, studentId: Id }),
)

/** The record of a conversation with what the student says of it, which stands beside it for good. */
export const Conversation = Shape({
  ...record,
  daysAfterHandIn: { ...Count, description: 'Whole days from the hand-in to the conversation.' },
  seenAt: Maybe(
    AtWhich('When the student first opened the record; null where they have not. Only then can it be cited.'),
  ),
  answers: Type.Array(Shape({ ...answer, studentId: Maybe(Id) })),
})
