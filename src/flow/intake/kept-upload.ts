import { and, count, eq } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import type { Session } from '../../db/client.ts'
import { isId, newId } from '../../db/id.ts'
import { uploads } from '../../db/schema/index.ts'
import { DomainError } from '../../domain/error.ts'
import type { Encoding } from '../../domain/intake/encodings.ts'
import { limits } from '../../domain/limits.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { retryIfFileWasRemoved } from '../files/remove-unreferenced.ts'
import { type SentFile, workRow } from './hand-in.ts'

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

/**
 * Keeps a file whose reflection needs another look, and gives the id under which it is found again. The same file under
 * the same name is kept once. Throws TOO_MANY_REQUESTS when the account has as many as are kept.
 */
export async function keepForLater(context: Context, who: Actor, file: SentFile): Promise<string> {
  const upload = { id: newId(), accountId: who.id, ...workRow(file) }
  const same = [eq(uploads.accountId, who.id), eq(uploads.sha256, upload.sha256), eq(uploads.name, upload.name)]
  const [before] = await context.db
    .select({ id: uploads.id })
    .from(uploads)
    .where(and(...same))
  if (before) {
    if (upload.encoding) await chooseEncoding(context.db, who, before.id, upload.encoding)
    return before.id
  }
  await refuseManyUploads(context.db, who)
  await retryIfFileWasRemoved(context, () => context.db.insert(uploads).values(upload))
  return upload.id
}

/** Keeps the encoding that a student chose for a kept text, or that they chose none. Changes no upload of another account. */
export async function chooseEncoding(session: Session, who: Actor, id: string, encoding: Encoding | null) {
  await session
    .update(uploads)
    .set({ encoding })
    .where(and(eq(uploads.id, id), eq(uploads.accountId, who.id)))
}

/** Throws TOO_MANY_REQUESTS when an account has as many files waiting as are kept. */
export async function refuseManyUploads(session: Session, { id, role }: Actor): Promise<void> {
  const most = role === 'integration' ? limits.integrationKeptUploads : limits.keptUploads
  const [kept] = await session.select({ files: count() }).from(uploads).where(eq(uploads.accountId, id))
  if (kept!.files < most) return
  throw new DomainError(
    'TOO_MANY_REQUESTS',
    `${most} files are kept for you that are not handed in yet, and no more can be. Hand one of them in, or wait: each is kept for 30 days.`,
  )
}
