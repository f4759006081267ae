import type { Page } from '../../db/cursor.ts'
import type { AssessmentVersion } from '../../db/dates/versions.ts'
import type { Course } from '../../db/people/courses.ts'
import type { Assessment, AssessmentInForce } from '../../db/policy/assessments.ts'
import { may } from '../../domain/people/permission.ts'
import type { contextsOf } from '../../flow/lti/offers.ts'
import type { SignedIn } from '../../http/server/session.ts'
import { Layout } from '../kit/layout.tsx'
import { Time } from '../kit/time.tsx'
import { Allowance } from '../parts/allowance.tsx'
import { DueBy } from './assessments-view.tsx'
import { LtiContexts } from './lti-contexts.tsx'
import { Versions } from './versions.tsx'

interface AssessmentPageProps {
  who: SignedIn
  assessment: AssessmentInForce
  /** The course that it belongs to; null for a tutor who has it in another one. */
  course: Course | null
  warnings: string[]
  versions: Page<AssessmentVersion>
  /** Whether a later page of the versions is shown. */
  isLater: boolean
  /** What counts at present, where what the assessment allows counts from a later date. */
  before: AssessmentVersion | null
  /** The courses of LMSs that use it or ask for it; none for those who may not answer them. */
  contexts: Awaited<ReturnType<typeof contextsOf>>
}

/** One assessment: what is set, which use of AI it allows, and the course it belongs to. */
export function AssessmentPage(props: AssessmentPageProps) {
  const { who, assessment, course, warnings, versions, isLater, before, contexts } = props
  const { id, title, brief } = assessment
  return (
    <Layout title={title} who={who}>
      <h1>
        <bdi>{title}</bdi>
      </h1>
      {course && (
        <p>
          <a href={`/courses/${course.id}`}>
            <bdi>{course.title}</bdi>
          </a>
        </p>
      )}
      <Terms {...assessment} />
      {warnings.map((warning) => (
        <p key={warning} class="note">
          {warning}
        </p>
      ))}
      <Allowance {...assessment} before={before} />
      <h2>The brief</h2>
      <p class="verbatim" dir="auto">
        {brief || 'There is none.'}
      </p>
      <Versions versions={versions} isLater={isLater} />
      {may(who.role, 'assessment.write') && (
        <p>
          <a href={`/assessments/${id}/change`}>Change this assessment</a>
        </p>
      )}
      {may(who.role, 'extension.grant') && (
        <p>
          <a href={`/assessments/${id}/outstanding`}>Who has not handed in, and more time for students</a>
        </p>
      )}
      <LtiContexts who={who} assessmentId={id} contexts={contexts} />
    </Layout>
  )
}

function Terms({ publishedAt, dueAt, responseDays, sampleRate, anonymous }: Assessment) {
  return (
    <p>
      Published <Time at={publishedAt} />. <DueBy at={dueAt} /> A student has {responseDays} days to respond.{' '}
      {Math.round(sampleRate * 100)} % of the work that nobody would otherwise look at is drawn for a person to read.{' '}
      {anonymous && 'It is marked without names.'}
    </p>
  )
}
