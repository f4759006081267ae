import { sql } from 'drizzle-orm'
import { boolean, check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { databaseTime, id, time } from '../columns.ts'
import { disclosures } from './cases.ts'
import { byAccount, ofSubmission } from './references.ts'

/** A student asks for more time to respond to a disclosure, before their time is over. */
export const timeRequests = pgTable(
  'time_requests',
  {
    id: id(),
    submissionId: ofSubmission(),
    disclosureId: uuid('disclosure_id')
      .notNull()
      .references(() => disclosures.id),
    studentId: byAccount('student_id'),
    reason: text('reason').notNull(),
    untilAsked: time('until_asked').notNull(),
    at: databaseTime('at'),
  },
  (table) => [
    index().on(table.submissionId),
    index().on(table.disclosureId),
    check('time_is_asked_with_reason', sql`btrim(${table.reason}) <> ''`),
  ],
)

/** The answer to it: granted until a time, which moves the end of the time to respond, or refused with a reason. */
export const timeAnswers = pgTable(
  'time_answers',
  {
    id: id(),
    submissionId: ofSubmission(),
    requestId: uuid('request_id')
      .notNull()
      .unique('one_answer_per_time_request')
      .references(() => timeRequests.id),
    answeredBy: byAccount('answered_by'),
    granted: boolean('granted').notNull(),
    /** Until when there is time now; null where it was refused. */
    until: time('until'),
    reason: text('reason').notNull(),
    at: databaseTime('at'),
  },
  (table) => [
    index().on(table.submissionId),
    check('granted_time_has_end', sql`${table.granted} = (${table.until} is not null)`),
    check('refused_time_has_reason', sql`${table.granted} or btrim(${table.reason}) <> ''`),
  ],
)
