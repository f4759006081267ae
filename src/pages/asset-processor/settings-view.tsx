import type { processorOf } from '../../flow/asset-processor/settings.ts'
import type { SignedIn } from '../../http/server/session.ts'
import { PickField } from '../kit/form/choice.tsx'
import { PostForm } from '../kit/form/post-form.tsx'
import { Layout } from '../kit/layout.tsx'
import { Time } from '../kit/time.tsx'

type Shown = Awaited<ReturnType<typeof processorOf>>
type SettingsProps = Shown & { who: SignedIn }

/** How an attached processor stands, and which reports the teachers of the activity see. */
export function SettingsPage({ who, processor, assessment, standing }: SettingsProps) {
  const { reportsCitations, reportsAdvisory } = processor
  const chosen = [...(reportsCitations ? ['citations'] : []), ...(reportsAdvisory ? ['advisory'] : [])]
  return (
    <Layout title="Reports in your LMS" who={who}>
      <h1>Reports in your LMS</h1>
      <p>
        Work that is handed in to the activity belongs to{' '}
        <a href={`/assessments/${assessment.id}`}>
          <bdi>{assessment.title}</bdi>
        </a>
        .
      </p>
      <Standing standing={standing} />
      <PostForm who={who} action={`/asset-processors/${processor.id}`} class="sheet">
        <PickField
          kind="checkbox"
          name="reports"
          legend="Advice that teachers see in the LMS"
          help="The statement on AI use and the decision are always shown. Students never see advice there."
          choices={{ citations: 'Places that name an AI as an author', advisory: 'Other advice on AI use' }}
          chosen={chosen}
        />
        <button type="submit">Keep this choice</button>
      </PostForm>
    </Layout>
  )
}

function Standing({ standing }: Pick<Shown, 'standing'>) {
  const { name, handedIn, waiting, last, failedReports } = standing
  return (
    <dl class="facts">
      <dt>LMS</dt>
      <dd>
        <bdi>{name}</bdi>
      </dd>
      <dt>Notices</dt>
      <dd>
        <Notices standing={standing} />
      </dd>
      <dt>Works taken in</dt>
      <dd>
        {handedIn}
        {last && (
          <>
            , the last file at <Time at={last} />
          </>
        )}
      </dd>
      {waiting > 0 && (
        <>
          <dt>Files that wait</dt>
          <dd>
            {waiting}. They are fetched again by themselves; “Resubmit all files” in the LMS asks for them at once.
          </dd>
        </>
      )}
      {failedReports > 0 && (
        <>
          <dt>Reports that the LMS refused</dt>
          <dd>{failedReports}. “Resubmit all files” in the LMS has them sent once more.</dd>
        </>
      )}
    </dl>
  )
}

/** Whether the LMS tells of new work by itself. */
function Notices({ standing: { isOrdered, checkedAt, testedAt, problem } }: Pick<Shown, 'standing'>) {
  if (problem) return <>{problem}</>
  if (!isOrdered) {
    return <>Not ordered yet. They are ordered when a person comes from the LMS the next time.</>
  }
  return (
    <>
      Ordered; looked at <Time at={checkedAt!} />
      {testedAt ? (
        <>
          , test notice received <Time at={testedAt} />.
        </>
      ) : (
        '. No test notice has come so far.'
      )}
    </>
  )
}
