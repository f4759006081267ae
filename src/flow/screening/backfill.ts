import { and, asc, gt, inArray } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { submissions } from '../../db/schema/index.ts'
import { screenable } from '../../domain/submission/status-sets.ts'
import { reread } from './reread.ts'
import { screen } from './screen.ts'

/**
 * Asks detectors about work that came before they were there, were switched on, or had their present version; before that,
 * with `readAgain`, reads the files that the present reader has not read. Earlier texts and runs stay. `progress` hears how
 * many submissions were gone through.
 */
export async function backfill(
  context: Context,
  { readAgain }: { readAgain: boolean },
  progress: (done: number) => void,
): Promise<number> {
  let done = 0
  for (let after: string | null = null; ; ) {
    const page: { id: string }[] = await context.db
      .select({ id: submissions.id })
      .from(submissions)
      .where(and(inArray(submissions.status, screenable), after ? gt(submissions.id, after) : undefined))
      .orderBy(asc(submissions.id))
      .limit(100)
    for (const { id } of page) {
      if (readAgain) await reread(context, id)
      await screen(context, id)
      progress(++done)
    }
    const last = page.at(-1)
    if (!last) return done
    after = last.id
  }
}
