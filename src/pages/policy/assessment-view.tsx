import type { ComponentChildren } from 'preact'
import type { Assessment } from '../../db/policy/assessments.ts'
import type { SignedIn } from '../../http/server/session.ts'
import { Layout } from '../kit/layout.tsx'
import { Time } from '../kit/time.tsx'
import { Allowance } from '../parts/allowance.tsx'

interface ViewProps {
  who: SignedIn
  assessment: Assessment
  /** What those who set it should think about again. */
  warnings: string[]
  children: ComponentChildren
}

/** One assessment: when it is due, what AI may be used for, and its brief. */
export function AssessmentView({ who, assessment, warnings, children }: ViewProps) {
  const { title, brief } = assessment
  return (
    <Layout title={title} who={who}>
      <h1>
        <bdi>{title}</bdi>
      </h1>
      <Terms assessment={assessment} />
      {warnings.map((warning) => (
        <p key={warning} class="note">
          {warning}
        </p>
      ))}
      <Allowance {...assessment} />
      <h2>The brief</h2>
      <p class="verbatim" dir="auto">
        {brief || 'There is none.'}
      </p>
      {children}
    </Layout>
  )
}

function Terms({ assessment }: Pick<ViewProps, 'assessment'>) {
  const { publishedAt, dueAt, responseDays, sampleRate, anonymous } = assessment
  return (
    <p>
      Published <Time at={publishedAt} />.{' '}
      {dueAt && (
        <>
          Due by <Time at={dueAt} />.
        </>
      )}{' '}
      A student has {responseDays} days to respond. {Math.round(sampleRate * 100)} % of the work that nobody would
      otherwise look at is drawn for a person to read. {anonymous && 'It is marked without names.'}
    </p>
  )
}
