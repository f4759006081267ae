import type { figuresOf } from '../../db/figures.ts'
import type { Outcome } from '../../domain/review/decision.ts'
import type { ReferralResult } from '../../domain/review/referral.ts'
import type { SignedIn } from '../../http/server/session.ts'
import { opinionLabels, outcomeLabels, referralLabels } from '../kit/labels.ts'
import { Layout } from '../kit/layout.tsx'
import { Figures } from '../parts/figures.tsx'

type AllFigures = Awaited<ReturnType<typeof figuresOf>>

/** Counts, outcomes and times of a provider's cases. */
export function Statistics({ who, figures }: { who: SignedIn; figures: AllFigures }) {
  return (
    <Layout title="Statistics" who={who} wide>
      <h1>Statistics</h1>
      <p>
        Counts and medians over everything that is kept, without names. They say how the process runs, not how anybody
        is.
      </p>
      <Cases {...figures} />
      <Opinions {...figures} />
      <Origins {...figures} />
    </Layout>
  )
}

function Cases({ outcomes, responses, reopenings, referrals }: AllFigures) {
  const [conversations] = responses
  return (
    <>
      <Figures
        name="Decisions"
        columns={['Outcome', 'Decisions', 'Median time from receipt']}
        rows={outcomes.map(({ outcome, count, hours }) => [outcomeLabels[outcome as Outcome], count, duration(hours)])}
      />
      <Figures
        name="Conversations"
        columns={['Evidence shown', 'Answered', 'Median time to answer']}
        rows={[[conversations!.disclosures, conversations!.answered, duration(conversations!.hours)]]}
      />
      <Figures
        name="Opened again"
        columns={['Why', 'Times']}
        rows={reopenings.map(({ kind, count }) => [kind.replace('_', ' '), count])}
      />
      <Figures
        name="Referrals"
        columns={['What came back', 'Referrals']}
        rows={referrals.map(({ outcome, count }) => [referralLabels[outcome as ReferralResult] ?? 'Still open', count])}
      />
    </>
  )
}

function Opinions({ opinions }: AllFigures) {
  const { all, moved, unsure } = movesOf(opinions)
  return (
    <>
      <Figures
        name="First readings and decisions"
        columns={['First reading', 'Decision', 'Times']}
        rows={opinions.map(({ before, after, count }) => [
          opinionLabels[before as 'unsure'],
          outcomeLabels[after as Outcome],
          count,
        ])}
      />
      <p>
        Of {all} first readings that led to a decision, {moved} moved to the other side after the results were shown;{' '}
        {unsure} began unsure.
      </p>
    </>
  )
}

function Origins({ assessments, detectors }: AllFigures) {
  return (
    <>
      <Figures
        name="By assessment"
        columns={['Assessment', 'Received', 'Reviewed', 'Decided', 'No concern']}
        rows={assessments.map(({ title, received, reviewed, decided, cleared }) => [
          title,
          received,
          reviewed,
          decided,
          cleared,
        ])}
      />
      <Figures
        name="By detector"
        columns={['Detector', 'Runs', 'Flags', 'Set aside by a person']}
        rows={detectors.map(({ detector, runs, flags, setAside }) => [detector, runs, flags, setAside])}
      />
    </>
  )
}

/** A median time as people say it. */
function duration(hours: number | null): string {
  if (hours === null) return ''
  return hours < 48 ? `${Math.round(hours * 10) / 10} h` : `${Math.round(hours / 24)} days`
}

/** An opinion has moved when the first reading and the decision point different ways; “not sure” is counted apart. */
function movesOf(rows: AllFigures['opinions']) {
  const sum = (keep: (row: AllFigures['opinions'][number]) => boolean) =>
    rows.filter(keep).reduce((total, { count }) => total + count, 0)
  return {
    all: sum(() => true),
    moved: sum(({ before, after }) => before !== 'unsure' && (before === 'no_concern') !== (after === 'no_concern')),
    unsure: sum(({ before }) => before === 'unsure'),
  }
}
