import type { Assessment } from '../../db/policy/assessments.ts'
import type { contextsOf } from '../../flow/lti/offers.ts'
import type { SignedIn } from '../../http/server/session.ts'
import { PickField } from '../kit/form/choice.tsx'
import { PostForm } from '../kit/form/post-form.tsx'
import { Layout } from '../kit/layout.tsx'
import { Time } from '../kit/time.tsx'
import { Allowance } from '../parts/allowance.tsx'
import { DueBy } from './assessments-view.tsx'
import { LtiContexts } from './lti-contexts.tsx'

interface AssessmentPageProps {
  who: SignedIn
  assessment: Assessment
  warnings: string[]
  /** The courses of LMSs that use it or ask for it; none for those who may not answer them. */
  contexts: Awaited<ReturnType<typeof contextsOf>>
  /** Whose work it is to read, and who else could; null for those who may not change that. */
  tutors: { chosen: string[]; people: { id: string; name: string }[] } | null
}

/** One assessment: what is set, which use of AI it allows, and who its tutors are. */
export function AssessmentPage({ who, assessment, warnings, contexts, tutors }: AssessmentPageProps) {
  const { id, title, brief } = assessment
  return (
    <Layout title={title} who={who}>
      <h1>
        <bdi>{title}</bdi>
      </h1>
      <Terms {...assessment} />
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
      <LtiContexts who={who} assessmentId={id} contexts={contexts} />
      {tutors && <Tutors who={who} id={id} {...tutors} />}
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

type TutorsProps = NonNullable<AssessmentPageProps['tutors']> & { who: SignedIn; id: string }

function Tutors({ who, id, chosen, people }: TutorsProps) {
  return (
    <PostForm who={who} action={`/assessments/${id}/tutors`}>
      <h2>Tutors</h2>
      <PickField
        kind="checkbox"
        name="tutors"
        legend="Who reads the work of this assessment"
        choices={Object.fromEntries(people.map((person) => [person.id, person.name]))}
        chosen={chosen}
      />
      <button type="submit" class="second">
        Save
      </button>
    </PostForm>
  )
}
