import { processing } from '../../../domain/submission/status-sets.ts'
import { Layout } from '../../kit/layout.tsx'
import { useWords } from '../../kit/words.tsx'
import { AllMeasurements } from '../../parts/all-measurements.tsx'
import { AnswerBy } from '../../parts/answer-by.tsx'
import { ExtraFiles } from '../../parts/extra-files.tsx'
import { RecordLink } from '../../parts/record-link.tsx'
import { ReflectionShown } from '../../parts/reflection.tsx'
import { Runs } from '../../parts/runs.tsx'
import { Conversations } from '../talk/conversations.tsx'
import { DecisionShown } from './decision.tsx'
import { Disclosed } from './disclosed.tsx'
import type { FollowProps } from './follow-props.ts'
import { ReceiptShown } from './receipt.tsx'
import { StatusShown } from './status.tsx'
import { Withdraw } from './withdraw.tsx'

/** A student follows their work: where it stands, what was checked, what was shown to them, what was decided and why. */
export function FollowView(props: FollowProps) {
  const { who, view, visibility } = props
  const moving = processing.includes(view.status)
  return (
    <Layout title={view.assessment.title} who={who} scripts={moving ? ['htmx.js'] : []}>
      <h1>
        <bdi>{view.assessment.title}</bdi>
      </h1>
      <AnswerBy
        turn={view.turn}
        href={view.turn.why === 'reflection' ? `/submissions/${view.id}/reflection` : '#evidence'}
      />
      <StatusShown {...view} since={view.statusSince} />
      {view.decisions.length > 0 && <DecisionShown {...props} />}
      {view.disclosures.length > 0 && <Disclosed {...props} />}
      {view.conversations.length > 0 && <Conversations {...props} />}
      <ReceiptShown view={view} due={props.due} />
      <ExtraFiles submissionId={view.id} attachments={props.attachments} />
      <ChecksShown {...props} />
      <OwnReflection {...props} />
      {view.file && <RecordLink id={view.id} />}
      {visibility.steps.includes('withdraw') && <Withdraw who={who} id={view.id} />}
    </Layout>
  )
}

/** Every check that ran on the work, with its result; a check that waits for consent links to its terms. */
function ChecksShown({ view, detectors, clocks }: FollowProps) {
  const { say } = useWords()
  return (
    <section aria-labelledby="checks">
      <h2 id="checks">{say('follow.checked')}</h2>
      <p>{say('follow.checkedHelp')}</p>
      <Runs
        runs={view.runs}
        detectors={detectors}
        clocks={clocks}
        steps={({ detector, state, reason }) =>
          state === 'blocked' &&
          reason === 'consent' && (
            <p>
              <a href={`/detectors/${detector}/terms`}>{say('follow.readTerms')}</a>
            </p>
          )
        }
      />
      <AllMeasurements runs={view.runs} detectors={detectors} />
    </section>
  )
}

function OwnReflection({ view, visibility }: FollowProps) {
  const { say } = useWords()
  return (
    <section aria-labelledby="reflection">
      <h2 id="reflection">{say('follow.reflection')}</h2>
      {view.reflection ? (
        <details>
          <summary>{say('follow.readReflection')}</summary>
          <ReflectionShown reflection={view.reflection} />
        </details>
      ) : visibility.steps.includes('reflect') ? (
        <p>
          <a class="button" href={`/submissions/${view.id}/reflection`}>
            {say('follow.addReflection')}
          </a>
        </p>
      ) : (
        <p>{say('follow.noReflection')}</p>
      )}
    </section>
  )
}
