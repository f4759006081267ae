import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { Purpose } from '../../domain/intake/reflection.ts'
import type { Clause } from '../../domain/policy/clauses.ts'
import type { ClauseNumbers } from '../../domain/policy/points.ts'
import { accounts } from './accounts.ts'
import { assessmentContent } from './assessment-content.ts'
import { databaseTime, id, time } from './columns.ts'
import { courses } from './courses.ts'

export const policyVersions = pgTable(
  'policy_versions',
  {
    id: id(),
    title: text('title').notNull(),
    version: text('version').notNull(),
    issuedOn: text('issued_on'),
    nextReviewOn: text('next_review_on'),
    authorisedBy: text('authorised_by'),
    authorisedOn: date('authorised_on'),
    sourceSha256: text('source_sha256').notNull(),
    clauses: jsonb('clauses').$type<Clause[]>().notNull(),
    /** The clause for each point, once a person has confirmed it. */
    points: jsonb('points').$type<ClauseNumbers>(),
    pointsConfirmedBy: uuid('points_confirmed_by').references(() => accounts.id),
    pointsConfirmedAt: time('points_confirmed_at'),
    active: boolean('active').notNull().default(false),
    createdAt: databaseTime('created_at'),
    activatedAt: time('activated_at'),
  },
  (table) => [
    uniqueIndex('one_active_policy_version').on(table.active).where(sql`${table.active}`),
    check(
      'points_confirmed_before_use',
      sql`${table.points} is not null or (${table.activatedAt} is null and not ${table.active})`,
    ),
  ],
)

export const policyAcknowledgements = pgTable(
  'policy_acknowledgements',
  {
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    policyVersionId: uuid('policy_version_id')
      .notNull()
      .references(() => policyVersions.id),
    at: databaseTime('at'),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.policyVersionId] })],
)

export const assessments = pgTable(
  'assessments',
  {
    id: id(),
    /** Whose members have it. */
    courseId: uuid('course_id')
      .notNull()
      .references(() => courses.id),
    ...assessmentContent(),
    /** The newest of its versions (`assessment_versions`), whose content these columns hold. */
    version: integer('version').notNull().default(1),
    publishedAt: databaseTime('published_at'),
    createdBy: uuid('created_by').references(() => accounts.id),
  },
  (table) => [index('assessments_of_course').on(table.courseId, table.publishedAt)],
)

/** A student asks, a tutor answers (point `ask_before_use`). */
export const aiPermissions = pgTable('ai_permissions', {
  id: id(),
  assessmentId: uuid('assessment_id')
    .notNull()
    .references(() => assessments.id),
  studentId: uuid('student_id')
    .notNull()
    .references(() => accounts.id),
  tools: text('tools').array().notNull(),
  purposes: text('purposes').array().$type<Purpose[]>().notNull(),
  request: text('request').notNull(),
  state: text('state').$type<'requested' | 'granted' | 'refused' | 'withdrawn'>().notNull().default('requested'),
  conditions: text('conditions'),
  requestedAt: databaseTime('requested_at'),
  decidedBy: uuid('decided_by').references(() => accounts.id),
  decidedAt: time('decided_at'),
  expiresAt: time('expires_at'),
})
