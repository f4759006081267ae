import { sql } from 'drizzle-orm'
import type { Session } from '../client.ts'
import { conversationColumns, conversationIn, conversationJoins } from '../submission/conversation.ts'

/** How often a student is reminded of one reflection. */
const most = 3

/** How many are found in one look. */
const batch = 500

/**
 * Work that has waited for its reflection for so many days, or as many more as its student was reminded of already, with
 * what `turnOf` asks.
 */
export async function reflectionsWaiting(session: Session, days: number) {
  const { rows } = await session.execute(sql`
    select s.id as submission_id, ${conversationColumns(sql`s`)}
    from submissions s join accounts on accounts.id = s.student_id and accounts.disabled_at is null
    cross join lateral (
      select count(*)::int as sent from notices n where n.submission_id = s.id and n.kind = 'reflection_reminder'
    ) reminders ${conversationJoins(sql`s`)}
    where s.status = 'awaiting_reflection' and reminders.sent < ${most}
      and s.status_since < clock_timestamp() - make_interval(days => ${days} * (reminders.sent + 1))
    limit ${batch}`)
  return rows.map((row) => ({ submissionId: row.submission_id as string, conversation: conversationIn(row) }))
}
