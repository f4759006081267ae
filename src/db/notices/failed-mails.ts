import { sql } from 'drizzle-orm'
import type { Session } from '../client.ts'
import { stoppedAt } from './not-arrived.ts'

/** How many mails of the last 30 days did not arrive or may not have, whatever they were about; counting stops at 100. */
export async function failedMails(session: Session): Promise<number> {
  const { rows } = await session.execute(sql`
    select count(*)::int as failed from (
      select from notices n
      where n.state in ('sent', 'failed') and n.channel = 'email' and n.created_at > statement_timestamp() - interval '30 days'
        and ${stoppedAt(sql`n`)} is not null
      limit 100) n`)
  return rows[0]!.failed as number
}
