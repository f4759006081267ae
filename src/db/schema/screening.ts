import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { PolicyPoint } from '../../domain/policy/points.ts'
import type { Card } from '../../domain/screening/card.ts'
import {
  type Evidence,
  type Flag,
  type Measurement,
  type Severity,
  severities,
} from '../../domain/screening/opinion.ts'
import type { Outcome } from '../../domain/screening/remote-outcome.ts'
import { accounts } from './accounts.ts'
import { databaseTime, id, oneOf, time } from './columns.ts'
import { submissions, texts } from './submissions.ts'

/** One detector's run on one submission, as far as it came: a row per outcome, never changed. */
export const runs = pgTable(
  'runs',
  {
    id: id(),
    submissionId: uuid('submission_id')
      .notNull()
      .references(() => submissions.id),
    detector: text('detector').notNull(),
    version: text('version').notNull(),
    /** The policy point that the detector serves, and the clause for it in the version pinned to the work, if it has one. */
    point: text('point').$type<PolicyPoint>().notNull(),
    clause: text('clause'),
    attempt: integer('attempt').notNull(),
    state: text('state').$type<Outcome['state']>().notNull(),
    /** A code: the skip reason, the fault, the phase. */
    reason: text('reason'),
    /** A sentence: what happened and what happens next. */
    detail: text('detail').notNull(),
    measurements: jsonb('measurements').$type<Measurement[]>().notNull(),
    /** Which text was judged, so that evidence keeps pointing into it; null when the run needed none. */
    readerVersion: text('reader_version'),
    at: databaseTime('at'),
    nextAttemptAt: time('next_attempt_at'),
  },
  (table) => [
    unique('one_outcome_per_attempt').on(table.submissionId, table.detector, table.version, table.attempt),
    index('runs_not_succeeded').on(table.at).where(sql`${table.state} <> 'succeeded'`),
    index('runs_to_retry')
      .on(table.nextAttemptAt)
      .where(sql`${table.state} = 'failed' and ${table.nextAttemptAt} is not null`),
    foreignKey({
      name: 'text_that_was_judged',
      columns: [table.submissionId, table.readerVersion],
      foreignColumns: [texts.submissionId, texts.readerVersion],
    }),
    check('opinion_names_its_text', sql`${table.state} <> 'succeeded' or ${table.readerVersion} is not null`),
  ],
)

/** One advisory thing a person should look at. No column can say what should be done about it. */
export const flags = pgTable(
  'flags',
  {
    id: id(),
    runId: uuid('run_id')
      .notNull()
      .references(() => runs.id),
    submissionId: uuid('submission_id')
      .notNull()
      .references(() => submissions.id),
    detector: text('detector').notNull(),
    basis: text('basis').$type<Card['basis']>().notNull(),
    rule: text('rule').notNull(),
    severity: text('severity').$type<Severity>().notNull(),
    point: text('point').$type<PolicyPoint>().notNull(),
    /** The clause for the point in the policy version that is pinned to the work; null where that version has none. */
    clause: text('clause'),
    message: text('message').notNull(),
    suggestion: text('suggestion'),
    evidence: jsonb('evidence').$type<Evidence[]>().notNull(),
    figures: jsonb('figures').$type<NonNullable<Flag['figures']>>().notNull(),
    position: integer('position').notNull(),
    at: databaseTime('at'),
  },
  (table) => [
    unique('one_flag_per_position').on(table.runId, table.position),
    index('flags_of_submission').on(table.submissionId),
    check('known_severity', oneOf(table.severity, severities)),
    // The domain says the same in `flawIn`; a write that bypasses it is refused here.
    check('conflict_is_inspectable', sql`${table.severity} <> 'conflict' or ${table.basis} = 'inspectable'`),
  ],
)

/** Whether a student lets their work be compared with their earlier work; the newest choice holds, and none means yes. */
export const comparisonChoices = pgTable(
  'comparison_choices',
  {
    id: id(),
    studentId: uuid('student_id')
      .notNull()
      .references(() => accounts.id),
    allowed: boolean('allowed').notNull(),
    at: databaseTime('at'),
  },
  (table) => [index('comparison_choices_of_student').on(table.studentId, table.at)],
)

/** A person found that a flag does not apply; it feeds the detector's record. */
export const flagDismissals = pgTable('flag_dismissals', {
  flagId: uuid('flag_id')
    .primaryKey()
    .references(() => flags.id),
  submissionId: uuid('submission_id')
    .notNull()
    .references(() => submissions.id),
  dismissedBy: uuid('dismissed_by')
    .notNull()
    .references(() => accounts.id),
  reason: text('reason').notNull(),
  at: databaseTime('at'),
})

/** Whether a detector is used, on one assessment or everywhere, who owns that choice and why (point `accountable_tools`). */
export const detectorSwitches = pgTable(
  'detector_switches',
  {
    id: id(),
    detector: text('detector').notNull(),
    assessmentId: uuid('assessment_id'),
    state: text('state').$type<'on' | 'off'>().notNull(),
    owner: text('owner').notNull(),
    reason: text('reason').notNull(),
    /** For an external detector: recipient, region, retention, lawful basis, DPIA reference. */
    declaration: jsonb('declaration').$type<Record<string, string>>(),
    switchedBy: uuid('switched_by')
      .notNull()
      .references(() => accounts.id),
    at: databaseTime('at'),
  },
  (table) => [index('latest_switch').on(table.detector, table.at)],
)
