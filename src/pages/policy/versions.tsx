import type { Page } from '../../db/cursor.ts'
import type { AssessmentVersion } from '../../db/dates/versions.ts'
import { NextPage } from '../kit/list.tsx'
import { Time } from '../kit/time.tsx'

interface VersionsProps {
  versions: Page<AssessmentVersion>
  /** Whether the page is a later one than the first. */
  isLater?: boolean
}

/** What was changed of an assessment, when and why, newest first; nothing where it is as it was published. */
export function Versions({ versions: { items, nextCursor }, isLater = false }: VersionsProps) {
  if (!items[0] || (items[0].version === 1 && !isLater)) return null
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">Changes</h2>
      <ul class="rows">
        {items.map(({ id, version, at, reason, countsFrom, dueAt, aiLevel }) => (
          <li key={id}>
            Version {version}, <Time at={at} />: {reason ? <bdi>{reason}</bdi> : 'as published'} (level {aiLevel}
            {dueAt && (
              <>
                , due by <Time at={dueAt} />
              </>
            )}
            ).{' '}
            {countsFrom.getTime() > at.getTime() + 60_000 && (
              <>
                It counts for work that arrives from <Time at={countsFrom} />.
              </>
            )}
          </li>
        ))}
      </ul>
      <NextPage path={`/assessments/${items[0].assessmentId}`} query={{}} cursor={nextCursor} />
    </section>
  )
}
