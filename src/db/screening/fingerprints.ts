import { sql } from 'drizzle-orm'
import { screenable } from '../../domain/submission/status-sets.ts'
import type { Session } from '../client.ts'
import type { Submission } from '../submission/access.ts'

/** A fingerprint that this many works share is a phrase of the subject; looking further would find nothing more. */
const commonest = 40

/** How many works are worth reading side by side. */
const mostCandidates = 20

/** Remembers the fingerprints of a text. Adding them again changes nothing. */
export async function addFingerprints(session: Session, submissionId: string, hashes: bigint[]): Promise<void> {
  if (!hashes.length) return
  await session.execute(sql`
    insert into fingerprints (hash, submission_id)
    select unnest(${sql.param(hashes.map(String))}::bigint[]), ${submissionId}::uuid
    on conflict do nothing`)
}

/**
 * The works of other students that share the most fingerprints with `hashes`, on this assessment or an earlier one.
 * The cost is bounded by the text in question, not by how many works there are.
 */
export async function worksSharing(
  session: Session,
  { studentId }: Pick<Submission, 'studentId'>,
  hashes: bigint[],
): Promise<string[]> {
  if (!hashes.length) return []
  const { rows } = await session.execute(sql`
    select submissions.id
    from unnest(${sql.param(hashes.map(String))}::bigint[]) as own(hash)
    cross join lateral (
      select submission_id from fingerprints where fingerprints.hash = own.hash limit ${commonest}
    ) shared
    join submissions on submissions.id = shared.submission_id
    where submissions.student_id <> ${studentId}::uuid
      and submissions.status in ${screenable}
    group by submissions.id
    having count(*) > 1
    order by count(*) desc, submissions.id
    limit ${mostCandidates}`)
  return rows.map(({ id }) => id as string)
}
