import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm'
import { sha256Bytes } from '../../domain/hash.ts'
import type { Session } from '../client.ts'
import { accounts, identities, signInAttempts } from '../schema/index.ts'

const hashOf = (state: string) => sha256Bytes(state)
const tooOld = sql`clock_timestamp() - interval '10 minutes'`

/** Remembers a sign-in under way; those that were given up are cleared away. */
export async function addAttempt(session: Session, state: string, secrets: { nonce: string; verifier: string }) {
  await session.delete(signInAttempts).where(lt(signInAttempts.startedAt, tooOld))
  await session.insert(signInAttempts).values({ stateHash: hashOf(state), ...secrets })
}

/** The sign-in that an answer belongs to, used up by asking; null when it is unknown or took too long. */
export async function takeAttempt(session: Session, state: string) {
  const [taken] = await session
    .delete(signInAttempts)
    .where(and(eq(signInAttempts.stateHash, hashOf(state)), gt(signInAttempts.startedAt, tooOld)))
    .returning()
  return taken ?? null
}

/** Whom an identity provider's subject is here, or null; a disabled account does not count. */
export async function accountOfIdentity(session: Session, issuer: string, subject: string) {
  const [found] = await session
    .select({ id: accounts.id, role: accounts.role })
    .from(identities)
    .innerJoin(accounts, eq(accounts.id, identities.accountId))
    .where(and(eq(identities.issuer, issuer), eq(identities.subject, subject), isNull(accounts.disabledAt)))
  return found ?? null
}

/** The accounts that an admin entered with this address; not disabled ones, and none whose address only an LMS claims. */
export function accountsWithEmail(session: Session, email: string) {
  return session
    .select({ id: accounts.id, role: accounts.role })
    .from(accounts)
    .where(
      and(
        sql`lower(${accounts.email}) = lower(${email})`,
        eq(accounts.emailClaimed, false),
        isNull(accounts.disabledAt),
      ),
    )
    .limit(2)
}

/** Whether an account is known by a name that this issuer gave. */
export async function isLinked(session: Session, issuer: string, accountId: string): Promise<boolean> {
  const [found] = await session
    .select({ subject: identities.subject })
    .from(identities)
    .where(and(eq(identities.issuer, issuer), eq(identities.accountId, accountId)))
  return found !== undefined
}

/** Remembers that a person is known by an outside name; once is enough. */
export async function linkIdentity(session: Session, issuer: string, subject: string, accountId: string) {
  await session.insert(identities).values({ issuer, subject, accountId }).onConflictDoNothing()
}
