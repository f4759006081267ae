import { type Content, contentText, keyOf } from '../../domain/audit/contents/content-hash.ts'
import type { Encoding } from '../../domain/intake/encodings.ts'
import type { Reflection } from '../../domain/intake/reflection.ts'
import type { Actor } from '../../domain/people/permission.ts'
import type { ArrivalStatus } from '../../domain/submission/status-sets.ts'

/** A file as it is remembered, with its SHA-256 in hex. */
interface FileRow {
  sha256: string
  bytes: number
  mediaType: string
  name: string
}

/** Everything that one acceptance writes. */
export interface Acceptance {
  submissionId: string
  eventId: string
  assessmentId: string
  studentId: string
  who: Actor
  status: ArrivalStatus
  event: { type: 'submission.received' | 'submission.reflection_required' }
  file: FileRow & { encoding: Encoding | null }
  /** What came with the work, in its order: rows of `attachments` without a response. */
  extraFiles: (FileRow & { id: string })[]
  reflection: { answers: Reflection; sha256: string; fingerprints: string[] } | null
  idempotency: { key: string; requestHash: string } | null
}

/** What only the statement knows: the places in `format` of the time, attempt, lateness, due date and versions. */
const decided = {
  at: '"%1$s"',
  attempt: '%2$s',
  late: '%3$s',
  policy_version_id: '"%4$s"',
  due_at: '%5$s',
  due_because: '"%6$s"',
  assessment_version: '%7$s',
}

/** The rows of an acceptance as the statement hashes them into its event: place, table, key, and text for `format`. */
export function contentsOf({ submissionId, file, extraFiles, reflection, ...acceptance }: Acceptance) {
  const { at, ...others } = decided
  const rows: [Content, holes: Record<string, string>][] = [
    [submissionContent(submissionId, acceptance), { received_at: at, status_since: at, ...others }],
    [{ table: 'files', row: { submission_id: submissionId, ...fileRow(file), encoding: file.encoding } }, {}],
  ]
  for (const one of extraFiles) {
    const row = { id: one.id, response_id: null, submission_id: submissionId, ...fileRow(one) }
    rows.push([{ table: 'attachments', row }, { at }])
  }
  if (reflection) {
    const row = { submission_id: submissionId, ...reflection }
    rows.push([{ table: 'reflections', row }, { at }])
  }
  return rows.map(([content, holes], place) => ({
    place,
    table: content.table,
    key: keyOf(content),
    text: contentText(content, holes),
  }))
}

function submissionContent(
  id: string,
  { assessmentId, studentId, who, status }: Pick<Acceptance, 'assessmentId' | 'studentId' | 'who' | 'status'>,
): Content {
  const ids = { id, assessment_id: assessmentId, student_id: studentId, submitted_by: who.id }
  return { table: 'submissions', row: { ...ids, status, unreadable: null } }
}

const fileRow = ({ sha256, bytes, mediaType, name }: FileRow) => ({
  sha256,
  bytes,
  media_type: mediaType,
  name,
})
