import { and, asc, count, desc, eq, inArray, lt, sql } from 'drizzle-orm'
import type { Session, Transaction } from '../client.ts'
import { accounts, formDrafts } from '../schema/index.ts'

export type FormDraft = typeof formDrafts.$inferSelect

const ofForm = (accountId: string, form: string) => and(eq(formDrafts.accountId, accountId), eq(formDrafts.form, form))

/** Until the transaction ends, no other request saves or ends a draft of this person. */
export async function draftsOneByOne(tx: Transaction, accountId: string): Promise<void> {
  await tx.select({ id: accounts.id }).from(accounts).where(eq(accounts.id, accountId)).for('no key update')
}

/** The newest version of a person's draft of a form, or null. */
export async function newestDraft(session: Session, accountId: string, form: string): Promise<FormDraft | null> {
  const [found] = await session
    .select()
    .from(formDrafts)
    .where(ofForm(accountId, form))
    .orderBy(desc(formDrafts.version))
    .limit(1)
  return found ?? null
}

/** A person's drafts of the forms of one page, every version, the oldest first. */
export function draftsOnPage(session: Session, accountId: string, page: string): Promise<FormDraft[]> {
  return session
    .select()
    .from(formDrafts)
    .where(and(eq(formDrafts.accountId, accountId), eq(formDrafts.page, page)))
    .orderBy(asc(formDrafts.form), asc(formDrafts.version))
}

/** For how many forms a person has drafts. */
export async function countDrafts(session: Session, accountId: string): Promise<number> {
  const [row] = await session
    .select({ drafts: count() })
    .from(formDrafts)
    .where(and(eq(formDrafts.accountId, accountId), eq(formDrafts.sent, false)))
  return row!.drafts
}

export async function addDraft(tx: Transaction, row: typeof formDrafts.$inferInsert): Promise<void> {
  await tx.insert(formDrafts).values(row)
}

/** Removes versions of a draft, all of them unless they are named. */
export async function removeDraft(
  session: Session,
  accountId: string,
  form: string,
  versions?: number[],
): Promise<void> {
  await session
    .delete(formDrafts)
    .where(and(ofForm(accountId, form), versions && inArray(formDrafts.version, versions)))
}

/** Removes the drafts of all people about a piece of work. */
export async function removeDraftsAbout(session: Session, subject: string): Promise<void> {
  await session.delete(formDrafts).where(eq(formDrafts.subject, subject))
}

/** Removes what was last saved more than `days` ago, and says how much. */
export async function removeOldDrafts(session: Session, days: number): Promise<number> {
  const old = lt(formDrafts.savedAt, sql`clock_timestamp() - make_interval(days => ${days})`)
  return (await session.delete(formDrafts).where(old).returning({ form: formDrafts.form })).length
}
