import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { Json } from '../../domain/screening/detector.ts'
import { accounts } from './accounts.ts'
import { bytes, databaseTime, id, lease, time } from './columns.ts'
import { assessments } from './policy.ts'

/** An LMS that launches us by LTI 1.3: one client id at one issuer. */
export const ltiRegistrations = pgTable(
  'lti_registrations',
  {
    id: id(),
    issuer: text('issuer').notNull(),
    clientId: text('client_id').notNull(),
    name: text('name').notNull(),
    authUrl: text('auth_url').notNull(),
    tokenUrl: text('token_url').notNull(),
    /** The `aud` of our token requests where it is not the token URL. */
    tokenAudience: text('token_audience'),
    jwksUrl: text('jwks_url').notNull(),
    state: text('state').$type<'active' | 'waiting' | 'closed'>().notNull(),
    createdBy: uuid('created_by').references(() => accounts.id),
    createdAt: databaseTime('created_at'),
  },
  (table) => [unique('one_registration_per_client').on(table.issuer, table.clientId)],
)

const ofRegistration = () =>
  uuid('registration_id')
    .notNull()
    .references(() => ltiRegistrations.id)

/** A place in the LMS where the tool was put; one we do not know waits until an admin says yes. */
export const ltiDeployments = pgTable(
  'lti_deployments',
  {
    registrationId: ofRegistration(),
    deploymentId: text('deployment_id').notNull(),
    state: text('state').$type<'active' | 'waiting'>().notNull(),
    firstSeenAt: databaseTime('first_seen_at'),
    confirmedBy: uuid('confirmed_by').references(() => accounts.id),
  },
  (table) => [primaryKey({ columns: [table.registrationId, table.deploymentId] })],
)

/** Keys that sign what we say to platforms; the private half is sealed. */
export const ltiKeys = pgTable('lti_keys', {
  kid: text('kid').primaryKey(),
  publicJwk: jsonb('public_jwk').$type<Record<string, Json>>().notNull(),
  privateJwk: bytes('private_jwk').notNull(),
  createdAt: databaseTime('created_at'),
  /** Published until then; null while in use. */
  retiresAt: time('retires_at'),
})

/** A login under way: only hashes of what the browser and the platform must bring back. */
export const ltiLogins = pgTable(
  'lti_logins',
  {
    stateHash: bytes('state_hash').primaryKey(),
    nonceHash: bytes('nonce_hash').notNull(),
    bindingHash: bytes('binding_hash').notNull(),
    registrationId: ofRegistration(),
    /** The login's own parameters, to begin it again in a window of its own. */
    params: jsonb('params').$type<Record<string, string>>().notNull(),
    storageTarget: text('storage_target'),
    expiresAt: time('expires_at').notNull(),
    usedAt: time('used_at'),
  },
  (table) => [index('logins_by_age').on(table.expiresAt)],
)

/** Leave to register a platform, or to finish choosing an assessment: a secret that works once. */
export const ltiTickets = pgTable('lti_tickets', {
  hash: bytes('hash').primaryKey(),
  purpose: text('purpose').$type<'registration' | 'choice' | 'session'>().notNull(),
  accountId: uuid('account_id')
    .notNull()
    .references(() => accounts.id),
  data: jsonb('data').$type<Record<string, Json>>().notNull(),
  expiresAt: time('expires_at').notNull(),
  usedAt: time('used_at'),
})

/** Assessments that a tutor chose by deep linking, so that a link may name them. */
export const ltiOffers = pgTable(
  'lti_offers',
  {
    registrationId: ofRegistration(),
    deploymentId: text('deployment_id').notNull(),
    assessmentId: uuid('assessment_id')
      .notNull()
      .references(() => assessments.id),
    offeredBy: uuid('offered_by')
      .notNull()
      .references(() => accounts.id),
    at: databaseTime('at'),
  },
  (table) => [primaryKey({ columns: [table.registrationId, table.deploymentId, table.assessmentId] })],
)

/** A link in a course, the assessment it leads to, and the services that the platform named for it. */
export const ltiLinks = pgTable(
  'lti_links',
  {
    id: id(),
    registrationId: ofRegistration(),
    deploymentId: text('deployment_id').notNull(),
    resourceLinkId: text('resource_link_id').notNull(),
    contextId: text('context_id'),
    assessmentId: uuid('assessment_id')
      .notNull()
      .references(() => assessments.id),
    lineItem: text('line_item'),
    lineItems: text('line_items'),
    scopes: text('scopes').array().notNull(),
    membershipsUrl: text('memberships_url'),
    createdAt: databaseTime('created_at'),
  },
  (table) => [
    unique('one_row_per_link').on(table.registrationId, table.deploymentId, table.resourceLinkId),
    index('links_of_assessment').on(table.assessmentId),
  ],
)

/** Who came through a link, under the platform's own name for them. */
export const ltiVisits = pgTable(
  'lti_visits',
  {
    linkId: uuid('link_id')
      .notNull()
      .references(() => ltiLinks.id),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    subject: text('subject').notNull(),
    at: databaseTime('at'),
  },
  (table) => [primaryKey({ columns: [table.linkId, table.accountId] })],
)

/** The roster of a course as the platform last told it. */
export const ltiMembers = pgTable(
  'lti_members',
  {
    registrationId: ofRegistration(),
    contextId: text('context_id').notNull(),
    subject: text('subject').notNull(),
    roles: text('roles').array().notNull(),
    status: text('status').$type<'Active' | 'Inactive' | 'Deleted'>().notNull(),
    name: text('name'),
    at: databaseTime('at'),
  },
  (table) => [primaryKey({ columns: [table.registrationId, table.contextId, table.subject] })],
)

/** What the platform's gradebook is told of a submission: that it was handed in, or a score that a person gave. */
export const ltiReports = pgTable(
  'lti_reports',
  {
    id: id(),
    linkId: uuid('link_id')
      .notNull()
      .references(() => ltiLinks.id),
    submissionId: uuid('submission_id').notNull(),
    eventId: uuid('event_id').notNull(),
    kind: text('kind').$type<'submitted' | 'score'>().notNull(),
    state: text('state').$type<'waiting' | 'done' | 'skipped' | 'failed'>().notNull().default('waiting'),
    /** A sentence: what became of it, or what happens next. */
    detail: text('detail'),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: time('next_attempt_at'),
    ...lease(),
    at: databaseTime('at'),
  },
  (table) => [
    unique('one_report_per_event').on(table.linkId, table.eventId),
    index('reports_due').on(table.nextAttemptAt).where(sql`${table.state} = 'waiting'`),
  ],
)

/** Why a launch was refused, for the admin; the browser only learns the reference. */
export const ltiRefusals = pgTable(
  'lti_refusals',
  {
    reference: text('reference').primaryKey(),
    registrationId: ofRegistration(),
    reason: text('reason').notNull(),
    detail: text('detail').notNull(),
    at: databaseTime('at'),
  },
  (table) => [index('refusals_of_registration').on(table.registrationId, table.at)],
)
