import { and, eq, sql } from 'drizzle-orm'
import { decodeJwt } from 'jose'
import type { Context } from '../../context.ts'
import type { LtiNotice } from '../../db/asset-processor/notices.ts'
import { noteTestNotice } from '../../db/asset-processor/orders.ts'
import { deploymentsOf, findRegistration, type Registration } from '../../db/lti/registrations.ts'
import { ltiNotices } from '../../db/schema/index.ts'
import { backoff, schedules } from '../../domain/backoff.ts'
import { DomainError } from '../../domain/error.ts'
import { noticeTypes, readHead, readWork } from '../../lms/asset-processor/notice.ts'
import { verifyNoticeToken } from '../../lms/lti/id-token.ts'
import { Refusal } from '../../lms/lti/refusal.ts'
import { claim, finish, postpone } from '../../queue/due.ts'
import { platformNotices } from '../../queue/due-work.ts'
import { keysOf } from '../lti/launch.ts'
import type { Applied } from './applied.ts'
import { noteCopy } from './copies.ts'
import { takeIn } from './work/take-in.ts'

/** Takes the notice that has been due longest; null when none is. */
export const claimNotice = ({ db }: Context): Promise<LtiNotice | null> =>
  claim(db, platformNotices, { where: sql`true` })

/**
 * Applies a notice that was claimed, once. What needs a person is parked with the reason and looked at again by itself, what
 * the platform could not give is tried again later.
 */
export async function applyNotice(context: Context, notice: LtiNotice): Promise<void> {
  const registration = await findRegistration(context.db, notice.registrationId)
  try {
    await settle(
      context,
      notice,
      (await check(context, registration, notice)) ?? (await apply(context, registration, notice)),
    )
  } catch (error) {
    if (error instanceof Refusal) return refuse(context, notice, error)
    if (!(error instanceof DomainError)) throw error
    if (passing.has(error.code)) await putOff(context, notice, error.message)
    else await park(context, notice, error.message)
  }
}

/**
 * A notice that says too little goes no further. One whose signature is wrong leaves nothing; where the key set of the platform does
 * not answer, or does not hold the key yet, it is looked at again.
 */
async function refuse(context: Context, notice: LtiNotice, { reason, message }: Refusal): Promise<void> {
  const [row] = await context.db.select().from(ltiNotices).where(eq(ltiNotices.id, notice.id))
  if (row?.verified) return settle(context, notice, { state: 'ignored', detail: message })
  const mayPass = reason === 'token' || (reason === 'key' && notice.attempts < 3)
  if (mayPass) return putOff(context, notice, message)
  await context.db.delete(ltiNotices).where(and(eq(ltiNotices.id, notice.id), eq(ltiNotices.claim, notice.claim!)))
}

const passing = new Set(['UNAVAILABLE', 'STORAGE_FULL', 'UPLOAD_ABORTED'])

/** Checks the signature where that could not be done on arrival. Returns how the notice ends where it goes no further. */
async function check(context: Context, registration: Registration, notice: LtiNotice): Promise<Applied | null> {
  const { db } = context
  if (!notice.verified) {
    const payload = await verifyNoticeToken(notice.jwt!, keysOf(context, registration), registration, notice.receivedAt)
    const { id: noticeId } = readHead(payload)
    const [named] = await db
      .update(ltiNotices)
      .set({ verified: true, noticeId })
      .where(
        sql`${ltiNotices.id} = ${notice.id} and not exists (select from lti_notices same
          where same.registration_id = ${registration.id} and same.notice_id = ${noticeId})`,
      )
      .returning({ id: ltiNotices.id })
    if (!named) return { state: 'ignored', detail: 'The same notice was taken in before.' }
  }
  const deployments = await deploymentsOf(db, registration.id)
  const deployment = deployments.find(({ deploymentId }) => deploymentId === notice.deploymentId)
  if (deployment?.state === 'active') return null
  throw new DomainError('NOT_ALLOWED', 'Its deployment waits for an admin of this tool to confirm it.')
}

async function apply(context: Context, registration: Registration, notice: LtiNotice): Promise<Applied> {
  const payload = decodeJwt(notice.jwt!)
  if (notice.type === noticeTypes.hello) {
    await noteTestNotice(context.db, registration.id, notice.deploymentId)
    return { state: 'applied', detail: 'A test notice.' }
  }
  if (notice.type === noticeTypes.copy) return noteCopy(context, notice, payload)
  if (!isAboutWork(notice.type)) return { state: 'ignored', detail: 'No work here follows from this type.' }
  const { work, deviations } = readWork(payload)
  if (deviations.length) await context.db.update(ltiNotices).set({ deviations }).where(eq(ltiNotices.id, notice.id))
  return takeIn(context, registration, notice, work)
}

/** An older draft calls the notice of a submission otherwise. */
const isAboutWork = (type: string) =>
  [noticeTypes.submission, noticeTypes.contribution, 'LtiSubmissionNotice'].includes(type)

/** What a platform said of people goes once it has been applied or can never be; its id stays. */
async function settle(
  { db }: Context,
  notice: LtiNotice,
  { state, detail, submissionId = null }: Applied,
): Promise<void> {
  await finish(db, platformNotices, notice, { state, detail, submissionId, nextAttemptAt: null, jwt: null })
}

async function park({ db }: Context, notice: LtiNotice, message: string): Promise<void> {
  const wait = backoff(schedules.parkedNotice, notice.attempts)
  const nextAttemptAt = sql`clock_timestamp() + make_interval(secs => ${wait / 1000})`
  const values = { state: 'parked', detail: `${message} It waits, and is looked at again by itself.`, nextAttemptAt }
  await finish(db, platformNotices, notice, values)
}

async function putOff(context: Context, notice: LtiNotice, message: string): Promise<void> {
  const values = { detail: `${message} It will be tried again.` }
  const outcome = await postpone(context, platformNotices, notice, { schedule: schedules.webhook, values })
  if (outcome !== 'given_up') return
  const detail = `${message} It was tried ${notice.attempts} times over several days.`
  await finish(context.db, platformNotices, notice, { state: 'failed', detail, nextAttemptAt: null })
}
