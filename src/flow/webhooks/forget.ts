import type { Context } from '../../context.ts'
import { forgetNotices } from '../../db/asset-processor/notices.ts'
import { forgetEvents } from '../../db/webhooks/forget-events.ts'

const dayMs = 86_400_000

/** Removes what webhooks and notices said that could not be applied, once the time is over for which it is kept. */
export async function forgetWebhooks({ db, clock, config }: Pick<Context, 'db' | 'clock' | 'config'>): Promise<void> {
  const before = new Date(clock().getTime() - config.webhookRetentionDays * dayMs)
  await forgetEvents(db, before)
  await forgetNotices(db, before)
}
