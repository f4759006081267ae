import { randomBytes } from 'node:crypto'
import { saltLength } from '../../domain/audit/contents/content-hash.ts'
import type { DueReason } from '../../domain/dates/due.ts'
import type { TimeZone } from '../../domain/dates/zone.ts'
import { noticesOf } from '../../domain/notices/rules.ts'
import type { Json } from '../../domain/screening/detector.ts'
import type { Database } from '../client.ts'
import { eachSettled } from '../grouped.ts'
import { newId } from '../id.ts'
import { type AcceptanceRow, acceptSubmissions } from './accept-statement.ts'
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

/** Why nothing was written: the assessment or an active policy is missing, or its idempotency key was used before. */
export type NotAccepted = 'no_policy' | 'key_used'

/**
 * Writes acceptances in one statement: submission, files, reflection, idempotency key, audit event, outbox row and notice of each, so that
 * either all of one is remembered or nothing is (docs/reference/reliability.md#acknowledgement-rule). One that the database
 * refuses is refused alone, and the others are written.
 */
export function acceptAll(
  db: Database,
  acceptances: Acceptance[],
  zone: TimeZone,
): Promise<PromiseSettledResult<Accepted | NotAccepted>[]> {
  const rows = acceptances.map((acceptance) => rowOf(acceptance, zone))
  return eachSettled(async (some) => (await acceptSubmissions(db.$client, some)).map(outcomeOf), rows)
}

/** A new salt for each try of a hand-in; the tries of one group share it, for only one of them is committed. */
function rowOf(acceptance: Acceptance, zone: TimeZone): AcceptanceRow {
  const { who, file, event, reflection, idempotency } = acceptance
  const contents = contentsOf(acceptance)
  return {
    submission_id: acceptance.submissionId,
    assessment_id: acceptance.assessmentId,
    student_id: acceptance.studentId,
    zone,
    actor_id: who.id,
    actor_role: who.role,
    status: acceptance.status,
    sha256: file.sha256,
    bytes: file.bytes,
    media_type: file.mediaType,
    name: file.name,
    encoding: file.encoding,
    extra_files: JSON.stringify(acceptance.extraFiles),
    answers: reflection && JSON.stringify(reflection.answers),
    answers_sha256: reflection?.sha256 ?? null,
    answer_fingerprints: JSON.stringify(reflection?.fingerprints ?? []),
    key: idempotency?.key ?? null,
    request_hash: idempotency?.requestHash ?? null,
    event_id: acceptance.eventId,
    event_type: event.type,
    notice_id: newId(),
    notice_kind: noticesOf(event.type, {})[0]!.kind,
    contents: JSON.stringify(contents),
    salts: randomBytes(saltLength * contents.length),
  }
}

// biome-ignore lint/suspicious/noExplicitAny: a row as the driver gives it.
function outcomeOf(row: any): Accepted | NotAccepted {
  if (!row.possible) return 'no_policy'
  if (row.attempt === null) return 'key_used'
  return {
    attempt: row.attempt,
    receivedAt: row.received_at,
    late: row.late,
    dueAt: row.due_at,
    dueBecause: row.due_because,
    policyVersion: row.policy_version,
    data: row.data,
  }
}
