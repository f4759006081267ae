import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { Content } from '../domain/audit/contents/content-hash.ts'
import { sha256Hex } from '../domain/hash.ts'
import { type Document, readerVersion, type Zone } from '../domain/screening/document.ts'
import { typedText } from '../domain/screening/mask.ts'
import { content } from './audit/content.ts'
import type { Session, Transaction } from './client.ts'
import { submissions, texts } from './schema/index.ts'

// The only file that reads or writes texts. A file that is read again gives a text beside the earlier ones; a caller that
// names no reader version gets the text that was added last.

export type StoredText = typeof texts.$inferSelect

/** The text of a submission, as a reader of this version read it or as it was last read; null where there is none. */
export async function textOf(session: Session, submissionId: string, version?: string): Promise<StoredText | null> {
  const [found] = await session
    .select()
    .from(texts)
    .where(
      and(eq(texts.submissionId, submissionId), version === undefined ? lastAdded : eq(texts.readerVersion, version)),
    )
  return found ?? null
}

/** What was typed of the last texts of the submissions that meet `where`, newest submission first. */
export async function textsWhere(session: Session, where: SQL | undefined, limit: number) {
  const found = await session
    .select({ id: submissions.id, text: texts.text, zones: sql<Zone[]>`${texts.layout} -> 'zones'` })
    .from(submissions)
    .innerJoin(texts, and(eq(texts.submissionId, submissions.id), lastAdded))
    .where(where)
    .orderBy(desc(submissions.receivedAt), desc(submissions.id))
    .limit(limit)
  return found.map(({ id, text, zones }) => ({ id, text: typedText({ text, zones }) }))
}

/** Where everything is in each text of the submissions that meet `where`, the last text first; null where there is none. */
export function layoutsWhere(session: Session, where: SQL | undefined) {
  return session
    .select({ id: submissions.id, readerVersion: texts.readerVersion, layout: texts.layout })
    .from(submissions)
    .leftJoin(texts, eq(texts.submissionId, submissions.id))
    .where(where)
    .orderBy(...lastAddedFirst)
}

/** The same with the words of each text. */
export function readingsWhere(session: Session, where: SQL | undefined) {
  return session
    .select({ id: submissions.id, readerVersion: texts.readerVersion, layout: texts.layout, text: texts.text })
    .from(submissions)
    .leftJoin(texts, eq(texts.submissionId, submissions.id))
    .where(where)
    .orderBy(...lastAddedFirst)
}

const lastAddedFirst = [sql`${texts.at} desc nulls last`, desc(texts.readerVersion)]

/** Of submissions: those that have a text. */
export const hasText: SQL = sql`exists (select from texts where texts.submission_id = ${submissions.id})`

/** Of texts: those that none was added after for the same submission. */
const lastAdded: SQL = sql`not exists (
  select from texts later where later.submission_id = ${texts.submissionId}
    and (later.at, later.reader_version) > (${texts.at}, ${texts.readerVersion}))`

/** Keeps what the present reader read, and returns it for the event. A text that is there already stays as it is. */
export async function addText(
  tx: Transaction,
  submissionId: string,
  { text, ...layout }: Document,
): Promise<Content[]> {
  const added = await tx
    .insert(texts)
    .values({ submissionId, readerVersion, text, sha256: sha256Hex(text), layout })
    .onConflictDoNothing()
    .returning()
  return added.map((row) => content(texts, row))
}
