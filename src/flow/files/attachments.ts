import { asc, eq } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { attachments } from '../../db/schema/index.ts'
import { DomainError } from '../../domain/error.ts'
import { neutralName } from '../../domain/intake/file-kind.ts'
import type { Actor } from '../../domain/people/permission.ts'
import type { Visibility } from '../../domain/submission/visibility.ts'
import { record } from '../record.ts'
import { accessTo } from '../submission/visibility.ts'
import { outgoing } from './outgoing.ts'

/** The files attached to responses, or sent along by an LMS (`responseId` null). Their names are hidden with the student's. */
export async function attachmentsOf(context: Pick<Context, 'db'>, who: Actor, submissionId: string) {
  const { visibility } = await accessTo(context.db, who, submissionId)
  const rows = await rowsOf(context, visibility, submissionId)
  return rows.map(({ id, responseId, sha256, bytes, name }) => ({ id, responseId, sha256, bytes, name }))
}

async function rowsOf({ db }: Pick<Context, 'db'>, { names }: Visibility, submissionId: string) {
  const rows = await db
    .select()
    .from(attachments)
    .where(eq(attachments.submissionId, submissionId))
    .orderBy(asc(attachments.at), asc(attachments.id))
  return rows.map((row, index) => (names ? row : { ...row, name: neutralName(`attachment-${index + 1}`, row.name) }))
}

/**
 * One attachment, for those who may read the work: as it arrived, or a copy without its properties where names are hidden.
 * Throws NOT_FOUND, and NOT_ALLOWED where no such copy can be made.
 */
export async function readAttachment(context: Context, who: Actor, submissionId: string, id: string) {
  const { visibility } = await accessTo(context.db, who, submissionId)
  const attachment = (await rowsOf(context, visibility, submissionId)).find((one) => one.id === id)
  if (!attachment) throw new DomainError('NOT_FOUND', 'There is no such attachment.')
  if (who.role !== 'student') {
    await record(context.db, { type: 'submission.attachment_read', who, submissionId, data: { attachment: id } })
  }
  return { name: attachment.name, ...(await outgoing(context, visibility, attachment)) }
}
