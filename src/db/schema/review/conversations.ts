import { sql } from 'drizzle-orm'
import { check, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { type ConversationRecord, type Stance, stances } from '../../../domain/review/conversation.ts'
import { databaseTime, id, oneOf, time } from '../columns.ts'
import { byAccount, ofSubmission } from './references.ts'

const ofConversation = () =>
  uuid('conversation_id')
    .notNull()
    .references(() => conversations.id)

/** The record of a conversation with the student, written down by a person. No sound, picture or transcript belongs to it. */
export const conversations = pgTable(
  'conversations',
  {
    id: id(),
    submissionId: ofSubmission(),
    heldAt: time('held_at').notNull(),
    purpose: text('purpose').notNull(),
    /** Who took part beside the student and their companion. */
    people: jsonb('people').$type<ConversationRecord['people']>().notNull(),
    /** What the student had been shown before the conversation. */
    evidence: jsonb('evidence').$type<ConversationRecord['evidence']>().notNull(),
    entries: jsonb('entries').$type<ConversationRecord['entries']>().notNull(),
    /** Who came with the student; null where no companion came. */
    companion: text('companion'),
    adjustments: text('adjustments'),
    recordedBy: byAccount('recorded_by'),
    at: databaseTime('at'),
  },
  (table) => [index().on(table.submissionId)],
)

/** When the student first opened the record of a conversation. Only then can a decision cite it. */
export const conversationReads = pgTable(
  'conversation_reads',
  {
    conversationId: uuid('conversation_id')
      .primaryKey()
      .references(() => conversations.id),
    submissionId: ofSubmission(),
    studentId: byAccount('student_id'),
    at: databaseTime('at'),
  },
  (table) => [index().on(table.submissionId)],
)

/** What the student says of the record of a conversation. The record stays as it is, with this beside it. */
export const conversationAnswers = pgTable(
  'conversation_answers',
  {
    id: id(),
    submissionId: ofSubmission(),
    conversationId: ofConversation(),
    studentId: byAccount('student_id'),
    stance: text('stance').$type<Stance>().notNull(),
    text: text('text').notNull(),
    at: databaseTime('at'),
  },
  (table) => [
    index().on(table.submissionId),
    check('known_stance', oneOf(table.stance, stances)),
    check('stance_has_words', sql`${table.stance} = 'agrees' or btrim(${table.text}) <> ''`),
  ],
)
