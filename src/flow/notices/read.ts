import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import type { Transaction } from '../../db/client.ts'
import { notices } from '../../db/schema/index.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { seeConversations } from '../review/conversations/see.ts'
import { openAppealWindow } from './open-appeal.ts'
import { openWindows } from './open-window.ts'

/** The student has opened the page, or asked for the work, that shows what its notices are about. */
export async function readWork(context: Context, who: Actor, submissionId: string): Promise<void> {
  await context.db.transaction((tx) => markWorkRead(context, tx, who, submissionId))
}

/**
 * The same in the caller's transaction: the notices are read, the time to respond to what was disclosed and the time to appeal against a
 * decision, begin if they have not, and the records of conversations count as seen.
 */
export async function markWorkRead(context: Context, tx: Transaction, who: Actor, submissionId: string): Promise<void> {
  await tx
    .update(notices)
    .set(asRead)
    .where(and(unreadOf(who), eq(notices.submissionId, submissionId)))
  await openWindows(context, tx, { submissionId, by: 'page', who })
  await openAppealWindow(context, tx, submissionId, { who })
  await seeConversations(tx, who, submissionId)
}

/** A person has opened one of their notices; one about a disclosure is read where it is shown. Returns it, or null where it is not theirs. */
export async function readNotice({ db }: Context, who: Actor, id: string) {
  await db
    .update(notices)
    .set(asRead)
    .where(and(unreadOf(who), eq(notices.id, id), isNull(notices.disclosureId)))
  const [notice] = await db
    .select()
    .from(notices)
    .where(and(eq(notices.id, id), eq(notices.personId, who.id)))
  return notice ?? null
}

/** Marks all of a person's notices as read; those about a disclosure are read where it is shown. */
export async function readAll({ db }: Context, who: Actor): Promise<void> {
  await db
    .update(notices)
    .set(asRead)
    .where(and(unreadOf(who), isNull(notices.disclosureId)))
}

const unreadOf = ({ id }: Actor): SQL | undefined => and(eq(notices.personId, id), isNull(notices.readAt))

/** A mail that is still to be sent is sent nevertheless, so it keeps its state until then. */
const asRead = {
  readAt: sql`clock_timestamp()`,
  state: sql`case when ${notices.channel} = 'email' and ${notices.state} in ('queued', 'sent') then ${notices.state} else 'read' end`,
}
