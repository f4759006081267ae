import { and, eq } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { isId } from '../../db/id.ts'
import { uploads } from '../../db/schema/index.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import type { SentFile } from './hand-in.ts'

/** A file that came with an incomplete reflection or a draft, for the account that sent it. Throws NOT_FOUND. */
export async function keptUpload({ db, files }: Context, who: Actor, id: string): Promise<SentFile> {
  const [kept] = isId(id)
    ? await db
        .select()
        .from(uploads)
        .where(and(eq(uploads.id, id), eq(uploads.accountId, who.id)))
    : []
  if (kept && (await files.has(kept.sha256))) return kept
  throw new DomainError('NOT_FOUND', 'This upload is no longer kept; please send the file again.')
}
