import type { ReviewRow } from '../../../db/review/review-list.ts'
import type { SubmissionStatus } from '../../../domain/submission/status.ts'
import type { SignedIn } from '../../../http/server/session.ts'
import { Choice } from '../../kit/form/choice.tsx'
import { statusLabels } from '../../kit/labels.ts'
import { Layout } from '../../kit/layout.tsx'
import { NextPage, SearchForm } from '../../kit/list.tsx'
import { ReviewListRow } from './list-row.tsx'

interface FilterProps {
  filters: {
    status: SubmissionStatus
    assessmentId: string | undefined
    kind: string | undefined
    q: string | undefined
  }
  assessments: { id: string; title: string }[]
  /** The reasons that may be named, as labels by code. */
  kinds: Record<string, string>
}

interface ListProps extends FilterProps {
  who: SignedIn
  rows: ReviewRow[]
  /** Where the next page begins; null at the end. */
  next: string | null
  /** Whether this is a later page than the first. */
  past: boolean
  now: Date
}

/** The work with one status, oldest first, a page at a time. */
export function ReviewList({ who, rows, next, past, now, ...filters }: ListProps) {
  const none = past ? 'That was the end of the list.' : 'Nothing waits here.'
  return (
    <Layout title="Review list" who={who} wide>
      <h1>Review list</h1>
      <Filters {...filters} />
      <p class={rows.length ? 'quiet' : 'empty'}>
        {rows.length ? 'Oldest first. The order says when work arrived and nothing else.' : none}
      </p>
      <ol class="rows">
        {rows.map((row) => (
          <ReviewListRow key={row.id} row={row} kinds={filters.kinds} now={now} />
        ))}
      </ol>
      <NextPage path="/review" query={filters.filters} cursor={next} />
    </Layout>
  )
}

function Filters({ filters: { status, assessmentId, kind, q }, assessments, kinds }: FilterProps) {
  const titles = Object.fromEntries(assessments.map(({ id, title }) => [id, title]))
  return (
    <SearchForm action="/review" q={q} label="Title, student or id">
      <Choice
        id="assessmentId"
        name="assessmentId"
        label="Assessment"
        value={assessmentId ?? ''}
        choices={titles}
        empty="All"
      />
      <Choice id="status" name="status" label="Status" value={status} choices={statusLabels} />
      <Choice id="kind" name="kind" label="Why it is here" value={kind ?? ''} choices={kinds} empty="Any reason" />
    </SearchForm>
  )
}
