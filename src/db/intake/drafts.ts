import { and, eq, sql } from 'drizzle-orm'
import type { Session, Transaction } from '../client.ts'
import { drafts, uploads } from '../schema/index.ts'

export type Draft = NonNullable<Awaited<ReturnType<typeof findDraft>>>

/** What is kept for a hand-in that a student has begun: the file, if there is one. Null where nothing is. */
export async function findDraft(session: Session, accountId: string, assessmentId: string) {
  const [found] = await session
    .select({
      upload: {
        id: uploads.id,
        name: uploads.name,
        bytes: uploads.bytes,
        sha256: uploads.sha256,
        mediaType: uploads.mediaType,
        encoding: uploads.encoding,
      },
    })
    .from(drafts)
    .leftJoin(uploads, and(eq(uploads.id, drafts.uploadId), eq(uploads.accountId, drafts.accountId)))
    .where(and(eq(drafts.accountId, accountId), eq(drafts.assessmentId, assessmentId)))
  return found ?? null
}

/** Remembers the file that is kept for a hand-in. */
export async function putDraft(
  session: Session,
  accountId: string,
  assessmentId: string,
  draft: { uploadId: string },
): Promise<void> {
  await session
    .insert(drafts)
    .values({ accountId, assessmentId, ...draft })
    .onConflictDoUpdate({
      target: [drafts.accountId, drafts.assessmentId],
      set: { ...draft, savedAt: sql`clock_timestamp()` },
    })
}

export async function removeDraft(session: Session, accountId: string, assessmentId: string): Promise<void> {
  await session.delete(drafts).where(and(eq(drafts.accountId, accountId), eq(drafts.assessmentId, assessmentId)))
}

/** Forgets the file that is kept for a draft, before another takes its place. */
export async function removeUploadOfDraft(tx: Transaction, accountId: string, assessmentId: string): Promise<void> {
  const draft = await findDraft(tx, accountId, assessmentId)
  if (!draft?.upload) return
  await tx
    .update(drafts)
    .set({ uploadId: null })
    .where(and(eq(drafts.accountId, accountId), eq(drafts.assessmentId, assessmentId)))
  await tx.delete(uploads).where(eq(uploads.id, draft.upload.id))
}
