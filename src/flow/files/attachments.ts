import { asc, eq } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { attachments } from '../../db/schema/index.ts'
import { DomainError } from '../../domain/error.ts'
import { neutralName } from '../../domain/intake/file-kind.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { record } from '../record.ts'
import { accessTo } from '../submission/visibility.ts'
import { intactStream } from './intact.ts'

/** The files attached to responses, or sent along by an LMS (`responseId` null). Their names are hidden with the student's. */
export async function attachmentsOf({ db }: Pick<Context, 'db'>, who: Actor, submissionId: string) {
  const { visibility } = await accessTo(db, who, submissionId)
  const rows = await db
    .select()
    .from(attachments)
    .where(eq(attachments.submissionId, submissionId))
    .orderBy(asc(attachments.at), asc(attachments.id))
  return rows.map(({ id, responseId, sha256, bytes, name }, index) => ({
    id,
    responseId,
    sha256,
    bytes,
    name: visibility.names ? name : neutralName(`attachment-${index + 1}`, name),
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
