import type { Session } from '../../../db/client.ts'
import { circumstancesOf, conflictsOf, marksOf, standingMark } from '../../../db/review/marks.ts'
import { proposalsOf } from '../../../db/review/proposals.ts'
import type { Submission } from '../../../db/submission/access.ts'
import type { Actor } from '../../../domain/people/permission.ts'
import { heldMark } from '../../../domain/review/held-mark.ts'
import type { Visibility } from '../../../domain/submission/visibility.ts'

/**
 * What people said of a decision before it stood. The student reads who confirmed it and why a second person was waived.
 * Reviewers see a proposal once they have noted their own reading for it, or its round is decided; before, that there is one.
 */
export async function proposalsShown(
  session: Session,
  { id: personId }: Actor,
  { id, status }: Submission,
  { reviews }: Visibility,
  roundsDecided: number,
) {
  const { proposals, readings, confirmations, waivers } = await proposalsOf(session, id)
  const sees = ({ id: proposalId, proposedBy, round }: (typeof proposals)[number]['proposal']) =>
    proposedBy === personId ||
    round <= roundsDecided ||
    readings.some((one) => one.proposalId === proposalId && one.readerId === personId)
  const shown = proposals.map(({ proposal, isOpen }) => {
    const { id: proposalId, round, at, proposedBy, decision } = proposal
    const known = { id: proposalId, round, at, isOpen: isOpen && status === 'under_review' }
    if (!sees(proposal)) return { ...known, proposedBy: null, decision: null, readings: [], returned: null }
    const returned = confirmations.find((one) => one.proposalId === proposalId && !one.agrees)
    return {
      ...known,
      proposedBy,
      decision,
      readings: readings.filter(
        (one) => one.proposalId === proposalId && (one.readerId === personId || round <= roundsDecided),
      ),
      returned: returned ?? null,
    }
  })
  return {
    proposals: reviews ? shown : [],
    confirmations: confirmations.filter(({ agrees }) => agrees),
    waivers,
  }
}

/** The marks of a work for those who review it, and why the one that stands is held back from the gradebook, if it is. */
export async function markShown(session: Session, { id, status }: Submission, { reviews }: Visibility) {
  if (!reviews) return null
  const given = await marksOf(session, id)
  const { highestMark } = await circumstancesOf(session, id)
  return { standing: await standingMark(session, id), highest: highestMark, held: heldMark(status), given }
}

/** Conflicts of interest for those who review the work; the reason is for leads and for the person themselves. */
export async function conflictsShown(
  session: Session,
  { id, role }: Actor,
  submissionId: string,
  { reviews }: Visibility,
) {
  if (!reviews) return []
  const conflicts = await conflictsOf(session, submissionId)
  return conflicts.map(({ reason, ...conflict }) => ({
    ...conflict,
    reason: role === 'lead' || conflict.personId === id ? reason : null,
  }))
}
