import type { WholeView } from '../../../flow/submission/present.ts'
import { outcomeLabels } from '../../kit/labels.ts'
import { DecisionPoints } from '../../parts/decision-points.tsx'

type Proposed = NonNullable<WholeView['proposals'][number]['decision']>

/** A decision as it is proposed: what would be recorded, and what the student would read. */
export function ProposedDecision({ decision, view }: { decision: Proposed; view: Pick<WholeView, 'flags'> }) {
  const { outcome, reasons, score, answers } = decision
  return (
    <>
      <p>
        <b>{outcomeLabels[outcome]}</b>
        {score !== undefined && `, with the mark ${score}`}
      </p>
      <p class="verbatim" dir="auto">
        {reasons}
      </p>
      <DecisionPoints decision={decision} flags={view.flags} />
      {answers.length > 0 && (
        <>
          <h4>Answers to what the student said</h4>
          <ul>
            {answers.map(({ text }) => (
              <li key={text} class="verbatim" dir="auto">
                {text}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
