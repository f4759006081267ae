import { randomBytes } from 'node:crypto'
import { saltLength } from '../../domain/audit/contents/content-hash.ts'
import type { DueReason } from '../../domain/dates/due.ts'
import type { TimeZone } from '../../domain/dates/zone.ts'
import { noticesOf } from '../../domain/notices/rules.ts'
import type { Json } from '../../domain/screening/detector.ts'
import type { Database } from '../client.ts'
import { newId } from '../id.ts'
import { namedQuery } from '../named-query.ts'
import { type Acceptance, contentsOf } from './acceptance.ts'

export interface Accepted {
  attempt: number
  receivedAt: Date
  late: boolean
  dueAt: Date | null
  dueBecause: DueReason
  policyVersion: string
  /** What the audit event holds. */
  data: Record<string, Json>
}

/**
 * Writes submission, files, reflection, idempotency key, audit event, outbox row and notice in one statement, so that either all
 * of it is remembered or nothing is (docs/reference/reliability.md#acknowledgement-rule). Null when the assessment or an active policy is missing.
 */
export async function accept(db: Database, acceptance: Acceptance, zone: TimeZone): Promise<Accepted | null> {
  const { who, file, extraFiles, event, reflection, idempotency } = acceptance
  const contents = contentsOf(acceptance)
  const { rows } = await acceptSubmission(db.$client, {
    submissionId: acceptance.submissionId,
    assessmentId: acceptance.assessmentId,
    studentId: acceptance.studentId,
    zone,
    actorId: who.id,
    actorRole: who.role,
    status: acceptance.status,
    sha256: file.sha256,
    bytes: file.bytes,
    mediaType: file.mediaType,
    name: file.name,
    encoding: file.encoding,
    extraFiles: JSON.stringify(extraFiles),
    answers: reflection && JSON.stringify(reflection.answers),
    answersSha256: reflection?.sha256 ?? null,
    answerFingerprints: reflection?.fingerprints ?? [],
    key: idempotency?.key ?? null,
    requestHash: idempotency?.requestHash ?? null,
    eventId: acceptance.eventId,
    eventType: event.type,
    noticeId: newId(),
    noticeKind: noticesOf(event.type, {})[0]!.kind,
    contents: JSON.stringify(contents),
    salts: randomBytes(saltLength * contents.length),
  })
  const row = rows[0]
  return row
    ? {
        attempt: row.attempt,
        receivedAt: row.received_at,
        late: row.late,
        dueAt: row.due_at,
        dueBecause: row.due_because,
        policyVersion: row.policy_version,
        data: row.data,
      }
    : null
}

const acceptSubmission = namedQuery(
  'accept-submission',
  `
with moment as materialized (select date_trunc('milliseconds', clock_timestamp()) as at),
policy as (select id, version from policy_versions where active),
submission as (
  insert into submissions (id, assessment_id, student_id, submitted_by, attempt, policy_version_id, status, received_at, late, due_at, due_because,
    assessment_version, status_since)
  select :submissionId::uuid, assessments.id, :studentId::uuid, :actorId::uuid,
    coalesce((select max(attempt) from submissions earlier where earlier.assessment_id = :assessmentId::uuid and earlier.student_id = :studentId::uuid), 0) + 1,
    policy.id, :status::text, moment.at, coalesce(moment.at > due.due_at, false), due.due_at, due.due_because,
    (select max(version) from assessment_versions where assessment_id = :assessmentId::uuid and counts_from <= moment.at), moment.at
  from assessments, policy, moment, due_of(:assessmentId::uuid, :studentId::uuid, :zone::text) due where assessments.id = :assessmentId::uuid
  returning id, attempt, received_at, late, due_at, due_because, assessment_version, policy_version_id
),
file as (
  insert into files (submission_id, sha256, bytes, media_type, name, encoding)
  select id, :sha256::text, :bytes::bigint, :mediaType::text, :name::text, :encoding::text from submission
),
extra_files as (
  insert into attachments (id, submission_id, sha256, bytes, media_type, name, at)
  select one.id, submission.id, one.sha256, one.bytes, one."mediaType", one.name, received_at from submission,
    jsonb_to_recordset(:extraFiles::jsonb) as one (id uuid, sha256 text, bytes bigint, "mediaType" text, name text)
),
reflection as (
  insert into reflections (submission_id, answers, sha256, fingerprints, at)
  select id, :answers::jsonb, :answersSha256::text, :answerFingerprints::text[], received_at from submission where :answers::jsonb is not null
),
idempotency as (
  insert into idempotency_keys (account_id, key, request_hash, submission_id)
  select :actorId::uuid, :key::text, :requestHash::text, id from submission where :key::text is not null
),
salts as (
  insert into audit_salts (event_id, submission_id, salts) select :eventId::uuid, id, :salts::bytea from submission
),
hashed as (
  select jsonb_build_object('contents', jsonb_agg(jsonb_build_object('table', one."table", 'key', one.key, 'hash', encode(sha256(
    substr(:salts::bytea, one.place * ${saltLength} + 1, ${saltLength}) || convert_to(format(
      one.text, to_char(received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), attempt, late::text, policy_version_id,
      coalesce(to_json(to_char(due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text, 'null'), due_because, assessment_version
    ), 'UTF8')), 'hex')) order by one.place)) as data
  from submission, jsonb_to_recordset(:contents::jsonb) as one (place int, "table" text, key text, text text)
),
event as (
  insert into audit_events (id, type, submission_id, actor_id, actor_role, data, at)
  select :eventId::uuid, :eventType::text, id, :actorId::uuid, :actorRole::text, hashed.data, received_at from submission, hashed
),
work as (
  insert into outbox (event_id, type, submission_id) select :eventId::uuid, :eventType::text, id from submission
),
notice as (
  insert into notices (id, person_id, kind, event_id, submission_id, assessment_id, channel, next_attempt_at)
  select :noticeId::uuid, accounts.id, :noticeKind::text, :eventId::uuid, submission.id, :assessmentId::uuid,
    case when accounts.email is null then 'page' else 'email' end,
    case when accounts.email is not null then clock_timestamp() end
  from submission, accounts where accounts.id = :studentId::uuid
)
select attempt, received_at, late, due_at, due_because, policy.version as policy_version, hashed.data from submission, policy, hashed`,
)
