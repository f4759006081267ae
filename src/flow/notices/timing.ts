import { eq } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { accounts } from '../../db/schema/index.ts'
import type { NoticeTiming } from '../../domain/notices/kinds.ts'
import type { Actor } from '../../domain/people/permission.ts'

/** A person chooses how notices come to them that are not part of the process. It holds for notices from now on. */
export async function chooseTiming({ db }: Pick<Context, 'db'>, who: Actor, noticeTiming: NoticeTiming): Promise<void> {
  await db.update(accounts).set({ noticeTiming }).where(eq(accounts.id, who.id))
}

export async function timingOf({ db }: Pick<Context, 'db'>, who: Actor): Promise<NoticeTiming> {
  const [found] = await db.select({ timing: accounts.noticeTiming }).from(accounts).where(eq(accounts.id, who.id))
  return found!.timing
}
