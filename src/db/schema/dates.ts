import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, primaryKey, real, text, unique, uuid } from 'drizzle-orm/pg-core'
import { type ExtensionGround, extensionGrounds, type OutageCause, outageCauses } from '../../domain/dates/due.ts'
import { accounts } from './accounts.ts'
import { assessmentContent } from './assessment-content.ts'
import { databaseTime, id, oneOf, time } from './columns.ts'
import { assessments } from './policy.ts'

/** Each state that an assessment has had. Work is judged by the version that counted when it arrived. Added to, never changed. */
export const assessmentVersions = pgTable(
  'assessment_versions',
  {
    id: id(),
    assessmentId: uuid('assessment_id')
      .notNull()
      .references(() => assessments.id),
    version: integer('version').notNull(),
    ...assessmentContent(),
    /** Why it was changed; empty for the first version. */
    reason: text('reason').notNull(),
    /** Null where an LMS changed it. */
    changedBy: uuid('changed_by').references(() => accounts.id),
    at: databaseTime('at'),
    /** Work that arrives from then on is judged by it. */
    countsFrom: time('counts_from').notNull().default(sql`date_trunc('milliseconds', clock_timestamp())`),
  },
  (table) => [
    unique('one_row_per_version').on(table.assessmentId, table.version),
    check('counts_from_its_time_on', sql`${table.countsFrom} >= ${table.at} - interval '10 seconds'`),
    check('change_has_a_reason', sql`${table.version} = 1 or btrim(${table.reason}) <> ''`),
  ],
)

/** Another due date for one student of an assessment; the newest row of the two counts. Added to, never changed. */
export const extensions = pgTable(
  'extensions',
  {
    id: id(),
    assessmentId: uuid('assessment_id')
      .notNull()
      .references(() => assessments.id),
    studentId: uuid('student_id')
      .notNull()
      .references(() => accounts.id),
    until: time('until').notNull(),
    ground: text('ground').$type<ExtensionGround>().notNull(),
    /** Not for those who mark the work. */
    note: text('note'),
    grantedBy: uuid('granted_by')
      .notNull()
      .references(() => accounts.id),
    at: databaseTime('at'),
  },
  (table) => [
    index('extensions_of_student').on(table.assessmentId, table.studentId, table.at),
    check('known_extension_ground', oneOf(table.ground, extensionGrounds)),
  ],
)

/**
 * More time that a person has for every assessment: so many days, or a share of the time from opening to due date. The newest
 * row of a person counts; one with neither ends it. Added to, never changed.
 */
export const adjustments = pgTable(
  'adjustments',
  {
    id: id(),
    studentId: uuid('student_id')
      .notNull()
      .references(() => accounts.id),
    days: integer('days'),
    share: real('share'),
    note: text('note'),
    grantedBy: uuid('granted_by')
      .notNull()
      .references(() => accounts.id),
    at: databaseTime('at'),
  },
  (table) => [
    index('adjustments_of_student').on(table.studentId, table.at),
    check('days_or_a_share', sql`${table.days} is null or ${table.share} is null`),
    check('more_time_only', sql`coalesce(${table.days}, 1) > 0 and coalesce(${table.share}, 1) > 0`),
  ],
)

/** When a process could take work in: one row while it said so without a gap. */
export const heartbeats = pgTable(
  'heartbeats',
  { id: id(), startedAt: databaseTime('started_at'), lastAt: databaseTime('last_at') },
  (table) => [index('heartbeats_in_time').on(table.lastAt)],
)

/** A stretch of time in which intake answered with an error of its own, and how often. */
export const intakeFaults = pgTable(
  'intake_faults',
  { id: id(), from: time('from').notNull(), until: time('until').notNull(), answers: integer('answers').notNull() },
  (table) => [index('intake_faults_in_time').on(table.until)],
)

/** A time in which intake could not be used, found in the heartbeats and faults. Added to, never changed. */
export const outages = pgTable(
  'outages',
  {
    id: id(),
    from: time('from').notNull(),
    until: time('until').notNull(),
    cause: text('cause').$type<OutageCause>().notNull(),
    foundAt: databaseTime('found_at'),
  },
  (table) => [
    unique('one_row_per_outage').on(table.from),
    check('known_outage_cause', oneOf(table.cause, outageCauses)),
    check('outage_ends_after_it_begins', sql`${table.until} > ${table.from}`),
  ],
)

/** Whether the time of an outage is added to due dates: said by a lead, or by the setting, once. Added to, never changed. */
export const outageDecisions = pgTable('outage_decisions', {
  outageId: uuid('outage_id')
    .primaryKey()
    .references(() => outages.id),
  granted: boolean('granted').notNull(),
  reason: text('reason').notNull(),
  /** Null where the setting decided. */
  decidedBy: uuid('decided_by').references(() => accounts.id),
  at: databaseTime('at'),
})

/** The due date of a student with the time of an outage added. Added to, never changed. */
export const outageCredits = pgTable(
  'outage_credits',
  {
    outageId: uuid('outage_id')
      .notNull()
      .references(() => outages.id),
    assessmentId: uuid('assessment_id')
      .notNull()
      .references(() => assessments.id),
    studentId: uuid('student_id')
      .notNull()
      .references(() => accounts.id),
    until: time('until').notNull(),
    at: databaseTime('at'),
  },
  (table) => [
    primaryKey({ columns: [table.outageId, table.assessmentId, table.studentId] }),
    index('outage_credits_of_student').on(table.assessmentId, table.studentId),
  ],
)
