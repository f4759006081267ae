import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { type AppealGround, appealGrounds, type ReopeningKind, reopeningKinds } from '../../../domain/review/appeal.ts'
import type { ConcernCode, DisclosedItem, Observation } from '../../../domain/review/concern.ts'
import { arrayOf, databaseTime, id, oneOf } from '../columns.ts'
import { decisions } from './decisions.ts'
import { byAccount, ofSubmission } from './references.ts'

/** A concern that a person raised by hand, without or beside any detector. */
export const concerns = pgTable(
  'concerns',
  {
    id: id(),
    submissionId: ofSubmission(),
    raisedBy: byAccount('raised_by'),
    code: text('code').$type<ConcernCode>().notNull(),
    particulars: text('particulars').notNull(),
    observations: jsonb('observations').$type<Observation[]>().notNull(),
    at: databaseTime('at'),
  },
  (table) => [index().on(table.submissionId)],
)

/** What the student was shown, word for word as it stood then, and for how many days there is time to respond. */
export const disclosures = pgTable(
  'disclosures',
  {
    id: id(),
    submissionId: ofSubmission(),
    disclosedBy: byAccount('disclosed_by'),
    message: text('message').notNull(),
    items: jsonb('items').$type<DisclosedItem[]>().notNull(),
    /** For how many days the student can respond, from the day on which the notice of it arrives. */
    responseDays: integer('response_days').notNull(),
    at: databaseTime('at'),
  },
  (table) => [index().on(table.submissionId)],
)

export const responses = pgTable(
  'responses',
  {
    id: id(),
    submissionId: ofSubmission(),
    disclosureId: uuid('disclosure_id')
      .notNull()
      .references(() => disclosures.id),
    studentId: byAccount('student_id'),
    text: text('text').notNull(),
    points: jsonb('points').$type<{ item: string; text: string }[]>().notNull(),
    /** The companion that the student names for a conversation; null without one. */
    companion: text('companion'),
    /** `written`, or in words the other format that was agreed. */
    format: text('format').notNull().default('written'),
    at: databaseTime('at'),
  },
  (table) => [index().on(table.submissionId), check('response_has_format', sql`btrim(${table.format}) <> ''`)],
)

/** Why a decision was opened again; the earlier decision stays as it was. */
export const reopenings = pgTable(
  'reopenings',
  {
    id: id(),
    submissionId: ofSubmission(),
    decisionId: uuid('decision_id')
      .notNull()
      .references(() => decisions.id),
    reopenedBy: byAccount('reopened_by'),
    kind: text('kind').$type<ReopeningKind>().notNull(),
    /** On what an appeal rests; empty for the others. */
    grounds: text('grounds').array().$type<AppealGround[]>().notNull(),
    reason: text('reason').notNull(),
    at: databaseTime('at'),
  },
  (table) => [
    index().on(table.submissionId),
    check('known_reopening', oneOf(table.kind, reopeningKinds)),
    check('known_grounds', sql`${table.grounds} <@ ${arrayOf(appealGrounds)}`),
    check('appeal_has_grounds', sql`(${table.kind} = 'appeal') = (cardinality(${table.grounds}) > 0)`),
  ],
)
