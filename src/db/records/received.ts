import { and, asc, eq, isNull } from 'drizzle-orm'
import type { AuditEvent } from '../../domain/audit/entry.ts'
import type { Session } from '../client.ts'
import { attachments, files, policyVersions, reflections, submissions } from '../schema/index.ts'

export type Received = NonNullable<Awaited<ReturnType<typeof receivedOf>>>

/**
 * The rows that a receipt vouches for, for the event that it is given for: the submission, its file, what came with it in
 * its order, and the reflection where there was one by then. Null once the work is erased.
 */
export async function receivedOf(session: Session, event: AuditEvent) {
  const id = event.submissionId!
  const [row] = await session
    .select({ submission: submissions, file: files, reflection: reflections, policyVersion: policyVersions.version })
    .from(submissions)
    .innerJoin(files, eq(files.submissionId, submissions.id))
    .innerJoin(policyVersions, eq(policyVersions.id, submissions.policyVersionId))
    .leftJoin(reflections, eq(reflections.submissionId, submissions.id))
    .where(eq(submissions.id, id))
  const extraFiles = await session
    .select()
    .from(attachments)
    .where(and(eq(attachments.submissionId, id), isNull(attachments.responseId)))
    .orderBy(asc(attachments.id))
  if (!row) return null
  return {
    ...row,
    event,
    extraFiles,
    reflection: event.type === 'submission.reflection_required' ? null : row.reflection,
  }
}
