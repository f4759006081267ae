import { policyPoints } from '../../domain/policy/points.ts'
import type { Decision } from '../../domain/review/decision.ts'
import type { WholeView } from '../../flow/submission/present.ts'
import { concernLabels, findingLabels } from '../kit/labels.ts'

interface PointsProps {
  decision: Pick<Decision, 'points'> & { intent?: string | null; limitsConsidered?: string | null }
  flags: WholeView['flags']
}

/** Each thing at issue with its finding, reasons and evidence; the standard of proof, intent, and the limits of statistics. */
export function DecisionPoints({ decision: { points, intent, limitsConsidered }, flags }: PointsProps) {
  if (!points.length && !intent && !limitsConsidered) return null
  return (
    <>
      {points.length > 0 && <p>Each finding is made on the balance of probabilities: it is more likely than not.</p>}
      {points.map((point, index) => (
        <section key={`${point.code}-${index}`} aria-label={`Point ${index + 1}`}>
          <h4>
            Point {index + 1}: {concernLabels[point.code]}. {findingLabels[point.finding]}.
          </h4>
          {point.policyPoint && <p class="quiet">What the policy asks: {policyPoints[point.policyPoint]}</p>}
          {[point.particulars, ...(point.reasons === point.particulars ? [] : [point.reasons])].map((words) => (
            <p key={words} class="verbatim" dir="auto">
              {words}
            </p>
          ))}
          <ul>
            {point.evidence.map((item) => (
              <li key={JSON.stringify(item)} dir="auto">
                {evidenceInWords(item, flags)}
              </li>
            ))}
          </ul>
          {point.answers.map(({ text }) => (
            <p key={text} class="verbatim" dir="auto">
              Answer to what the student said: {text}
            </p>
          ))}
        </section>
      ))}
      <Weighed label="About intent" words={intent} />
      <Weighed label="The limits of statistical signals, and how they were weighed" words={limitsConsidered} />
    </>
  )
}

function Weighed({ label, words }: { label: string; words: string | null | undefined }) {
  if (!words) return null
  return (
    <>
      <h4>{label}</h4>
      <p class="verbatim" dir="auto">
        {words}
      </p>
    </>
  )
}

/** A piece of evidence as people read it. */
export function evidenceInWords(item: Decision['evidence'][number], flags: WholeView['flags']): string {
  if ('observation' in item) return item.observation
  if ('conversationId' in item) return 'The record of a conversation.'
  return flags.find(({ id }) => id === item.flagId)?.message ?? 'A point that a detector raised.'
}
