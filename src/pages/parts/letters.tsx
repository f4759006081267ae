import type { WholeView } from '../../flow/submission/present.ts'
import { referralLabels } from '../kit/labels.ts'
import { Time } from '../kit/time.tsx'

/** The completion letters that were issued, as a page and as a PDF, the newest first. */
export function LettersShown({ view: { id, letters } }: { view: Pick<WholeView, 'id' | 'letters'> }) {
  if (!letters.length) return null
  return (
    <>
      <h3>{letters.length > 1 ? 'Completion letters' : 'Completion letter'}</h3>
      <ul>
        {[...letters].reverse().map((letter) => (
          <li key={letter.id}>
            <a href={`/submissions/${id}/letters/${letter.id}`}>Read the letter</a> or{' '}
            <a href={`/submissions/${id}/letters/${letter.id}/pdf`}>download it as a PDF</a>, issued{' '}
            <Time at={letter.at} />. The outside body that it names can be asked until <Time at={letter.outsideBy} />.
          </li>
        ))}
      </ul>
    </>
  )
}

/** What came of referrals, the newest last. */
export function ReferralOutcomesShown({ outcomes }: { outcomes: WholeView['referralOutcomes'] }) {
  return (
    <>
      {outcomes.map(({ id, outcome, code, date, reference }) => (
        <p key={id} class="note">
          Outcome of the referral, {date}: {referralLabels[outcome]}
          {code && (
            <>
              {' '}
              (<bdi>{code}</bdi>)
            </>
          )}
          . Reference: <bdi>{reference}</bdi>.
        </p>
      ))}
    </>
  )
}
