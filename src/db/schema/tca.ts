import { index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { accounts } from './accounts.ts'
import { bytes, databaseTime, id, time } from './columns.ts'
import { assessments, policyVersions } from './policy.ts'
import { submissions } from './submissions.ts'
import { integrations } from './webhooks/integrations.ts'

/** A document as a Turnitin plug-in announced it. It is work once its file has come. */
export const tcaDocuments = pgTable(
  'tca_documents',
  {
    id: id(),
    integrationId: uuid('integration_id')
      .notNull()
      .references(() => integrations.id),
    /** What the plug-in calls its owner: a person, or a group. */
    owner: text('owner').notNull(),
    /** Percent-decoded. */
    title: text('title').notNull(),
    assessmentId: uuid('assessment_id')
      .notNull()
      .references(() => assessments.id),
    /** Whose work it is. */
    studentId: uuid('student_id')
      .notNull()
      .references(() => accounts.id),
    /** The other members of the group that handed it in; they find the work as its student does. */
    members: uuid('members').array().notNull(),
    submissionId: uuid('submission_id').references(() => submissions.id),
    createdAt: databaseTime('created_at'),
    /** When a similarity report was first asked for. */
    reportAskedAt: time('report_asked_at'),
    /** The measured overlap in %, once it was told. */
    sharedPercent: integer('shared_percent'),
  },
  (table) => [
    uniqueIndex('one_tca_document_per_submission').on(table.submissionId),
    index('tca_documents_of_members').using('gin', table.members),
    index('tca_documents_of_integration').on(table.integrationId, table.createdAt),
  ],
)

/** That a person accepted the policy in the LMS, by the plug-in's word. Added to, never changed. */
export const tcaAcceptances = pgTable(
  'tca_acceptances',
  {
    integrationId: uuid('integration_id')
      .notNull()
      .references(() => integrations.id),
    userId: text('user_id').notNull(),
    policyVersionId: uuid('policy_version_id')
      .notNull()
      .references(() => policyVersions.id),
    language: text('language').notNull(),
    /** When the person accepted, by the LMS's clock. */
    acceptedAt: time('accepted_at').notNull(),
    at: databaseTime('at'),
  },
  (table) => [primaryKey({ columns: [table.integrationId, table.userId, table.policyVersionId, table.language] })],
)

/** A link that opens one work for one person once. Only its hash is kept. */
export const tcaViewerLinks = pgTable('tca_viewer_links', {
  hash: bytes('hash').primaryKey(),
  documentId: uuid('document_id').notNull(),
  /** Null for a person who is not known here. */
  accountId: uuid('account_id').references(() => accounts.id),
  expiresAt: time('expires_at').notNull(),
})
