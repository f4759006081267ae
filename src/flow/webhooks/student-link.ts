import type { Context } from '../../context.ts'
import { addSignInLink } from '../../db/people/sessions.ts'
import { findSubmission } from '../../db/submission/access.ts'
import { isOurStudent } from '../../db/webhooks/outside-accounts.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { ownAddress } from '../own-address.ts'
import { record } from '../record.ts'

/**
 * A link for the student whose work an integration delivered, so that they can complete the reflection without an
 * account of their own: it signs them in once, within a day. Throws NOT_FOUND for work that another integration delivered.
 */
export async function studentLink(context: Context, who: Actor, submissionId: string) {
  if (who.role !== 'integration')
    throw new DomainError('NOT_ALLOWED', 'Links for students are for the LMS that delivered the work.')
  const submission = await findSubmission(context.db, who, submissionId)
  if (!(await isOurStudent(context.db, who.id, submission.studentId))) {
    throw new DomainError('NOT_ALLOWED', 'This student is not one that this LMS introduced.')
  }
  const secret = await addSignInLink(context.db, submission.studentId)
  await record(context.db, { type: 'session.link_made', who, submissionId, data: {} })
  const address = ownAddress(context)
  return { signIn: `${address}/sign-in/${secret}`, page: `${address}/submissions/${submissionId}/reflection` }
}
