import { deciderInWords } from '../../../domain/review/shown/decider.ts'
import type { WholeView } from '../../../flow/submission/present.ts'
import { outcomeLabels, outcomeMeaning } from '../../kit/labels.ts'
import { Time } from '../../kit/time.tsx'
import { DecisionPoints, evidenceInWords } from '../../parts/decision-points.tsx'
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
        Decided by a person, <Time at={decision.at} />: <bdi>{whoIs(view, decision.decidedBy)}</bdi>.{' '}
        {outcomeMeaning[decision.outcome]}
      </p>
      <h4>Reasons</h4>
      <p class="verbatim" dir="auto">
        {decision.reasons}
      </p>
      <DecisionPoints decision={decision} flags={view.flags} />
      <SecondPerson decision={decision} view={view} />
      <Evidence decision={decision} view={view} />
      <Answers {...decision} />
    </div>
  )
}

/** Who else had to agree, or why there was no second person. */
function SecondPerson({ decision: { proposalId }, view }: { decision: Decision; view: WholeView }) {
  const confirmed = view.confirmations.find((one) => one.proposalId === proposalId)
  const waiver = view.waivers.find((one) => one.proposalId === proposalId)
  if (confirmed) {
    return (
      <p>
        A second person, who had no part in the case before, read your work and what you said and agreed,{' '}
        <Time at={confirmed.at} />: <bdi>{whoIs(view, confirmed.confirmedBy)}</bdi>.
      </p>
    )
  }
  if (!waiver) return null
  return (
    <p dir="auto">
      No second person looked at it; this was allowed by {whoIs(view, waiver.waivedBy)}. The reason: {waiver.reason}
    </p>
  )
}

/** A person by their role, and by their name where the provider shows it. */
function whoIs({ deciders }: WholeView, personId: string): string {
  const found = deciders.find(({ id }) => id === personId)
  return found ? deciderInWords(found) : 'a person'
}

function Evidence({ decision: { evidence }, view }: { decision: Decision; view: WholeView }) {
  if (!evidence.length) return null
  return (
    <>
      <h4>What the decision rests on</h4>
      <ul>
        {evidence.map((item) => (
          <li key={JSON.stringify(item)} dir="auto">
            {evidenceInWords(item, view.flags)}
          </li>
        ))}
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
        {answers.map(({ text }) => (
          <li key={text} class="verbatim" dir="auto">
            {text}
          </li>
        ))}
      </ul>
    </>
  )
}
