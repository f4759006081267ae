import { sql } from 'drizzle-orm'
import type { Decider } from '../../../domain/review/shown/decider.ts'
import type { Session } from '../../client.ts'

/**
 * Those who decided about a work, agreed as the second person or waived one, each once with their role; with their names where
 * the provider's setting says so.
 */
export async function decidersOf(
  session: Session,
  submissionId: string,
  { namesDeciders }: { namesDeciders: boolean },
): Promise<Decider[]> {
  const { rows } = await session.execute(sql`
    select id, role, name from accounts where id in (
      select decided_by from decisions where submission_id = ${submissionId}
      union select confirmed_by from confirmations where submission_id = ${submissionId} and agrees
      union select waived_by from waivers where submission_id = ${submissionId}
    ) order by id`)
  return rows.map(({ id, role, name }) => ({
    id: id as string,
    role: role === 'lead' ? 'lead' : 'tutor',
    name: namesDeciders ? (name as string) : null,
  }))
}
