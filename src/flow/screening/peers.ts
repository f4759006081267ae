import type { Session } from '../../db/client.ts'
import { worksSharing } from '../../db/screening/fingerprints.ts'
import { cohortOf, textsOf } from '../../db/screening/peers.ts'
import type { Submission } from '../../db/submission/access.ts'
import { fingerprints } from '../../detectors/overlap/fingerprints.ts'
import type { Peer } from '../../domain/screening/detector.ts'

/** How much of the cohort is read besides, so that phrases common to all of it can be told from shared passages. */
const ofTheCohort = 20

/** Works to compare a text with: those that share wording with it wherever they are, and some of its own cohort. */
export async function peersOf(session: Session, submission: Submission, text: string, brief: string): Promise<Peer[]> {
  const sharing = await textsOf(session, await worksSharing(session, submission, fingerprints(text, brief)))
  const cohort = await cohortOf(session, submission, ofTheCohort)
  return [...sharing, ...cohort.filter(({ id }) => !sharing.some((peer) => peer.id === id))]
}
