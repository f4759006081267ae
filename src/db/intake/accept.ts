import type { Reflection } from '../../domain/intake/reflection.ts'
import type { Actor } from '../../domain/people/permission.ts'
import type { Json } from '../../domain/screening/detector.ts'
import type { ArrivalStatus } from '../../domain/submission/status-sets.ts'
import type { Database } from '../client.ts'
import { namedQuery } from '../named-query.ts'

/** Everything that one acceptance writes. */
export interface Acceptance {
  submissionId: string
  eventId: string
  assessmentId: string
  studentId: string
  who: Actor
  status: ArrivalStatus
  event: { type: string; data: Record<string, Json> }
  file: { sha256: string; bytes: number; mediaType: string; name: string; salt: Buffer }
  /** What came with the work, in its order: rows of `attachments` without a response. */
  extraFiles: { id: string; sha256: string; bytes: number; mediaType: string; name: string }[]
  reflection: { answers: Reflection; sha256: string } | null
  idempotency: { key: string; requestHash: string } | null
}

export interface Accepted {
  attempt: number
  receivedAt: Date
  late: boolean
  policyVersion: string
}

/**
 * Writes submission, files, reflection, idempotency key, audit event and outbox row in one statement, so that either all
 * of it is remembered or nothing is (docs/reference/reliability.md#acknowledgement-rule). Null when the assessment or an active policy is missing.
 */
export async function accept(db: Database, acceptance: Acceptance): Promise<Accepted | null> {
  const { who, file, extraFiles, event, reflection, idempotency } = acceptance
  const { rows } = await acceptSubmission(db.$client, {
    submissionId: acceptance.submissionId,
    assessmentId: acceptance.assessmentId,
    studentId: acceptance.studentId,
    actorId: who.id,
    actorRole: who.role,
    status: acceptance.status,
    sha256: file.sha256,
    bytes: file.bytes,
    mediaType: file.mediaType,
    name: file.name,
    salt: file.salt,
    extraFiles: JSON.stringify(extraFiles),
    answers: reflection && JSON.stringify(reflection.answers),
    answersSha256: reflection?.sha256 ?? null,
    key: idempotency?.key ?? null,
    requestHash: idempotency?.requestHash ?? null,
    eventId: acceptance.eventId,
    eventType: event.type,
    eventData: JSON.stringify(event.data),
  })
  const row = rows[0]
  return row
    ? { attempt: row.attempt, receivedAt: row.received_at, late: row.late, policyVersion: row.policy_version }
    : null
}

const acceptSubmission = namedQuery(
  'accept-submission',
  `
with moment as materialized (select date_trunc('milliseconds', clock_timestamp()) as at),
policy as (select id, version from policy_versions where active),
submission as (
  insert into submissions (id, assessment_id, student_id, submitted_by, attempt, policy_version_id, status, received_at, late, status_since)
  select :submissionId::uuid, assessments.id, :studentId::uuid, :actorId::uuid,
    coalesce((select max(attempt) from submissions earlier where earlier.assessment_id = :assessmentId::uuid and earlier.student_id = :studentId::uuid), 0) + 1,
    policy.id, :status::text, moment.at, coalesce(moment.at > assessments.due_at, false), moment.at
  from assessments, policy, moment where assessments.id = :assessmentId::uuid
  returning id, attempt, received_at, late
),
file as (
  insert into files (submission_id, sha256, bytes, media_type, name, salt)
  select id, :sha256::text, :bytes::bigint, :mediaType::text, :name::text, :salt::bytea from submission
),
extra_files as (
  insert into attachments (id, submission_id, sha256, bytes, media_type, name)
  select one.id, submission.id, one.sha256, one.bytes, one."mediaType", one.name from submission,
    jsonb_to_recordset(:extraFiles::jsonb) as one (id uuid, sha256 text, bytes bigint, "mediaType" text, name text)
),
reflection as (
  insert into reflections (submission_id, answers, sha256, at)
  select id, :answers::jsonb, :answersSha256::text, received_at from submission where :answers::jsonb is not null
),
idempotency as (
  insert into idempotency_keys (account_id, key, request_hash, submission_id)
  select :actorId::uuid, :key::text, :requestHash::text, id from submission where :key::text is not null
),
event as (
  insert into audit_events (id, type, submission_id, actor_id, actor_role, data, at)
  select :eventId::uuid, :eventType::text, id, :actorId::uuid, :actorRole::text, :eventData::jsonb, received_at from submission
),
work as (
  insert into outbox (event_id, type, submission_id) select :eventId::uuid, :eventType::text, id from submission
)
select attempt, received_at, late, policy.version as policy_version from submission, policy`,
)
