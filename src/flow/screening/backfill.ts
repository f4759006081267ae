import { and, asc, gt, inArray } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { submissions } from '../../db/schema/index.ts'
import { screenable } from '../../domain/submission/status-sets.ts'
import { type Reread, reread } from './reread.ts'
import { screen } from './screen.ts'

/**
 * Asks detectors about work that came before they were there, were switched on, or had their present version; before that,
 * with `readAgain`, reads the files that the present reader has not read, also those that were damaged or missing then.
 * Earlier texts and runs stay. `progress` hears how many submissions were gone through. Returns that, and what the second
 * readings came to.
 */
export async function backfill(
  context: Context,
  { readAgain }: { readAgain: boolean },
  progress: (done: number) => void,
): Promise<{ done: number; readings: Record<Reread, number> }> {
  const readings = { read: 0, unchanged: 0, unreadable: 0, damaged: 0, absent: 0, unreachable: 0 }
  let done = 0
  for (let after: string | null = null; ; ) {
    const page: { id: string }[] = await context.db
      .select({ id: submissions.id })
      .from(submissions)
      .where(and(inArray(submissions.status, screenable), after ? gt(submissions.id, after) : undefined))
      .orderBy(asc(submissions.id))
      .limit(100)
    for (const { id } of page) {
      if (readAgain) readings[await reread(context, id)] += 1
      await screen(context, id)
      progress(++done)
    }
    const last = page.at(-1)
    if (!last) return { done, readings }
    after = last.id
  }
}
