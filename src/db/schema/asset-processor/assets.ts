import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { type AssetReportType, assetReportTypes } from '../../../domain/asset-processor/report-types.ts'
import { accounts } from '../accounts.ts'
import { databaseTime, id, lease, oneOf, time } from '../columns.ts'
import { ltiContexts } from '../lti/contexts.ts'
import { ofRegistration } from '../lti/registrations.ts'
import { assessments } from '../policy.ts'
import { submissions } from '../submissions.ts'

/** An activity of an LMS to which this tool was attached as an asset processor, and the assessment that its work belongs to. */
export const assetProcessors = pgTable(
  'asset_processors',
  {
    id: id(),
    registrationId: ofRegistration(),
    deploymentId: text('deployment_id').notNull(),
    contextId: uuid('context_id')
      .notNull()
      .references(() => ltiContexts.id),
    /** The platform's id of the activity; null while it does not exist there yet. */
    activityId: text('activity_id'),
    assessmentId: uuid('assessment_id')
      .notNull()
      .references(() => assessments.id),
    /** The account that delivers for this platform; no one signs in as it. */
    deliveredBy: uuid('delivered_by')
      .notNull()
      .references(() => accounts.id),
    /** Where reports go, for a platform whose notices do not say. */
    reportUrl: text('report_url'),
    reportScope: text('report_scope'),
    /** Which advisory reports the teachers of the activity see in the LMS. */
    reportsCitations: boolean('reports_citations').notNull().default(true),
    reportsAdvisory: boolean('reports_advisory').notNull().default(true),
    createdBy: uuid('created_by')
      .notNull()
      .references(() => accounts.id),
    createdAt: databaseTime('created_at'),
  },
  (table) => [
    index('processors_of_activity').on(table.registrationId, table.activityId),
    index('processors_of_assessment').on(table.assessmentId),
  ],
)

/** A file that a notice offered, and the work that it became; it holds no name and no content. */
export const assets = pgTable(
  'assets',
  {
    id: id(),
    processorId: uuid('processor_id')
      .notNull()
      .references(() => assetProcessors.id),
    /** The platform's names of the file, of the hand-in that it belongs to, and of who handed it in. */
    assetId: text('asset_id').notNull(),
    externalSubmissionId: text('external_submission_id').notNull(),
    subject: text('subject').notNull(),
    /** When it was handed in, by the platform's clock. */
    occurredAt: time('occurred_at').notNull(),
    reportUrl: text('report_url'),
    reportScope: text('report_scope'),
    /** Named in reports to a platform that names it in its notices. */
    resourceLinkId: text('resource_link_id'),
    submissionId: uuid('submission_id').references(() => submissions.id),
    /** The work itself, a file beside it, one that could not be taken in, or one that a newer hand-in overtook. */
    part: text('part').$type<AssetPart>().notNull(),
    /** Why it could not be taken in: a code of the report service. */
    problem: text('problem'),
    /** Until when what happened to the work was looked at for reports. */
    consideredAt: time('considered_at'),
    at: databaseTime('at'),
  },
  (table) => [
    unique('one_asset_per_processor').on(table.processorId, table.assetId),
    index('assets_of_submission').on(table.submissionId),
    index('assets_of_external_submission').on(table.processorId, table.externalSubmissionId),
    check('known_asset_part', oneOf(table.part, ['work', 'extra', 'waiting', 'failed', 'overtaken'])),
  ],
)

export type AssetPart = 'work' | 'extra' | 'waiting' | 'failed' | 'overtaken'

/** What the LMS shows of one file, by report type: the newest state goes out, with a time that only grows. */
export const assetReports = pgTable(
  'asset_reports',
  {
    id: id(),
    assetId: uuid('asset_id')
      .notNull()
      .references(() => assets.id),
    type: text('type').$type<AssetReportType>().notNull(),
    /** Counts how often the report was asked for, so that no request is lost while one is being sent. */
    asked: integer('asked').notNull().default(1),
    /** The time in the report that was sent last. */
    sentAt: time('sent_at'),
    /** The SHA-256 of what it said. */
    sentSha256: text('sent_sha256'),
    state: text('state').$type<'waiting' | 'done' | 'failed'>().notNull().default('waiting'),
    detail: text('detail'),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: time('next_attempt_at'),
    ...lease(),
  },
  (table) => [
    unique('one_report_per_type').on(table.assetId, table.type),
    index('asset_reports_due').on(table.nextAttemptAt).where(sql`${table.nextAttemptAt} is not null`),
    check('known_report_type', oneOf(table.type, assetReportTypes)),
  ],
)
