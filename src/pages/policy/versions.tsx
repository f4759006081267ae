import type { AssessmentVersion } from '../../db/dates/versions.ts'
import { Time } from '../kit/time.tsx'

/** What was changed of an assessment, when and why, newest first; nothing where it is as it was published. */
export function Versions({ versions }: { versions: AssessmentVersion[] }) {
  if (versions.length < 2) return null
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">Changes</h2>
      <ul class="rows">
        {versions.map(({ id, version, at, reason, countsFrom, dueAt, aiLevel }) => (
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
    </section>
  )
}
