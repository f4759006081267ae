import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm'
import { DomainError } from '../../domain/error.ts'
import type { Json } from '../../domain/screening/detector.ts'
import type { Session } from '../client.ts'
import { ltiTickets } from '../schema/index.ts'
import { hashOf, newSecret } from './secret.ts'

type TicketPurpose = NonNullable<typeof ltiTickets.$inferInsert.purpose>

/** Makes a ticket for one step of one person, good for an hour (a registration: a week). */
export async function addTicket(
  session: Session,
  { purpose, accountId, data }: { purpose: TicketPurpose; accountId: string; data: Record<string, Json> },
): Promise<string> {
  const secret = newSecret()
  const hours = purpose === 'registration' ? 7 * 24 : 1
  await session.delete(ltiTickets).where(lt(ltiTickets.expiresAt, sql`clock_timestamp()`))
  await session.insert(ltiTickets).values({
    hash: hashOf(secret),
    purpose,
    accountId,
    data,
    expiresAt: sql`clock_timestamp() + make_interval(hours => ${hours})` as never,
  })
  return secret
}

const goodTicket = (secret: string, purpose: TicketPurpose) =>
  and(
    eq(ltiTickets.hash, hashOf(secret)),
    eq(ltiTickets.purpose, purpose),
    isNull(ltiTickets.usedAt),
    gt(ltiTickets.expiresAt, sql`clock_timestamp()`),
  )

/** The ticket, still unused. Throws NOT_FOUND. */
export async function findTicket(session: Session, secret: string, purpose: TicketPurpose) {
  const [found] = await session.select().from(ltiTickets).where(goodTicket(secret, purpose))
  if (!found) throw usedUp()
  return found
}

/** Uses a ticket up. Throws NOT_FOUND for one that was used before. */
export async function takeTicket(session: Session, secret: string, purpose: TicketPurpose) {
  const [taken] = await session
    .update(ltiTickets)
    .set({ usedAt: sql`clock_timestamp()` })
    .where(goodTicket(secret, purpose))
    .returning()
  if (!taken) throw usedUp()
  return taken
}

const usedUp = () =>
  new DomainError('NOT_FOUND', 'This step was done already or took too long. Please begin again in the LMS.')
