import type { Session } from '../../db/client.ts'
import { newestReopening } from '../../db/review/appeals.ts'
import { partsBefore } from '../../db/review/parts.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { checkNoEarlierPart } from '../../domain/review/appeal.ts'

/** In a round that an appeal opened, refuses a person who had a part in the case before it. Throws NOT_INDEPENDENT. */
export async function refuseEarlierPart(
  session: Session,
  { id: personId }: Actor,
  submissionId: string,
): Promise<void> {
  const reopening = await newestReopening(session, submissionId)
  if (reopening?.kind !== 'appeal') return
  checkNoEarlierPart(await partsBefore(session, submissionId, { personId, before: reopening.at }))
}
