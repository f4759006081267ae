import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm'
import type { Session } from '../client.ts'
import { ltiLogins } from '../schema/index.ts'
import { hashOf } from './secret.ts'

export type Login = typeof ltiLogins.$inferSelect

/** Begins a login; those that ran out are cleared away. */
export async function addLogin(session: Session, row: Omit<typeof ltiLogins.$inferInsert, 'expiresAt'>): Promise<void> {
  await session.delete(ltiLogins).where(lt(ltiLogins.expiresAt, sql`clock_timestamp()`))
  await session.insert(ltiLogins).values({ ...row, expiresAt: sql`clock_timestamp() + interval '10 minutes'` as never })
}

/** The login that a state belongs to, if it can still be used. */
export async function openLogin(session: Session, state: string): Promise<Login | null> {
  const [found] = await session.select().from(ltiLogins).where(usable(state))
  return found ?? null
}

/** Uses a login up, atomically: of two launches with one state, one at most goes on. */
export async function takeLogin(session: Session, state: string): Promise<Login | null> {
  const [taken] = await session
    .update(ltiLogins)
    .set({ usedAt: sql`clock_timestamp()` })
    .where(usable(state))
    .returning()
  return taken ?? null
}

const usable = (state: string) =>
  and(eq(ltiLogins.stateHash, hashOf(state)), isNull(ltiLogins.usedAt), gt(ltiLogins.expiresAt, sql`clock_timestamp()`))
