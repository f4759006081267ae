import type { Context } from '../../context.ts'
import { resumeNotices } from '../../db/asset-processor/notices.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { record } from '../record.ts'

/** Applies a notice once more that waits or was given up. Throws NOT_FOUND for any other. */
export async function retryNotice({ db }: Pick<Context, 'db'>, who: Actor, registrationId: string, noticeId: string) {
  if (!(await resumeNotices(db, registrationId, noticeId))) {
    throw new DomainError(
      'NOT_FOUND',
      'No such notice waits. One that was applied, or whose content was removed, cannot be tried again.',
    )
  }
  await record(db, { type: 'lti.notice_retried', who, data: { registration: registrationId, notice: noticeId } })
  return { id: noticeId, state: 'accepted' as const }
}
