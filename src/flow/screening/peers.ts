import type { Context } from '../../context.ts'
import { worksSharing } from '../../db/screening/fingerprints.ts'
import { cohortOf, textsOf } from '../../db/screening/peers.ts'
import type { Submission } from '../../db/submission/access.ts'
import type { Peer } from '../../domain/screening/detector.ts'

/** How much of the cohort is read besides, so that phrases common to all of it can be told from shared passages. */
const ofTheCohort = 20

/** Works to compare a text with: those that share wording with it wherever they are, and some of its own cohort. */
export async function peersOf(
  { db, threads }: Context,
  submission: Submission,
  text: string,
  brief: string,
): Promise<Peer[]> {
  const fingerprints = await threads.run('fingerprints', [text, brief])
  const sharing = await textsOf(db, await worksSharing(db, submission, fingerprints))
  const cohort = await cohortOf(db, submission, ofTheCohort)
  return [...sharing, ...cohort.filter(({ id }) => !sharing.some((peer) => peer.id === id))]
}
