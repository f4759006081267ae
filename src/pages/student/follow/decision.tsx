import type { WholeView } from '../../../flow/submission/present.ts'
import { outcomeLabels, outcomeMeaning } from '../../kit/labels.ts'
import { Time } from '../../kit/time.tsx'
import { Grounds } from '../../parts/grounds.tsx'
import { LettersShown, ReferralOutcomesShown } from '../../parts/letters.tsx'
import { Appeal } from './appeal.tsx'
import type { FollowProps } from './follow-props.ts'

/** The newest decision with its reasons, the ones before it, and how to appeal. */
export function DecisionShown({ who, view, visibility, now }: FollowProps) {
  const [newest, ...earlier] = [...view.decisions].reverse()
  return (
    <section aria-labelledby="decision">
      <h2 id="decision">{view.status === 'decided' ? 'The decision' : 'The earlier decision'}</h2>
      <One decision={newest!} view={view} />
      {earlier.map((decision) => (
        <details key={decision.id}>
          <summary>An earlier decision: {outcomeLabels[decision.outcome]}</summary>
          <One decision={decision} view={view} />
        </details>
      ))}
      {view.reopenings.map(({ id, at, kind, grounds, reason }) => (
        <div key={id} class="note">
          <p>
            {kind === 'appeal' ? 'Your appeal' : 'Opened again'}, <Time at={at} />: <span dir="auto">{reason}</span>
          </p>
          <Grounds grounds={grounds} />
        </div>
      ))}
      <ReferralOutcomesShown outcomes={view.referralOutcomes} />
      {visibility.steps.includes('reopen') && <Appeal who={who} view={view} now={now} />}
      <LettersShown view={view} />
    </section>
  )
}

type Decision = WholeView['decisions'][number]

function One({ decision, view }: { decision: Decision; view: WholeView }) {
  return (
    <div class="sheet">
      <h3>{outcomeLabels[decision.outcome]}</h3>
      <p class="meta">
        Decided by a person, <Time at={decision.at} />. {outcomeMeaning[decision.outcome]}
      </p>
      <h4>Reasons</h4>
      <p class="verbatim" dir="auto">
        {decision.reasons}
      </p>
      <Evidence decision={decision} view={view} />
      <Answers {...decision} />
    </div>
  )
}

function Evidence({ decision: { evidence }, view }: { decision: Decision; view: WholeView }) {
  if (!evidence.length) return null
  const flags = new Map(view.flags.map((flag) => [flag.id, flag]))
  return (
    <>
      <h4>What the decision rests on</h4>
      <ul>
        {evidence.map((item) =>
          'flagId' in item ? (
            <li key={item.flagId} dir="auto">
              {flags.get(item.flagId)?.message ?? 'A point that a detector raised.'}
            </li>
          ) : 'observation' in item ? (
            <li key={item.observation} dir="auto">
              {item.observation}
            </li>
          ) : (
            <li key={item.conversationId}>The record of your conversation.</li>
          ),
        )}
      </ul>
    </>
  )
}

function Answers({ answers }: Decision) {
  if (!answers.length) return null
  return (
    <>
      <h4>Answers to what you said</h4>
      <ul>
        {answers.map(({ responseId, text }) => (
          <li key={responseId} class="verbatim" dir="auto">
            {text}
          </li>
        ))}
      </ul>
    </>
  )
}
