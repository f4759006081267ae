import type { Context } from '../../context.ts'
import { content } from '../../db/audit/content.ts'
import type { Transaction } from '../../db/client.ts'
import { unopenedOf } from '../../db/notices/windows.ts'
import { databaseNow } from '../../db/now.ts'
import { responseWindows } from '../../db/schema/index.ts'
import { endOfDayAhead } from '../../domain/dates/zone.ts'
import type { NoticeChannel } from '../../domain/notices/kinds.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { record } from '../record.ts'

interface Opening {
  submissionId: string
  by: NoticeChannel
  /** The student who opened the page; null where the mail server took the notice. */
  who: Actor | null
  /** Only this disclosure; all that were not opened yet where it is absent. */
  disclosureId?: string
}

/**
 * Begins the time to respond to disclosures whose notice has just arrived: it ends with a day in the provider's time zone, so
 * many days ahead. One that has begun already stays as it is.
 */
export async function openWindows(
  { config }: Pick<Context, 'config'>,
  tx: Transaction,
  { submissionId, by, who, disclosureId }: Opening,
): Promise<void> {
  const unopened = await unopenedOf(tx, submissionId)
  const arrived = unopened.filter((one) => !disclosureId || one.disclosureId === disclosureId)
  if (!arrived.length) return
  const now = await databaseNow(tx)
  for (const one of arrived) {
    const respondBy = endOfDayAhead(now, one.days, config.timeZone)
    const [opened] = await tx
      .insert(responseWindows)
      .values({ disclosureId: one.disclosureId, submissionId, openedBy: by, respondBy })
      .onConflictDoNothing()
      .returning()
    if (!opened) continue
    const data = { disclosure: one.disclosureId, by }
    await record(tx, {
      type: 'notice.delivered',
      who,
      submissionId,
      data,
      contents: [content(responseWindows, opened)],
    })
  }
}
