import { asc, eq } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { findAssessment } from '../../db/policy/assessments.ts'
import { attachments } from '../../db/schema/index.ts'
import { findSubmission } from '../../db/submission/access.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { record } from '../record.ts'
import { intactStream } from './intact.ts'

/** What stands beside the work: attached to responses, or sent along by an LMS (`responseId` null). In anonymous marking the names of files are left out. */
export async function attachmentsOf({ db }: Pick<Context, 'db'>, who: Actor, submissionId: string) {
  const submission = await findSubmission(db, who, submissionId)
  const { anonymous } = await findAssessment(db, submission.assessmentId)
  const rows = await db
    .select()
    .from(attachments)
    .where(eq(attachments.submissionId, submissionId))
    .orderBy(asc(attachments.at), asc(attachments.id))
  const hidden = anonymous && who.id !== submission.studentId
  return rows.map(({ id, responseId, sha256, bytes, name }, index) => ({
    id,
    responseId,
    sha256,
    bytes,
    name: hidden ? `attachment-${index + 1}${/\.[a-z0-9]{1,5}$/i.exec(name)?.[0] ?? ''}` : name,
  }))
}

/** One attachment, for those who may read the work. Throws NOT_FOUND. */
export async function readAttachment(context: Context, who: Actor, submissionId: string, id: string) {
  const attachment = (await attachmentsOf(context, who, submissionId)).find((one) => one.id === id)
  if (!attachment) throw new DomainError('NOT_FOUND', 'There is no such attachment.')
  if (who.role !== 'student') {
    await record(context.db, { type: 'submission.attachment_read', who, submissionId, data: { attachment: id } })
  }
  return { name: attachment.name, bytes: attachment.bytes, stream: await intactStream(context, attachment.sha256) }
}
