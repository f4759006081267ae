import { asc, eq } from 'drizzle-orm'
import type { Session } from '../client.ts'
import { accounts, reviewNotes } from '../schema/index.ts'

/** What reviewers noted about a work, oldest first, with their names. */
export const notesOf = (session: Session, submissionId: string) =>
  session
    .select({
      id: reviewNotes.id,
      submissionId: reviewNotes.submissionId,
      writtenBy: reviewNotes.writtenBy,
      writtenByName: accounts.name,
      text: reviewNotes.text,
      at: reviewNotes.at,
    })
    .from(reviewNotes)
    .innerJoin(accounts, eq(accounts.id, reviewNotes.writtenBy))
    .where(eq(reviewNotes.submissionId, submissionId))
    .orderBy(asc(reviewNotes.at), asc(reviewNotes.id))
