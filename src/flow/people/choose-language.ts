import { eq } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { accounts } from '../../db/schema/index.ts'
import type { Language } from '../../domain/people/language.ts'
import type { Actor } from '../../domain/people/permission.ts'

/** A person chooses the language of their pages and mails; null leaves it to their browser. */
export async function chooseLanguage(
  { db }: Pick<Context, 'db'>,
  who: Actor,
  language: Language | null,
): Promise<void> {
  await db.update(accounts).set({ language }).where(eq(accounts.id, who.id))
}
