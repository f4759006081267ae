import { sql } from 'drizzle-orm'
import { boolean, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { databaseTime, id, lease, time } from '../columns.ts'
import { ofRegistration } from '../lti/registrations.ts'
import { policyVersions } from '../policy.ts'

/** Where the notices of a deployment are ordered (Platform Notification Service 1.0), and how that stands. */
export const ltiNoticeServices = pgTable(
  'lti_notice_services',
  {
    id: id(),
    registrationId: ofRegistration(),
    deploymentId: text('deployment_id').notNull(),
    url: text('url').notNull(),
    /** The scope that the platform named for it. */
    scope: text('scope').notNull(),
    /** The notice types that the platform offers. */
    supported: text('supported').array().notNull(),
    /** Those that lead here, as the platform said last. */
    subscribed: text('subscribed').array().notNull().default(sql`'{}'`),
    checkedAt: time('checked_at'),
    /** When the platform's test notice came last. */
    testedAt: time('tested_at'),
    /** A sentence: what did not work, and what happens next; null while all is well. */
    detail: text('detail'),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: time('next_attempt_at'),
    ...lease(),
  },
  (table) => [
    unique('one_notice_service_per_deployment').on(table.registrationId, table.deploymentId),
    index('notice_services_due').on(table.nextAttemptAt),
  ],
)

export type LtiNoticeState = 'accepted' | 'applied' | 'ignored' | 'stale' | 'parked' | 'failed'

/** A notice of a platform as it came: remembered by its id, its content only until it was applied. */
export const ltiNotices = pgTable(
  'lti_notices',
  {
    id: id(),
    registrationId: ofRegistration(),
    deploymentId: text('deployment_id').notNull(),
    /** The platform's id; null until the signature was checked, so that no forged notice takes the place of a true one. */
    noticeId: text('notice_id'),
    type: text('type').notNull(),
    occurredAt: time('occurred_at').notNull(),
    receivedAt: databaseTime('received_at'),
    /** What the platform names otherwise than the specification (src/lms/asset-processor/aliases.ts). */
    deviations: text('deviations').array().notNull().default(sql`'{}'`),
    /** The signed notice; null once it was applied or forgotten. */
    jwt: text('jwt'),
    verified: boolean('verified').notNull(),
    state: text('state').$type<LtiNoticeState>().notNull().default('accepted'),
    /** A sentence: how it ended, or why it was not applied and what happens next. */
    detail: text('detail'),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: time('next_attempt_at'),
    ...lease(),
    submissionId: uuid('submission_id'),
  },
  (table) => [
    unique('one_notice_per_id').on(table.registrationId, table.noticeId),
    index('notices_to_apply').on(table.nextAttemptAt).where(sql`${table.nextAttemptAt} is not null`),
    index('notices_of_registration').on(table.registrationId, table.receivedAt),
  ],
)

/** That a course of a platform was copied from others, as its notice said. */
export const ltiContextCopies = pgTable(
  'lti_context_copies',
  {
    id: id(),
    registrationId: ofRegistration(),
    deploymentId: text('deployment_id').notNull(),
    /** The platform's ids of the copy and of the course that it was made from. */
    externalId: text('external_id').notNull(),
    originExternalId: text('origin_external_id').notNull(),
    at: databaseTime('at'),
  },
  (table) => [
    unique('one_copy_per_pair').on(table.registrationId, table.deploymentId, table.externalId, table.originExternalId),
  ],
)

/** Where a platform learns who accepted the policy, of one deployment; and for which version it asks people now. */
export const ltiEulaServices = pgTable(
  'lti_eula_services',
  {
    id: id(),
    registrationId: ofRegistration(),
    deploymentId: text('deployment_id').notNull(),
    url: text('url').notNull(),
    scopes: text('scopes').array().notNull(),
    /** The version that those who accepted have accepted; null until the service was told of one. */
    policyVersionId: uuid('policy_version_id').references(() => policyVersions.id),
    detail: text('detail'),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: time('next_attempt_at'),
    ...lease(),
  },
  (table) => [
    unique('one_eula_service_per_deployment').on(table.registrationId, table.deploymentId),
    index('eula_services_due').on(table.nextAttemptAt),
  ],
)

/** That a person accepted, or did not, as the platform is to be told. */
export const ltiEulaAnswers = pgTable(
  'lti_eula_answers',
  {
    id: id(),
    serviceId: uuid('service_id')
      .notNull()
      .references(() => ltiEulaServices.id),
    /** The platform's name for the person. */
    subject: text('subject').notNull(),
    policyVersionId: uuid('policy_version_id')
      .notNull()
      .references(() => policyVersions.id),
    accepted: boolean('accepted').notNull(),
    answeredAt: time('answered_at').notNull(),
    state: text('state').$type<'waiting' | 'done' | 'failed'>().notNull().default('waiting'),
    detail: text('detail'),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: time('next_attempt_at'),
    ...lease(),
  },
  (table) => [index('eula_answers_due').on(table.nextAttemptAt).where(sql`${table.state} = 'waiting'`)],
)
