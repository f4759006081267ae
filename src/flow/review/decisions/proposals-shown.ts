import type { Session } from '../../../db/client.ts'
import { decisionsOf } from '../../../db/review/case-rows.ts'
import { circumstancesOf, conflictsOf, marksOf, standingMark } from '../../../db/review/marks.ts'
import { proposalsOf } from '../../../db/review/proposals.ts'
import type { Submission } from '../../../db/submission/access.ts'
import type { Actor } from '../../../domain/people/permission.ts'
import { heldMark } from '../../../domain/review/held-mark.ts'
import { seesProposal } from '../../../domain/review/shown/sees-proposal.ts'
import type { Visibility } from '../../../domain/submission/visibility.ts'
import { maximumOfWork } from '../../lti/gradebook/line-item.ts'

/**
 * What people said of a decision before it stood. The student reads who confirmed it and why a second person was waived;
 * reviewers see a proposal as `seesProposal` says.
 */
export async function proposalsShown(
  session: Session,
  { id: personId }: Actor,
  { id, status }: Submission,
  { reviews }: Visibility,
  roundsDecided: number,
) {
  const { proposals, readings, confirmations, waivers } = await proposalsOf(session, id)
  const shown = proposals.map(({ proposal, isOpen }) => {
    const { id: proposalId, round, at, proposedBy, decision } = proposal
    const known = { id: proposalId, round, at, isOpen: isOpen && status === 'under_review' }
    const own = readings.filter((one) => one.proposalId === proposalId)
    if (!seesProposal(personId, { ...proposal, readers: own.map(({ readerId }) => readerId) }, { roundsDecided }))
      return { ...known, proposedBy: null, decision: null, readings: [], returned: null }
    const returned = confirmations.find((one) => one.proposalId === proposalId && !one.agrees)
    return {
      ...known,
      proposedBy,
      decision,
      readings: own.filter(({ readerId }) => readerId === personId || round <= roundsDecided),
      returned: returned ?? null,
    }
  })
  return {
    proposals: reviews ? shown : [],
    confirmations: confirmations.filter(({ agrees }) => agrees),
    waivers,
  }
}

/** The ids of the proposals that a person who reviews the work does not see yet. */
export async function hiddenProposals(
  session: Session,
  { id: personId }: Actor,
  submissionId: string,
  { reviews }: Visibility,
): Promise<ReadonlySet<string>> {
  if (!reviews) return new Set()
  const { proposals, readings } = await proposalsOf(session, submissionId)
  if (!proposals.length) return new Set()
  const roundsDecided = (await decisionsOf(session, submissionId)).length
  const readersOf = (id: string) => readings.filter((one) => one.proposalId === id).map(({ readerId }) => readerId)
  const hidden = proposals.filter(
    ({ proposal }) => !seesProposal(personId, { ...proposal, readers: readersOf(proposal.id) }, { roundsDecided }),
  )
  return new Set(hidden.map(({ proposal }) => proposal.id))
}

/** The marks of a work for those who review it, and why the one that stands is held back from the gradebook, if it is. */
export async function markShown(session: Session, { id, status }: Submission, { reviews }: Visibility) {
  if (!reviews) return null
  const given = await marksOf(session, id)
  const { highestMark } = await circumstancesOf(session, id)
  return {
    standing: await standingMark(session, id),
    highest: highestMark,
    held: heldMark(status),
    maximum: await maximumOfWork(session, id),
    given,
  }
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
