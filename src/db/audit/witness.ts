import { sql } from 'drizzle-orm'
import type { Session } from '../client.ts'
import { idFloor } from '../id.ts'

const day = 86_400_000

/** Whether a checkpoint was sent away within the last day. */
export async function wasSentToday(session: Session, now: Date): Promise<boolean> {
  const { rows } = await session.execute(sql`
    select exists (select from audit_events where id > ${idFloor(now.getTime() - day)}::uuid and type = 'audit.checkpoint_sent') as sent`)
  return rows[0]!.sent === true
}

/**
 * Whether there are checkpoints for longer than a week, of which none was kept elsewhere in that week: no webhook endpoint
 * took one, and no bucket locked one.
 */
export async function isUnwitnessed(session: Session, now: Date): Promise<boolean> {
  const week = idFloor(now.getTime() - 7 * day)
  const { rows } = await session.execute(sql`
    select exists (select from audit_checkpoints where at < ${new Date(now.getTime() - 7 * day).toISOString()}::timestamptz)
      and not exists (
        select from webhook_deliveries where id > ${week}::uuid and type = 'audit.checkpoint' and state = 'delivered')
      and not exists (
        select from audit_events where id > ${week}::uuid and type = 'audit.checkpoint_sent' and (data->>'locked')::boolean
      ) as unwitnessed`)
  return rows[0]!.unwitnessed === true
}
