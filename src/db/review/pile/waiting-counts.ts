import { sql } from 'drizzle-orm'
import type { Actor } from '../../../domain/people/permission.ts'
import type { Session } from '../../client.ts'
import { isOpenTo } from '../../people/membership.ts'
import { aiPermissions } from '../../schema/index.ts'
import { stretchOf } from './wanted.ts'

/** What waits for a person, by the address of the page where it is dealt with. Counting stops at 100. */
export type WaitingCounts = Record<string, number>

/** How much waits for a person who reviews: work that is a tutor's turn, and requests to use AI. */
export async function waitingCounts(session: Session, who: Actor): Promise<WaitingCounts> {
  if (who.role !== 'tutor' && who.role !== 'lead') return {}
  const works = stretchOf(who, { status: 'under_review', turn: 'tutor' }, { limit: 100 })
  const { rows } = await session.execute(sql`select
    (select count(*)::int from (${works}) works) as works,
    (select count(*)::int from (
      select from ${aiPermissions} where ${aiPermissions.state} = 'requested' and ${isOpenTo(who, aiPermissions.assessmentId)}
      limit 100) asked) as permissions`)
  return { '/review': rows[0]!.works as number, '/permissions': rows[0]!.permissions as number }
}
