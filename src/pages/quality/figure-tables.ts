import type { AllFigures } from '../../db/figures.ts'
import type { ReopeningKind } from '../../domain/review/appeal.ts'
import type { Outcome } from '../../domain/review/decision.ts'
import type { ReferralResult } from '../../domain/review/referral.ts'
import type { Detector } from '../../domain/screening/detector.ts'
import { opinionLabels, outcomeLabels, referralLabels, reopeningLabels } from '../kit/labels.ts'

/** A table of figures; the first cell of a row names it. */
export interface FigureTable {
  name: string
  columns: string[]
  rows: (string | number)[][]
}

/** All figures as tables in words, for the page and for the file. */
export function tablesOf(figures: AllFigures, detectors: Pick<Detector, 'id' | 'title'>[]): FigureTable[] {
  return [...casesOf(figures), ...opinionsOf(figures), ...originsOf(figures, detectors)]
}

function casesOf({ outcomes, responses, reopenings, referrals }: AllFigures): FigureTable[] {
  return [
    {
      name: 'Decisions',
      columns: ['Outcome', 'Decisions', 'Median time from receipt'],
      rows: outcomes.map(({ outcome, count, hours }) => [outcomeLabels[outcome as Outcome], count, duration(hours)]),
    },
    {
      name: 'Conversations',
      columns: ['What', 'Evidence shown', 'Answered', 'Median time to answer'],
      rows: responses.map(({ disclosures, answered, hours }) => [
        'Evidence shown to students',
        disclosures,
        answered,
        duration(hours),
      ]),
    },
    {
      name: 'Opened again',
      columns: ['Why', 'Times'],
      rows: reopenings.map(({ kind, count }) => [reopeningLabels[kind as ReopeningKind], count]),
    },
    {
      name: 'Referrals',
      columns: ['What came back', 'Referrals'],
      rows: referrals.map(({ outcome, count }) => [referralLabels[outcome as ReferralResult] ?? 'Still open', count]),
    },
  ]
}

function opinionsOf({ opinions }: AllFigures): FigureTable[] {
  const { all, moved, unsure } = movesOf(opinions)
  return [
    {
      name: 'First readings and decisions',
      columns: ['First reading', 'Decision', 'Times'],
      rows: opinions.map(({ before, after, count }) => [
        opinionLabels[before as 'unsure'],
        outcomeLabels[after as Outcome],
        count,
      ]),
    },
    {
      name: 'First readings after the results were shown',
      columns: ['What', 'First readings'],
      rows: [
        ['All that led to a decision', all],
        ['Moved to the other side', moved],
        ['Began unsure', unsure],
      ],
    },
  ]
}

function originsOf({ assessments, detectors }: AllFigures, known: Pick<Detector, 'id' | 'title'>[]): FigureTable[] {
  const titleOf = (id: string) => known.find((one) => one.id === id)?.title ?? id
  return [
    {
      name: 'By assessment',
      columns: ['Assessment', 'Received', 'Reviewed', 'Decided', 'No concern'],
      rows: assessments.map(({ title, received, reviewed, decided, cleared }) => [
        title,
        received,
        reviewed,
        decided,
        cleared,
      ]),
    },
    {
      name: 'By check',
      columns: ['Check', 'Runs', 'Flags', 'Dismissed by a person'],
      rows: detectors.map(({ detector, runs, flags, setAside }) => [titleOf(detector), runs, flags, setAside]),
    },
  ]
}

/** A median time as people say it. */
function duration(hours: number | null): string {
  if (hours === null) return ''
  if (hours < 1) return `${Math.max(1, Math.round(hours * 60))} min`
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
