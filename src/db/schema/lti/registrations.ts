import { index, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { Json } from '../../../domain/screening/detector.ts'
import { accounts } from '../accounts.ts'
import { bytes, databaseTime, id, time } from '../columns.ts'

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

/** A column that names a registration. */
export const ofRegistration = () =>
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
  purpose: text('purpose').$type<'registration' | 'choice' | 'session' | 'eula'>().notNull(),
  accountId: uuid('account_id')
    .notNull()
    .references(() => accounts.id),
  data: jsonb('data').$type<Record<string, Json>>().notNull(),
  expiresAt: time('expires_at').notNull(),
  usedAt: time('used_at'),
})

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
