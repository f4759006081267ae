import type { Reflection } from '../../domain/intake/reflection.ts'
import type { Actor } from '../../domain/people/permission.ts'
import type { Json } from '../../domain/screening/detector.ts'
import type { ArrivalStatus } from '../../domain/submission/status-sets.ts'
import type { Database } from '../client.ts'

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
  /** What came with the work and is kept beside it, in its order: rows of `attachments` without a response. */
  beside: { id: string; sha256: string; bytes: number; mediaType: string; name: string }[]
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
  const { who, file, beside, event, reflection, idempotency } = acceptance
  const { rows } = await db.$client.query({
    name: 'accept-submission',
    text: statement,
    values: [
      acceptance.submissionId,
      acceptance.assessmentId,
      acceptance.studentId,
      who.id,
      acceptance.status,
      file.sha256,
      file.bytes,
      file.mediaType,
      file.name,
      file.salt,
      reflection && JSON.stringify(reflection.answers),
      reflection?.sha256 ?? null,
      idempotency?.key ?? null,
      idempotency?.requestHash ?? null,
      acceptance.eventId,
      event.type,
      who.role,
      JSON.stringify(event.data),
      JSON.stringify(beside),
    ],
  })
  const row = rows[0]
  return row
    ? { attempt: row.attempt, receivedAt: row.received_at, late: row.late, policyVersion: row.policy_version }
    : null
}

const statement = `
with moment as materialized (select date_trunc('milliseconds', clock_timestamp()) as at),
policy as (select id, version from policy_versions where active),
submission as (
  insert into submissions (id, assessment_id, student_id, submitted_by, attempt, policy_version_id, status, received_at, late, status_since)
  select $1::uuid, assessments.id, $3::uuid, $4::uuid,
    coalesce((select max(attempt) from submissions earlier where earlier.assessment_id = $2::uuid and earlier.student_id = $3::uuid), 0) + 1,
    policy.id, $5::text, moment.at, coalesce(moment.at > assessments.due_at, false), moment.at
  from assessments, policy, moment where assessments.id = $2::uuid
  returning id, attempt, received_at, late
),
file as (
  insert into files (submission_id, sha256, bytes, media_type, name, salt)
  select id, $6::text, $7::bigint, $8::text, $9::text, $10::bytea from submission
),
beside as (
  insert into attachments (id, submission_id, sha256, bytes, media_type, name)
  select one.id, submission.id, one.sha256, one.bytes, one."mediaType", one.name from submission,
    jsonb_to_recordset($19::jsonb) as one (id uuid, sha256 text, bytes bigint, "mediaType" text, name text)
),
reflection as (
  insert into reflections (submission_id, answers, sha256, at)
  select id, $11::jsonb, $12::text, received_at from submission where $11::jsonb is not null
),
idempotency as (
  insert into idempotency_keys (account_id, key, request_hash, submission_id)
  select $4::uuid, $13::text, $14::text, id from submission where $13::text is not null
),
event as (
  insert into audit_events (id, type, submission_id, actor_id, actor_role, data, at)
  select $15::uuid, $16::text, id, $4::uuid, $17::text, $18::jsonb, received_at from submission
),
work as (
  insert into outbox (event_id, type, submission_id) select $15::uuid, $16::text, id from submission
)
select attempt, received_at, late, policy.version as policy_version from submission, policy`
