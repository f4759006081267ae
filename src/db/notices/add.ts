import { type SQL, sql } from 'drizzle-orm'
import { type NoticeKind, optionalKinds } from '../../domain/notices/kinds.ts'
import type { Session } from '../client.ts'
import { assessmentOf, type Recipients } from './recipients.ts'

/** What a notice is about: ids, as far as they apply. The assessment of a submission goes without saying. */
export interface About {
  submissionId?: string | undefined
  assessmentId?: string | undefined
  disclosureId?: string | undefined
  permissionId?: string | undefined
  policyVersionId?: string | undefined
}

export interface NewNotice {
  kind: NoticeKind
  to: Recipients
  about: About
  /** The audit event that it tells of. The same event tells a person the same thing once. */
  eventId: string
  /** Until when its person has to act, as an expression in SQL on `accounts`. */
  actBy?: SQL
}

/**
 * Adds a notice for each of its people who may sign in. It goes by mail at once to those who have an address; one that is
 * not required waits for the daily digest, or stays on the pages, where its person chose so.
 */
export async function addNotices(session: Session, { kind, to, about, eventId, actBy }: NewNotice): Promise<void> {
  const { submissionId, disclosureId, permissionId, policyVersionId } = about
  const assessmentId = about.assessmentId ?? (submissionId ? assessmentOf(submissionId) : null)
  const timing: SQL = optionalKinds.includes(kind) ? sql`accounts.notice_timing` : sql`'each'`
  await session.execute(sql`
    insert into notices (id, person_id, kind, event_id, submission_id, assessment_id, disclosure_id, permission_id,
      policy_version_id, act_by, channel, in_digest, next_attempt_at)
    select gen_random_uuid(), id, ${kind}, ${eventId}::uuid, ${submissionId ?? null}::uuid, ${assessmentId}::uuid,
      ${disclosureId ?? null}::uuid, ${permissionId ?? null}::uuid, ${policyVersionId ?? null}::uuid,
      act_by, case when by_mail then 'email' else 'page' end,
      by_mail and timing = 'daily', case when by_mail and timing <> 'daily' then clock_timestamp() end
    from (
      select accounts.id, ${actBy ?? null}::timestamptz as act_by, ${timing} as timing, accounts.email is not null and ${timing} <> 'page' as by_mail
      from accounts where accounts.disabled_at is null and accounts.role <> 'integration' and ${to}
    ) people
    on conflict do nothing`)
}
