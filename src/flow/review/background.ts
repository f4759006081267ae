import type { Session } from '../../db/client.ts'
import { adjustmentsOf } from '../../db/dates/extensions.ts'
import { earlierCasesOf } from '../../db/review/decided/earlier-cases.ts'
import type { Rows } from '../../db/submission/view.ts'
import { type Actor, may } from '../../domain/people/permission.ts'
import { backgroundSeen } from '../../domain/review/shown/background.ts'
import type { Access } from '../submission/visibility.ts'

/**
 * What is known of the student beside the work, as far as a person who reviews it sees it; null for everybody else. Earlier
 * cases are null while they are sealed.
 */
export async function backgroundShown(
  session: Session,
  { id, role }: Actor,
  { submission, visibility }: Pick<Access, 'submission' | 'visibility'>,
  { decisions, disclosures }: Pick<Rows, 'decisions' | 'disclosures'>,
  confirmations: { confirmedBy: string; proposalId: string }[],
) {
  const { reviews, names } = visibility
  if (!reviews) return null
  const newest = decisions.at(-1)
  const isSecondPerson = confirmations.some(
    ({ confirmedBy, proposalId }) => confirmedBy === id && proposalId === newest?.proposalId,
  )
  const seen = backgroundSeen(
    { role, reviews, names, isSecondPerson },
    { status: submission.status, isDisclosed: disclosures.length > 0, newest },
  )
  return {
    adjustment: seen.adjustment ? await adjustmentShown(session, role, submission.studentId) : null,
    earlierCases: seen.earlierCases ? await earlierCasesOf(session, submission) : null,
  }
}

/** The standing adjustment; its note is for those who set adjustments. */
async function adjustmentShown(session: Session, role: Actor['role'], studentId: string) {
  const [standing] = await adjustmentsOf(session, studentId)
  if (!standing || (standing.days === null && standing.share === null)) return null
  const { days, share, note } = standing
  return { days, share, note: may(role, 'adjustment.set') ? note : null }
}
