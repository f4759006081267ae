import { eq, sql } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import type { Transaction } from '../../db/client.ts'
import { newId } from '../../db/id.ts'
import {
  type AccessRequest,
  type AccessWish,
  isSetUpBy,
  openRequest,
  waitingRequest,
} from '../../db/people/access-requests.ts'
import { type Account, addKey, findAccount } from '../../db/people/accounts.ts'
import { addSignInLink } from '../../db/people/sessions.ts'
import { accessRequests } from '../../db/schema/index.ts'
import { DomainError } from '../../domain/error.ts'
import { type Actor, may } from '../../domain/people/permission.ts'
import { record } from '../record.ts'

type Db = Pick<Context, 'db'>

/** How long a key lasts where nothing else is said, in days. */
const keyDays = 365

/** What was made, or the request that waits for a second admin. */
export type Access<Made> = { made: Made } | { waits: AccessRequest }

/** Makes a key for programs; it can be seen this once, and ends after a year unless said otherwise. Throws NOT_FOUND. */
export function makeKey(
  context: Db & Pick<Context, 'clock'>,
  who: Actor,
  accountId: string,
  label: string,
  expiresAt: Date | null = null,
) {
  const ends = expiresAt ?? new Date(context.clock().getTime() + keyDays * 86_400_000)
  return withApproval(context, who, { accountId, kind: 'key', value: null }, async (tx) => {
    const made = await addKey(tx, accountId, label, ends)
    await record(tx, { type: 'key.made', who, data: { account: accountId, key: made.id } })
    return { ...made, expiresAt: ends }
  })
}

/** Makes a link that signs a person in once, to be handed to them in person. It can be seen this once. Throws NOT_FOUND. */
export function makeSignInLink(context: Db, who: Actor, accountId: string) {
  return withApproval(context, who, { accountId, kind: 'link', value: null }, async (tx) => {
    await record(tx, { type: 'account.link_made', who, data: { account: accountId } })
    return addSignInLink(tx, accountId)
  })
}

/** The same for those who run the server, who could write it into the database anyway; the person sees that it was made. */
export function makeSignInLinkOnServer({ db }: Db, accountId: string): Promise<string> {
  return db.transaction(async (tx) => {
    await tx
      .insert(accessRequests)
      .values({ id: newId(), accountId, kind: 'link', usedAt: sql`clock_timestamp()` as never })
    await record(tx, { type: 'account.link_made', who: null, data: { account: accountId } })
    return addSignInLink(tx, accountId)
  })
}

/**
 * A second admin says yes to a key or link for a person who reads students' work. Who asked makes it then. Throws
 * NOT_FOUND, NOT_ALLOWED for the admin who asked, or one of whom they made a key or link within the last week.
 */
export async function approveAccess({ db }: Db, who: Actor, id: string): Promise<AccessRequest> {
  return db.transaction(async (tx) => {
    const request = await waitingRequest(tx, id)
    if (!request) throw new DomainError('NOT_FOUND', 'There is no such request, or it is answered or a day old.')
    if (!request.askedBy || request.askedBy === who.id || (await isSetUpBy(tx, who.id, request.askedBy))) {
      throw new DomainError(
        'NOT_ALLOWED',
        'This needs the yes of another admin, and not of one whose key or sign-in link the asking admin made within the last week.',
      )
    }
    const [approved] = await tx
      .update(accessRequests)
      .set({ approvedBy: who.id, approvedAt: sql`clock_timestamp()` })
      .where(eq(accessRequests.id, id))
      .returning()
    await record(tx, { type: 'account.access_approved', who, data: { account: request.accountId, request: id } })
    return approved!.kind === 'invitation' ? invite(tx, who, approved!) : approved!
  })
}

/** Invites a person by mail: at once or, where their role reads students' work, once a second admin has said yes. */
export async function askToInvite(tx: Transaction, who: Actor, { id, role, email }: Account): Promise<void> {
  const request = await ask(tx, who, { accountId: id, kind: 'invitation', value: email })
  if (!may(role, 'decision.make')) await invite(tx, who, request)
}

/** The mail is a notice of this event; the link is made when it is sent, so that no admin ever holds it. */
async function invite(tx: Transaction, who: Actor, { id, accountId }: AccessRequest): Promise<AccessRequest> {
  const [used] = await tx
    .update(accessRequests)
    .set({ usedAt: sql`clock_timestamp()` })
    .where(eq(accessRequests.id, id))
    .returning()
  await record(tx, { type: 'account.invited', who, data: { account: accountId } })
  return used!
}

/**
 * Makes access to an account, at once or, where its role reads students' work, once a second admin has said yes to it. The
 * person sees each request on their account page.
 */
export async function withApproval<Made>(
  { db }: Db,
  who: Actor,
  wish: AccessWish,
  make: (tx: Transaction) => Promise<Made>,
): Promise<Access<Made>> {
  return db.transaction(async (tx) => {
    const { role } = await findAccount(tx, wish.accountId)
    const request = (await openRequest(tx, { ...wish, askedBy: who.id })) ?? (await ask(tx, who, wish))
    if (may(role, 'decision.make') && !request.approvedBy) return { waits: request }
    await tx.update(accessRequests).set({ usedAt: sql`clock_timestamp()` }).where(eq(accessRequests.id, request.id))
    return { made: await make(tx) }
  })
}

async function ask(tx: Transaction, who: Actor, wish: AccessWish) {
  const [asked] = await tx
    .insert(accessRequests)
    .values({ id: newId(), ...wish, askedBy: who.id })
    .returning()
  await record(tx, { type: 'account.access_asked', who, data: { account: wish.accountId, kind: wish.kind } })
  return asked!
}
