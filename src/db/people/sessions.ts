import { createHmac, randomBytes } from 'node:crypto'
import { and, count, eq, gt, isNull, lt, sql } from 'drizzle-orm'
import { sha256Bytes } from '../../domain/hash.ts'
import type { Session, Transaction } from '../client.ts'
import { unreadCount } from '../notices/lists.ts'
import { accounts, sessions, signInLinks } from '../schema/index.ts'

/**
 * How long a person stays signed in at most, how long a session that ended is remembered, and how long a link waits to be
 * opened, in hours. Twenty hours are the least that a limit without an extension may have (WCAG 2.2, 2.2.1).
 */
const lasting = { session: 20, ended: 7 * 24, link: 24 }

const hashOf = (secret: string) => sha256Bytes(secret)
const secretOf = () => randomBytes(32).toString('base64url')
const hoursAhead = (hours: number) => sql<Date>`clock_timestamp() + make_interval(hours => ${hours})`

/**
 * Begins a session, by a launch from a context of an LMS or not, and returns its secret: the only time it can be seen.
 * Sessions that ended long ago are cleared away.
 */
export async function addSession(db: Session, accountId: string, contextId: string | null = null): Promise<string> {
  const secret = secretOf()
  await db
    .delete(sessions)
    .where(lt(sessions.expiresAt, sql`clock_timestamp() - make_interval(hours => ${lasting.ended})`))
  const formHash = hashOf(formTokenOf(secret))
  await db
    .insert(sessions)
    .values({ hash: hashOf(secret), accountId, contextId, expiresAt: hoursAhead(lasting.session), formHash })
  return secret
}

/** The token of a session's forms: worthless for making the session's secret, of which it is a keyed hash. */
export const formTokenOf = (secret: string) => createHmac('sha256', secret).update('form').digest('base64url')

/** Whose page a form stood on, by its token: also where the session has ended since then. Null where none is known. */
export async function accountOfForm(db: Session, token: string): Promise<{ id: string } | null> {
  const [found] = await db
    .select({ id: sessions.accountId })
    .from(sessions)
    .where(eq(sessions.formHash, hashOf(token)))
  return found ?? null
}

/** Whose session this is or was, also where it has ended; null where none is known. */
export async function accountOfAnySession(db: Session, secret: string): Promise<{ id: string } | null> {
  const [found] = await db
    .select({ id: sessions.accountId })
    .from(sessions)
    .where(eq(sessions.hash, hashOf(secret)))
  return found ?? null
}

/** Whether a session can still be used, given after how many minutes without use it ends. */
const isLive = (idleMinutes: number) =>
  and(
    isNull(sessions.endedAt),
    gt(sessions.expiresAt, sql`clock_timestamp()`),
    gt(sessions.usedAt, sql`clock_timestamp() - make_interval(mins => ${idleMinutes})`),
  )

/** The account of a session, or null: unknown, run out, unused for too long, or of an account that was disabled. */
export async function accountOfSession(db: Session, secret: string, idleMinutes: number) {
  const hash = hashOf(secret)
  const [found] = await db
    .select({
      id: accounts.id,
      role: accounts.role,
      name: accounts.name,
      language: accounts.language,
      unread: unreadCount(sql`${accounts.id}`),
      usedAt: sessions.usedAt,
      expiresAt: sessions.expiresAt,
    })
    .from(sessions)
    .innerJoin(accounts, eq(accounts.id, sessions.accountId))
    .where(and(eq(sessions.hash, hash), isNull(accounts.disabledAt), isLive(idleMinutes)))
  if (!found) return null
  const { usedAt, expiresAt, ...account } = found
  const aMinuteAgo = sql`clock_timestamp() - interval '1 minute'`
  if (Date.now() - usedAt.getTime() > 60_000) {
    await db
      .update(sessions)
      .set({ usedAt: sql`clock_timestamp()` })
      .where(and(eq(sessions.hash, hash), lt(sessions.usedAt, aMinuteAgo)))
  }
  const idleEnd = Date.now() + idleMinutes * 60_000
  return { ...account, endsAt: new Date(Math.min(idleEnd, expiresAt.getTime())) }
}

/** Ends a session. */
export async function removeSession(db: Session, secret: string): Promise<void> {
  await db
    .update(sessions)
    .set(ended)
    .where(eq(sessions.hash, hashOf(secret)))
}

const ended = { endedAt: sql`clock_timestamp()` as never }

/** Ends every session of an account, on whatever device, and says how many there were. */
export async function removeSessionsOf(db: Session, accountId: string): Promise<number> {
  const open = and(
    eq(sessions.accountId, accountId),
    isNull(sessions.endedAt),
    gt(sessions.expiresAt, sql`clock_timestamp()`),
  )
  return (await db.update(sessions).set(ended).where(open).returning({ hash: sessions.hash })).length
}

/**
 * Ends the sessions that people began by launches from the courses of enrolments that ended, where nothing else has them
 * enrolled there.
 */
export async function removeSessionsOfCourses(tx: Transaction, endedEnrolments: string[]): Promise<void> {
  if (!endedEnrolments.length) return
  await tx.execute(sql`
    update sessions set ended_at = clock_timestamp() from lti_contexts context, enrolments ended
    where sessions.ended_at is null and context.id = sessions.context_id and ended.id in ${endedEnrolments}
      and ended.account_id = sessions.account_id and ended.course_id = context.course_id
      and not exists (select from enrolments other where other.account_id = sessions.account_id
        and other.course_id = context.course_id and (other."until" is null or other."until" > clock_timestamp()))`)
}

export async function countSessionsOf(db: Session, accountId: string, idleMinutes: number): Promise<number> {
  const [row] = await db
    .select({ open: count() })
    .from(sessions)
    .where(and(eq(sessions.accountId, accountId), isLive(idleMinutes)))
  return row!.open
}

/** Makes a link's secret for one person; links made for them before stop working. */
export async function addSignInLink(db: Session, accountId: string): Promise<string> {
  const secret = secretOf()
  await db.delete(signInLinks).where(eq(signInLinks.accountId, accountId))
  await db.insert(signInLinks).values({ hash: hashOf(secret), accountId, expiresAt: hoursAhead(lasting.link) })
  return secret
}

/** Whom a link would sign in, or null. Looking does not use it up. */
export async function accountOfLink(db: Session, secret: string) {
  const [found] = await db
    .select({ id: accounts.id, role: accounts.role, name: accounts.name })
    .from(signInLinks)
    .innerJoin(accounts, eq(accounts.id, signInLinks.accountId))
    .where(
      and(
        eq(signInLinks.hash, hashOf(secret)),
        isNull(accounts.disabledAt),
        gt(signInLinks.expiresAt, sql`clock_timestamp()`),
      ),
    )
  return found ?? null
}

/** Uses a link up: two requests with the same link cannot both succeed. */
export async function takeSignInLink(db: Session, secret: string): Promise<{ accountId: string } | null> {
  const [taken] = await db
    .delete(signInLinks)
    .where(and(eq(signInLinks.hash, hashOf(secret)), gt(signInLinks.expiresAt, sql`clock_timestamp()`)))
    .returning({ accountId: signInLinks.accountId })
  return taken ?? null
}
