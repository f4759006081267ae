import { decodeJwt, type JWTPayload } from 'jose'
import type { Context } from '../../context.ts'
import { keepNotices, uncheckedNotices } from '../../db/asset-processor/notices.ts'
import { newId } from '../../db/id.ts'
import { type Registration, registrationOf } from '../../db/lti/registrations.ts'
import type { ltiNotices } from '../../db/schema/index.ts'
import { DomainError } from '../../domain/error.ts'
import { type NoticeHead, readHead } from '../../lms/asset-processor/notice.ts'
import { verifyNoticeToken } from '../../lms/lti/id-token.ts'
import { Refusal } from '../../lms/lti/refusal.ts'
import { keysOf } from '../lti/launch.ts'

/** How long a signature is waited for, in milliseconds: platforms want their answer within 200. */
const patienceMs = 100

/** How many notices of one platform are kept whose signature could not be checked yet. */
const mostUnchecked = 1_000

/** Reasons that a key set can take back: it may just not hold the key yet, or not answer. */
const passing = new Set(['key', 'token'])

type NewNotice = typeof ltiNotices.$inferInsert

/**
 * Receives signed notices and returns once they are durable. Those whose signature cannot be checked at once, because the
 * key set of the platform does not answer, are kept as they are and checked later: some platforms send a notice only once.
 * Throws NOT_SIGNED_IN when none of them is from a platform that we know.
 */
export async function receiveNotices(context: Context, tokens: string[]): Promise<void> {
  const judged = await Promise.all(tokens.map((token) => judge(context, token)))
  const rows = judged.filter((row) => row !== null)
  if (!rows.length) throw new DomainError('NOT_SIGNED_IN', 'None of these notices can be accepted.')
  await keepNotices(context.db, rows)
}

async function judge(context: Context, jwt: string): Promise<NewNotice | null> {
  const claims = claimsIn(jwt)
  const registration = claims && (await registrationFor(context, claims))
  if (!claims || !registration) return null
  try {
    const head = readHead(claims)
    const verified = await isGenuine(context, registration, jwt)
    if (!verified && (await uncheckedNotices(context.db, registration.id)) >= mostUnchecked) return null
    return rowOf(context, registration, head, jwt, verified)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    context.log.warn({ registration: registration.id, reason: error.reason }, 'a notice was refused')
    return null
  }
}

function rowOf(
  { clock }: Context,
  { id: registrationId }: Registration,
  head: NoticeHead,
  jwt: string,
  verified: boolean,
) {
  const { id: noticeId, type, deploymentId, at: occurredAt } = head
  return {
    id: newId(),
    registrationId,
    deploymentId,
    noticeId: verified ? noticeId : null,
    type,
    occurredAt,
    jwt,
    verified,
    nextAttemptAt: clock(),
  }
}

function claimsIn(jwt: string): JWTPayload | null {
  try {
    return decodeJwt(jwt)
  } catch {
    return null
  }
}

/** The platform that a notice says it is from, by the client id that it is for. */
async function registrationFor({ db }: Context, { iss, aud, azp }: JWTPayload): Promise<Registration | null> {
  if (typeof iss !== 'string') return null
  const clients = typeof azp === 'string' ? [azp] : [aud ?? []].flat().slice(0, 5)
  for (const client of clients) {
    const found = await registrationOf(db, iss, String(client))
    if (found) return found
  }
  return null
}

/** Whether the platform signed it; false where that cannot be said in time. Throws Refusal for one that it did not sign. */
async function isGenuine(context: Context, registration: Registration, jwt: string): Promise<boolean> {
  const checked = verifyNoticeToken(jwt, keysOf(context, registration), registration, context.clock()).then(
    () => true,
    (error) => {
      if (error instanceof Refusal && !passing.has(error.reason)) throw error
      if (error instanceof Refusal || error instanceof DomainError) return false
      throw error
    },
  )
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, patienceMs, false)
  })
  return Promise.race([checked, late]).finally(() => {
    clearTimeout(timer)
    checked.catch(() => {})
  })
}
