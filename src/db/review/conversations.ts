import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm'
import type { Shown } from '../../domain/review/conversation.ts'
import type { Session } from '../client.ts'
import { conversationAnswers, conversationReads, conversations, disclosures, responseWindows } from '../schema/index.ts'

/** The records of conversations about a submission in order of time, each with when the student opened it and what they said of it. */
export async function conversationRecordsOf(session: Session, submissionId: string) {
  const records = await session
    .select({ record: conversations, seenAt: conversationReads.at })
    .from(conversations)
    .leftJoin(conversationReads, eq(conversationReads.conversationId, conversations.id))
    .where(eq(conversations.submissionId, submissionId))
    .orderBy(asc(conversations.at), asc(conversations.id))
  const answers = await session
    .select()
    .from(conversationAnswers)
    .where(eq(conversationAnswers.submissionId, submissionId))
    .orderBy(asc(conversationAnswers.at), asc(conversationAnswers.id))
  return records.map(({ record, seenAt }) => ({
    ...record,
    seenAt,
    answers: answers.filter(({ conversationId }) => conversationId === record.id),
  }))
}

/** What disclosures had brought to the student by then: those whose notice had arrived. */
export async function shownBefore(session: Session, submissionId: string, heldAt: Date): Promise<Shown[]> {
  const arrived = await session
    .select({ items: disclosures.items })
    .from(disclosures)
    .innerJoin(responseWindows, eq(responseWindows.disclosureId, disclosures.id))
    .where(and(eq(disclosures.submissionId, submissionId), lte(responseWindows.at, heldAt)))
  return arrived.flatMap(({ items }) => items)
}

/** The ids of the records that the student has not opened yet. */
export async function unseenBy(session: Session, studentId: string, submissionId: string): Promise<string[]> {
  const rows = await session
    .select({ id: conversations.id })
    .from(conversations)
    .leftJoin(conversationReads, eq(conversationReads.conversationId, conversations.id))
    .where(
      and(
        eq(conversations.submissionId, submissionId),
        isNull(conversationReads.conversationId),
        sql`exists (select from submissions where id = ${submissionId} and student_id = ${studentId})`,
      ),
    )
  return rows.map(({ id }) => id)
}
