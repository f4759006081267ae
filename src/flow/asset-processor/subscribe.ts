import { sql } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { isActive, type NoticeServiceRow, noteNoticeService } from '../../db/asset-processor/orders.ts'
import { findRegistration, type Registration } from '../../db/lti/registrations.ts'
import { ltiNoticeServices } from '../../db/schema/index.ts'
import { backoff, schedules } from '../../domain/backoff.ts'
import { DomainError } from '../../domain/error.ts'
import { assetScopes } from '../../lms/asset-processor/names.ts'
import { noticeTypes } from '../../lms/asset-processor/notice.ts'
import { noticeHandlers, putHandler } from '../../lms/asset-processor/notice-handlers.ts'
import type { Launch } from '../../lms/lti/launch.ts'
import { claim, finish, postpone } from '../../queue/due.ts'
import { noticeServices } from '../../queue/due-work.ts'
import { platformService } from '../lti/platform-service.ts'
import { ownAddress } from '../own-address.ts'

/** Where platforms send their notices. */
const noticeAddress = (context: Context) => `${ownAddress(context)}/lti/notices`

/** Notes where a launch says that notices are ordered; null where it does not say. What is ordered there is looked at soon. */
export async function noteNotices(
  { db }: Context,
  { id: registrationId }: Registration,
  { deploymentId, asset: { notices } }: Launch,
): Promise<NoticeServiceRow | null> {
  if (!notices) return null
  const { url, scopes, supported } = notices
  return noteNoticeService(db, {
    registrationId,
    deploymentId,
    url,
    scope: scopes[0] ?? assetScopes.notices,
    supported,
  })
}

/**
 * Sees that the notices of a deployment come here: asks what is ordered, and orders what is missing. The test notice is ordered
 * until one came. Returns the types that come here. Throws UNAVAILABLE.
 */
export async function subscribe(context: Context, row: NoticeServiceRow): Promise<string[]> {
  const { url, scope, supported, testedAt } = row
  const handler = noticeAddress(context)
  const registration = await findRegistration(context.db, row.registrationId)
  const service = platformService(context, row, registration)
  const wanted = Object.values(noticeTypes).filter((type) => supported.includes(type))
  const ordered = await noticeHandlers(service, url, scope)
  for (const type of wanted) {
    const isTest = type === noticeTypes.hello && !testedAt
    if (ordered.get(type) !== handler || isTest) await putHandler(service, url, scope, type, handler)
  }
  return wanted
}

/** Orders notices while a person waits, before a processor is attached that could not work without them. Throws UNAVAILABLE. */
export async function subscribeNow(context: Context, registrationId: string, deploymentId: string): Promise<void> {
  const { registrationId: of, deploymentId: at } = ltiNoticeServices
  const [row] = await context.db
    .select()
    .from(ltiNoticeServices)
    .where(sql`${of} = ${registrationId} and ${at} = ${deploymentId}`)
  if (!row?.supported.includes(noticeTypes.submission)) {
    throw new DomainError(
      'UNAVAILABLE',
      'Your LMS does not offer notices of submissions to this tool. An admin of the LMS allows the scope “noticehandlers” for it.',
    )
  }
  const subscribed = await subscribe(context, row)
  await context.db
    .update(ltiNoticeServices)
    .set({ subscribed, checkedAt: sql`clock_timestamp()`, detail: null })
    .where(sql`${ltiNoticeServices.id} = ${row.id}`)
}

/** Takes the order of notices that has been due longest; null when none is. */
export const claimNoticeService = ({ db }: Context): Promise<NoticeServiceRow | null> =>
  claim(db, noticeServices, { where: isActive(ltiNoticeServices) })

/** Looks at one order of notices that was claimed, and again after some hours, with or without a launch. */
export async function checkNoticeService(context: Context, row: NoticeServiceRow): Promise<void> {
  try {
    const subscribed = await subscribe(context, row)
    const wait = backoff(schedules.noticeServiceRead, 1)
    const nextAttemptAt = sql`clock_timestamp() + make_interval(secs => ${wait / 1000})`
    const values = { subscribed, checkedAt: sql`clock_timestamp()`, detail: null, attempts: 0, nextAttemptAt }
    await finish(context.db, noticeServices, row, values)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const values = { detail: `${error.message} It will be tried again.` }
    await postpone(context, noticeServices, row, { schedule: schedules.noticeService, values })
  }
}
