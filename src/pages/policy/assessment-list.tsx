import type { Assessment } from '../../db/policy/assessments.ts'
import { may } from '../../domain/people/permission.ts'
import { aiLevels } from '../../domain/policy/assessment.ts'
import type { SignedIn } from '../../http/server/session.ts'
import { Layout } from '../kit/layout.tsx'
import { Time } from '../kit/time.tsx'

/** The assessments that a person may see, each with its level of AI use. */
export function AssessmentList({ who, assessments }: { who: SignedIn; assessments: Assessment[] }) {
  return (
    <Layout title="Assessments" who={who}>
      <h1>Assessments</h1>
      {may(who.role, 'assessment.write') && (
        <p>
          <a class="button" href="/assessments/new">
            Publish an assessment
          </a>
        </p>
      )}
      <ul class="rows">
        {assessments.map((assessment) => (
          <Row key={assessment.id} assessment={assessment} />
        ))}
      </ul>
    </Layout>
  )
}

function Row({ assessment: { id, title, aiLevel, dueAt, anonymous } }: { assessment: Assessment }) {
  return (
    <li>
      <h2>
        <a href={`/assessments/${id}`}>
          <bdi>{title}</bdi>
        </a>
      </h2>
      <p>
        Level {aiLevel}, {aiLevels[aiLevel]}.{' '}
        {dueAt && (
          <>
            Due by <Time at={dueAt} />.
          </>
        )}
        {anonymous && ' Marked without names.'}
      </p>
    </li>
  )
}
