import { sealedSentence } from '../../../domain/review/shown/background.ts'
import type { WholeView } from '../../../flow/submission/present.ts'
import { concernLabels, findingLabels, outcomeLabels } from '../../kit/labels.ts'
import { Time } from '../../kit/time.tsx'

type Background = NonNullable<WholeView['background']>

/** What is known of the student beside the work: a standing adjustment, and earlier cases once they are not sealed. */
export function BackgroundShown({ view: { background, disclosures } }: { view: WholeView }) {
  if (!background) return null
  return (
    <>
      {disclosures.length > 0 && <p class="quiet">{adjustmentWords(background.adjustment)}</p>}
      {background.earlierCases ? (
        <EarlierCases cases={background.earlierCases} />
      ) : (
        <p class="quiet">{sealedSentence}</p>
      )}
    </>
  )
}

function adjustmentWords(adjustment: Background['adjustment']): string {
  if (!adjustment) return 'No standing adjustment is on record for the student.'
  const { days, share, note } = adjustment
  const time =
    days === null
      ? `${Math.round((share ?? 0) * 100)} % more time for each assessment`
      : days === 1
        ? 'one day more for each assessment'
        : `${days} days more for each assessment`
  return `The student has a standing adjustment: ${time}.${note ? ` Note: ${note}` : ''}`
}

function EarlierCases({ cases }: { cases: NonNullable<Background['earlierCases']> }) {
  return (
    <>
      <h3>Earlier cases of the student</h3>
      {cases.length === 0 && <p>There are none.</p>}
      <ul>
        {cases.map(({ submissionId, title, outcome, findings, at }) => (
          <li key={submissionId}>
            <bdi>{title}</bdi>, <Time at={at} />: {outcomeLabels[outcome]}
            {findings.map(({ code, finding }) => `. ${concernLabels[code]}: ${findingLabels[finding].toLowerCase()}`)}
          </li>
        ))}
      </ul>
    </>
  )
}
