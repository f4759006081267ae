import { and, eq, sql } from 'drizzle-orm'
import type { Session } from '../client.ts'
import { newId } from '../id.ts'
import { ltiEulaServices, ltiNoticeServices, ltiRegistrations } from '../schema/index.ts'

export type NoticeServiceRow = typeof ltiNoticeServices.$inferSelect
export type EulaServiceRow = typeof ltiEulaServices.$inferSelect

/**
 * Notes where the notices of a deployment are ordered. It is looked at again now if it is new, or changed, or was not looked at
 * for a quarter of an hour.
 */
export async function noteNoticeService(
  session: Session,
  row: Pick<NoticeServiceRow, 'registrationId' | 'deploymentId' | 'url' | 'scope' | 'supported'>,
): Promise<NoticeServiceRow> {
  const { url, scope, supported, nextAttemptAt } = ltiNoticeServices
  const [noted] = await session
    .insert(ltiNoticeServices)
    .values({ id: newId(), ...row, nextAttemptAt: sql`clock_timestamp()` as never })
    .onConflictDoUpdate({
      target: [ltiNoticeServices.registrationId, ltiNoticeServices.deploymentId],
      set: {
        url: row.url,
        scope: row.scope,
        supported: row.supported,
        nextAttemptAt: sql`case
          when ${url} = excluded.url and ${scope} = excluded.scope and ${supported} = excluded.supported
            and ${ltiNoticeServices.checkedAt} > clock_timestamp() - interval '15 minutes'
          then ${nextAttemptAt} else clock_timestamp() end`,
      },
    })
    .returning()
  return noted!
}

/** The platform's test notice came. */
export async function noteTestNotice(session: Session, registrationId: string, deploymentId: string): Promise<void> {
  await session
    .update(ltiNoticeServices)
    .set({ testedAt: sql`clock_timestamp()`, detail: null })
    .where(and(eq(ltiNoticeServices.registrationId, registrationId), eq(ltiNoticeServices.deploymentId, deploymentId)))
}

/** The notice services of a platform, one for each deployment that launched. */
export const noticeServicesOf = (session: Session, registrationId: string) =>
  session.select().from(ltiNoticeServices).where(eq(ltiNoticeServices.registrationId, registrationId))

/** Notes where a deployment takes acceptances of the policy. */
export async function noteEulaService(
  session: Session,
  row: Pick<EulaServiceRow, 'registrationId' | 'deploymentId' | 'url' | 'scopes'>,
): Promise<EulaServiceRow> {
  const [noted] = await session
    .insert(ltiEulaServices)
    .values({ id: newId(), ...row, nextAttemptAt: sql`clock_timestamp()` as never })
    .onConflictDoUpdate({
      target: [ltiEulaServices.registrationId, ltiEulaServices.deploymentId],
      set: { url: row.url, scopes: row.scopes },
    })
    .returning()
  return noted!
}

/** Of a table that names a registration: that launches by it are taken. */
export const isActive = (table: typeof ltiNoticeServices | typeof ltiEulaServices) => sql`
  exists (select 1 from ${ltiRegistrations}
    where ${ltiRegistrations.id} = ${table.registrationId} and ${ltiRegistrations.state} = 'active')`
