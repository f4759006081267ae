import { sql } from 'drizzle-orm'
import type { EarlierPart } from '../../domain/review/appeal.ts'
import type { Session } from '../client.ts'

/** What a person did in a case before a time, oldest first (`parts_in` in migrations/0001_guards.sql). */
export async function partsBefore(
  session: Session,
  submissionId: string,
  { personId, before }: { personId: string; before: Date },
): Promise<EarlierPart[]> {
  const { rows } = await session.execute(sql`
    select what, at from parts_in(${submissionId})
    where person_id = ${personId} and at < ${before.toISOString()}::timestamptz order by at`)
  return rows.map(({ what, at }) => ({ what: words[what as string] ?? 'took part', at: new Date(at as string) }))
}

const words: Record<string, string> = {
  raised_concern: 'raised a concern',
  disclosed: 'showed the student the evidence',
  noted_reading: 'noted a reading of the work',
  dismissed_flag: 'set a flag aside',
  decided: 'decided',
  marked: 'gave a mark',
  proposed: 'proposed a decision',
  read_proposal: 'read a proposal',
  confirmed: 'confirmed or returned a proposal',
  waived: 'waived the second person',
  reopened: 'opened the decision again',
  recorded_conversation: 'wrote down a conversation',
  answered_for_time: 'answered a request for more time',
}
