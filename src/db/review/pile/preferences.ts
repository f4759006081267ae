import { eq, sql } from 'drizzle-orm'
import type { Session } from '../../client.ts'
import { reviewPreferences } from '../../schema/index.ts'

/** How a person works through the review list. */
export interface ReviewPreferences {
  /** The filters that they used last, as the query of the list's address; empty for none. */
  filters: string
  /** Whether single keys act on the pages (WCAG 2.1.4). */
  hasShortcuts: boolean
}

/** Without filters and with keys where a person chose nothing. */
export async function preferencesOf(session: Session, accountId: string): Promise<ReviewPreferences> {
  const [found] = await session
    .select({ filters: reviewPreferences.filters, hasShortcuts: reviewPreferences.hasShortcuts })
    .from(reviewPreferences)
    .where(eq(reviewPreferences.accountId, accountId))
  return found ?? { filters: '', hasShortcuts: true }
}

/** Keeps what a person chose; what is left out stays as it is. */
export async function keepPreferences(
  session: Session,
  accountId: string,
  { filters, hasShortcuts }: Partial<ReviewPreferences>,
): Promise<void> {
  await session
    .insert(reviewPreferences)
    .values({ accountId, filters: filters ?? '', hasShortcuts: hasShortcuts ?? true })
    .onConflictDoUpdate({
      target: reviewPreferences.accountId,
      set: {
        filters: filters ?? sql`${reviewPreferences.filters}`,
        hasShortcuts: hasShortcuts ?? sql`${reviewPreferences.hasShortcuts}`,
      },
    })
}
