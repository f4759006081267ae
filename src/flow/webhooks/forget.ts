import type { Context } from '../../context.ts'
import { forgetEvents } from '../../db/webhooks/forget-events.ts'

const dayMs = 86_400_000

/** Removes what webhooks said that could not be applied, once the time is over for which it is kept. */
export function forgetWebhooks({ db, clock, config }: Pick<Context, 'db' | 'clock' | 'config'>): Promise<void> {
  return forgetEvents(db, new Date(clock().getTime() - config.webhookRetentionDays * dayMs))
}
