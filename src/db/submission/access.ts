import { and, eq, exists, inArray, type SQL, sql } from 'drizzle-orm'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { reviewed } from '../../domain/submission/status-sets.ts'
import type { Session, Transaction } from '../client.ts'
import { assessmentTutors, submissions } from '../schema/index.ts'

export type Submission = typeof submissions.$inferSelect

/**
 * Which submissions `who` may know of (policy sheet §9): a student their own, a tutor those of assessments they are
 * on, a lead those that wait for a person or were decided, an integration those it delivered, an auditor all of them
 * (facts only), an admin none.
 */
export function visibleTo(session: Session, { id, role }: Actor): SQL {
  if (role === 'student') return eq(submissions.studentId, id)
  if (role === 'integration') return eq(submissions.submittedBy, id)
  if (role === 'lead') return inArray(submissions.status, reviewed)
  if (role === 'auditor') return sql`true`
  if (role === 'tutor') {
    return exists(
      session
        .select({ one: sql`1` })
        .from(assessmentTutors)
        .where(and(eq(assessmentTutors.accountId, id), eq(assessmentTutors.assessmentId, submissions.assessmentId))),
    )
  }
  return sql`false`
}

/** The submission, if `who` may know of it. Throws NOT_FOUND alike for a foreign id and an unknown one. */
export async function findSubmission(session: Session, who: Actor, id: string): Promise<Submission> {
  const [found] = await session
    .select()
    .from(submissions)
    .where(and(eq(submissions.id, id), visibleTo(session, who)))
  if (!found) throw notFound()
  return found
}

/** The same, holding the row until the transaction ends, so that two people cannot act on one state at once. */
export async function lockSubmission(tx: Transaction, who: Actor, id: string): Promise<Submission> {
  const [found] = await tx
    .select()
    .from(submissions)
    .where(and(eq(submissions.id, id), visibleTo(tx, who)))
    .for('update')
  if (!found) throw notFound()
  return found
}

/** For the background, which acts for nobody: the row, locked, or null when it is gone. */
export async function lockForWork(tx: Transaction, id: string): Promise<Submission | null> {
  const [found] = await tx.select().from(submissions).where(eq(submissions.id, id)).for('update')
  return found ?? null
}

const notFound = () => new DomainError('NOT_FOUND', 'There is no such submission, or it is not yours to see.')
