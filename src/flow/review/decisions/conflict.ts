import type { Session } from '../../../db/client.ts'
import { partsIn } from '../../../db/review/parts.ts'
import { DomainError } from '../../../domain/error.ts'
import type { Actor } from '../../../domain/people/permission.ts'
import { isConflicted } from '../../../domain/review/independence.ts'

/** A person with a conflict of interest takes no part in deciding about the work. Throws NOT_ALLOWED. */
export async function refuseConflicted(session: Session, { id }: Actor, submissionId: string): Promise<void> {
  if (!isConflicted(id, await partsIn(session, submissionId))) return
  const problem = 'A conflict of interest was declared for you on this work, so another person decides about it.'
  throw new DomainError('NOT_ALLOWED', problem)
}
