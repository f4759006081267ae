import type { CourseRole } from './enrolment.ts'

/** What an LMS said of a person in a course before. */
export interface Known {
  /** As what they came by their last launch, and when; null where they never did. */
  launchedAs: CourseRole | null
  launchedAt: Date | null
  /** As what the last roster listed them; null where it did not. */
  listedAs: CourseRole | null
}

/** What a roster says of a person: a role, that they are not active, or nothing. */
export type Listing = CourseRole | 'inactive' | 'absent'

/** How long a launch counts for a person whom no roster lists, such as an admin of the LMS. */
const launchLastsMs = 7 * 24 * 60 * 60_000

/**
 * As what a person is in a course after a roster was read, or null for not at all. A launch is signed for that person and
 * moment, and some platforms list a person in another role than they launch in, so the roster counts against a launch only
 * by what changes in it. `launchCounts` says whether the launch is still what counts the next time.
 */
export function standingBy(
  known: Known,
  listing: Listing,
  now: Date,
): { role: CourseRole | null; launchCounts: boolean } {
  const { launchedAs, launchedAt, listedAs } = known
  const listed = listing === 'student' || listing === 'tutor' ? listing : null
  const isNews = listing === 'inactive' || (listedAs !== null && listed !== listedAs)
  if (!launchedAs || isNews) return { role: listed, launchCounts: false }
  const lasts = listed !== null || now.getTime() - (launchedAt?.getTime() ?? 0) < launchLastsMs
  return { role: lasts ? launchedAs : null, launchCounts: lasts }
}
