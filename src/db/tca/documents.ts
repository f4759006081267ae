import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { DomainError } from '../../domain/error.ts'
import type { Session } from '../client.ts'
import { isId } from '../id.ts'
import { idempotencyKeys, integrations, submissions, tcaDocuments } from '../schema/index.ts'

export type TcaDocument = typeof tcaDocuments.$inferSelect

/** The key under which the file of a document is handed in, so that it becomes one submission however often it comes. */
export const handInKey = (documentId: string) => `tca ${documentId}`

export async function addDocument(session: Session, row: typeof tcaDocuments.$inferInsert): Promise<TcaDocument> {
  const [added] = await session.insert(tcaDocuments).values(row).returning()
  return added!
}

/** A document of one integration, with the status of its submission. Throws NOT_FOUND, also for another integration's. */
export async function findDocument(session: Session, integrationId: string, id: string) {
  const [found] = isId(id)
    ? await session
        .select({ document: tcaDocuments, status: submissions.status })
        .from(tcaDocuments)
        .leftJoin(submissions, eq(submissions.id, tcaDocuments.submissionId))
        .where(and(eq(tcaDocuments.id, id), eq(tcaDocuments.integrationId, integrationId)))
    : []
  if (!found) throw new DomainError('NOT_FOUND', 'There is no such submission.')
  return found
}

/** Notes which submission the file of a document became. */
export async function linkSubmission(session: Session, id: string, submissionId: string): Promise<void> {
  await session
    .update(tcaDocuments)
    .set({ submissionId })
    .where(and(eq(tcaDocuments.id, id), isNull(tcaDocuments.submissionId)))
}

/**
 * The document that became a submission, or null. Where a process died before it noted that, the key of the hand-in still
 * says so, and it is noted now.
 */
export async function documentOfSubmission(session: Session, submissionId: string): Promise<TcaDocument | null> {
  const [linked] = await session.select().from(tcaDocuments).where(eq(tcaDocuments.submissionId, submissionId))
  if (linked) return linked
  const [found] = await session
    .select({ document: tcaDocuments })
    .from(idempotencyKeys)
    .innerJoin(integrations, eq(integrations.accountId, idempotencyKeys.accountId))
    .innerJoin(
      tcaDocuments,
      and(
        eq(tcaDocuments.integrationId, integrations.id),
        eq(idempotencyKeys.key, sql`'tca ' || ${tcaDocuments.id}::text`),
      ),
    )
    .where(eq(idempotencyKeys.submissionId, submissionId))
  if (!found) return null
  await linkSubmission(session, found.document.id, submissionId)
  return { ...found.document, submissionId }
}

/** Notes when a report was first asked for. */
export async function noteReportAsked(session: Session, id: string): Promise<void> {
  await session
    .update(tcaDocuments)
    .set({ reportAskedAt: sql`clock_timestamp()` })
    .where(and(eq(tcaDocuments.id, id), isNull(tcaDocuments.reportAskedAt)))
}

/** Notes the measured overlap in %, once. False where another process has done so. */
export async function noteOverlap(session: Session, id: string, sharedPercent: number): Promise<boolean> {
  const noted = await session
    .update(tcaDocuments)
    .set({ sharedPercent })
    .where(and(eq(tcaDocuments.id, id), isNull(tcaDocuments.sharedPercent), isNotNull(tcaDocuments.reportAskedAt)))
    .returning({ id: tcaDocuments.id })
  return noted.length > 0
}

/** The submission that a document became, with its status; null before its file has come. */
export async function workOf(session: Session, id: string) {
  const [found] = await session
    .select({ id: submissions.id, status: submissions.status })
    .from(tcaDocuments)
    .innerJoin(submissions, eq(submissions.id, tcaDocuments.submissionId))
    .where(eq(tcaDocuments.id, id))
  return found ?? null
}
