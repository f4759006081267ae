import Type from 'typebox'
import type { Context } from '../../context.ts'
import { instantIn } from '../../domain/dates/instant.ts'
import { stances } from '../../domain/review/conversation.ts'
import { answerConversation } from '../../flow/review/conversations/answer.ts'
import { recordConversation } from '../../flow/review/conversations/record.ts'
import { type App, groupOf } from '../server/routes.ts'
import { Id, Maybe, Params, Time, Words } from '../server/schemas.ts'
import { ConversationAnswer, NewConversation } from './conversation-shapes.ts'

/** Records of conversations, which people write, and what the student says of them. Each is added, none is changed. */
export const conversationRoutes = groupOf(postConversations, postAnswers)

const Line = Words(500)

const Record = Type.Object({
  heldAt: Time,
  purpose: Words(2_000),
  people: Type.Array(Type.Object({ name: Line, role: Line }), { minItems: 1, maxItems: 20 }),
  evidence: Type.Array(Type.Union([Type.Object({ flagId: Id }), Type.Object({ observation: Words(5_000) })]), {
    maxItems: 200,
    description: 'What the student had been shown before the conversation; empty where nothing was.',
  }),
  entries: Type.Array(Type.Object({ question: Words(), answer: Words() }), { minItems: 1, maxItems: 200 }),
  companion: Type.Optional(Maybe(Line)),
  adjustments: Type.Optional(Maybe(Words(2_000))),
})

function postConversations(app: App, context: Context) {
  app.post(
    '/submissions/:id/conversations',
    {
      config: { action: 'conversation.record' },
      schema: {
        summary: 'Write down a conversation with the student, who reads it and can answer',
        description: 'A person writes it. There is no place for a recording, a transcript or a summary by a program.',
        params: Params,
        body: Record,
        response: { 201: NewConversation },
      },
    },
    async ({ who, params, body }, reply) => {
      const { companion = null, adjustments = null, heldAt, ...said } = body
      const record = { ...said, companion, adjustments, heldAt: instantIn(heldAt)! }
      return reply.code(201).send(await recordConversation(context, who, params.id, record))
    },
  )
}

function postAnswers(app: App, context: Context) {
  app.post(
    '/submissions/:id/conversations/:conversationId/answers',
    {
      config: { action: 'conversation.answer' },
      schema: {
        summary: 'Agree with the record of a conversation, correct it or dispute it',
        params: Type.Object({ id: Id, conversationId: Id }),
        body: Type.Object({ stance: Type.Enum([...stances]), text: Type.Optional(Type.String({ maxLength: 20_000 })) }),
        response: { 201: ConversationAnswer },
      },
    },
    async ({ who, params, body }, reply) =>
      reply
        .code(201)
        .send(await answerConversation(context, who, params.id, params.conversationId, { text: '', ...body })),
  )
}
