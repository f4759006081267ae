import type { Session } from '../../db/client.ts'
import { whatWaits } from '../../db/review/reading-setting.ts'
import { findWithAccess, type Submission } from '../../db/submission/access.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { type Visibility, visibilityOf } from '../../domain/submission/visibility.ts'

/** A submission, what one person may see of it, and that person's own first reading where there is one. */
export interface Access {
  submission: Submission
  visibility: Visibility
  reading: Awaited<ReturnType<typeof findWithAccess>>['reading']
}

/** What `who` may see of a submission and do with it. Throws NOT_FOUND alike for a foreign id and an unknown one. */
export async function accessTo(session: Session, who: Actor, id: string): Promise<Access> {
  const found = await findWithAccess(session, who, id)
  const { submission, anonymous, isTutor, isMember, isDisclosed, reading, hasReadProposal } = found
  const visibility = visibilityOf(
    { ...who, isTutor, isMember, hasRead: reading !== null || hasReadProposal },
    { ...submission, isDisclosed },
    { anonymous },
    await whatWaits(session),
  )
  return { submission, visibility, reading }
}
