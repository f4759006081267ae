import { type SQL, sql } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { content } from '../../db/audit/content.ts'
import type { Transaction } from '../../db/client.ts'
import { databaseNow } from '../../db/now.ts'
import { decisionToOpen } from '../../db/review/appeals.ts'
import { appealWindows } from '../../db/schema/index.ts'
import { endOfDayAhead } from '../../domain/dates/zone.ts'
import type { NoticeKind } from '../../domain/notices/kinds.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { record } from '../record.ts'

/** The notices that tell a student of a decision. */
export const noticesOfDecision: ReadonlySet<NoticeKind> = new Set(['decision_recorded', 'appeal_answered'])

/**
 * Begins the time to appeal against the newest decision, whose notice has just arrived: by mail, where `noticeId` says so, or
 * because the student `who` opened the work. It ends with a day in the provider's time zone; one that has begun stays as it is.
 */
export async function openAppealWindow(
  { config }: Pick<Context, 'config'>,
  tx: Transaction,
  submissionId: string,
  by: { noticeId: string } | { who: Actor },
): Promise<void> {
  const arrived: SQL = 'who' in by ? sql`n.read_at is not null` : sql`n.id = ${by.noticeId}`
  const decisionId = await decisionToOpen(tx, submissionId, arrived)
  if (!decisionId) return
  const openedBy = 'who' in by ? ('page' as const) : ('email' as const)
  const days = config.appealDays
  const appealBy = endOfDayAhead(await databaseNow(tx), days, config.timeZone)
  const [opened] = await tx
    .insert(appealWindows)
    .values({ decisionId, submissionId, openedBy, days, appealBy })
    .onConflictDoNothing()
    .returning()
  if (!opened) return
  await record(tx, {
    type: 'notice.delivered',
    who: 'who' in by ? by.who : null,
    submissionId,
    data: { decision: decisionId, by: openedBy },
    contents: [content(appealWindows, opened)],
  })
}
