import { randomBytes } from 'node:crypto'
import { and, count, eq, gt, isNull, lt, sql } from 'drizzle-orm'
import { sha256Bytes } from '../../domain/hash.ts'
import type { Session, Transaction } from '../client.ts'
import { unreadCount } from '../notices/lists.ts'
import { accounts, sessions, signInLinks } from '../schema/index.ts'

/** How long a person stays signed in, and how long a link waits to be opened, in hours. */
const lasting = { session: 12, link: 24 }

const hashOf = (secret: string) => sha256Bytes(secret)
const secretOf = () => randomBytes(32).toString('base64url')
const hoursAhead = (hours: number) => sql<Date>`clock_timestamp() + make_interval(hours => ${hours})`

/** Begins a session, by a launch from a context of an LMS or not, and returns its secret: the only time it can be seen. Sessions that ran out are cleared away. */
export async function addSession(db: Session, accountId: string, contextId: string | null = null): Promise<string> {
  const secret = secretOf()
  await db.delete(sessions).where(lt(sessions.expiresAt, sql`clock_timestamp()`))
  await db
    .insert(sessions)
    .values({ hash: hashOf(secret), accountId, contextId, expiresAt: hoursAhead(lasting.session) })
  return secret
}

/** Whether a session can still be used, given after how many minutes without use it ends. */
const isLive = (idleMinutes: number) =>
  and(
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
      unread: unreadCount(sql`${accounts.id}`),
      usedAt: sessions.usedAt,
    })
    .from(sessions)
    .innerJoin(accounts, eq(accounts.id, sessions.accountId))
    .where(and(eq(sessions.hash, hash), isNull(accounts.disabledAt), isLive(idleMinutes)))
  if (!found) return null
  const { usedAt, ...account } = found
  const aMinuteAgo = sql`clock_timestamp() - interval '1 minute'`
  if (Date.now() - usedAt.getTime() > 60_000) {
    await db
      .update(sessions)
      .set({ usedAt: sql`clock_timestamp()` })
      .where(and(eq(sessions.hash, hash), lt(sessions.usedAt, aMinuteAgo)))
  }
  return account
}

export async function removeSession(db: Session, secret: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.hash, hashOf(secret)))
}

/** Ends every session of an account, on whatever device, and says how many there were. */
export async function removeSessionsOf(db: Session, accountId: string): Promise<number> {
  return (await db.delete(sessions).where(eq(sessions.accountId, accountId)).returning({ hash: sessions.hash })).length
}

/**
 * Ends the sessions that people began by launches from the courses of enrolments that ended, where nothing else has them
 * enrolled there.
 */
export async function removeSessionsOfCourses(tx: Transaction, endedEnrolments: string[]): Promise<void> {
  if (!endedEnrolments.length) return
  await tx.execute(sql`
    delete from sessions using lti_contexts context, enrolments ended
    where context.id = sessions.context_id and ended.id in ${endedEnrolments}
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
