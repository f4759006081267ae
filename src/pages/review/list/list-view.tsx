import { mostCounted, type Neighbour } from '../../../db/review/pile/place.ts'
import type { ReviewRow } from '../../../db/review/review-list.ts'
import { submissionStatuses } from '../../../domain/submission/status.ts'
import { reviewed } from '../../../domain/submission/status-sets.ts'
import type { SignedIn } from '../../../http/server/session.ts'
import { Layout } from '../../kit/layout.tsx'
import { NextPage } from '../../kit/list.tsx'
import { Keys } from '../pile/keys.tsx'
import { FilterForm, type FilterFormProps } from './filter-form.tsx'
import { ReviewListRow } from './list-row.tsx'

interface ListProps extends Omit<FilterFormProps, 'statuses'> {
  who: SignedIn
  rows: ReviewRow[]
  /** How many works the whole list has; more than `mostCounted` where counting stopped. */
  count: number
  /** The first work of the list that waits for a tutor. */
  waiting: Neighbour | null
  /** Where the next page begins; null at the end. */
  next: string | null
  /** Whether this is a later page than the first. */
  past: boolean
  hasShortcuts: boolean
  now: Date
}

/** A number of works in words; counting stops at 1,000. */
export const worksOf = (count: number) =>
  count > mostCounted ? '1,000+ works' : count === 1 ? '1 work' : `${count} works`

/** The work that the filters name, a page at a time, with what can be done with a selection of it. */
export function ReviewList({ who, rows, count, waiting, next, past, now, hasShortcuts, ...filters }: ListProps) {
  const { status } = filters.filters
  return (
    <Layout title="Review list" who={who} scripts={['pile.js']} wide>
      <div class="list-head">
        <h1>Review list</h1>
        <p>
          {worksOf(count)}
          {count > 0 && `, ${filters.filters.order === 'newest' ? 'newest' : 'oldest'} first. `}
          {count > 0 && 'The order says when work arrived and nothing else.'}
        </p>
        {waiting && (
          <a class="button" href={`/review/${waiting.id}`} data-key="n">
            Open the next that waits
          </a>
        )}
      </div>
      <FilterForm {...filters} statuses={who.role === 'lead' ? reviewed : submissionStatuses} />
      {rows.length === 0 && (
        <p class="empty">{past ? 'That was the end of the list.' : emptyWords(status === 'under_review')}</p>
      )}
      <ol class="rows pile">
        {rows.map((row) => (
          <ReviewListRow key={row.id} row={row} kinds={filters.kinds} selects={status === 'under_review'} now={now} />
        ))}
      </ol>
      {rows.length > 0 && status === 'under_review' && <Selection />}
      <NextPage path="/review" query={filters.filters} cursor={next} />
      <Keys who={who} on={hasShortcuts} place="list" />
    </Layout>
  )
}

const emptyWords = (waits: boolean) => (waits ? 'Nothing waits here.' : 'No work has this status.')

/** What can be done with the works that are ticked; each leads to a page that shows what will happen. */
function Selection() {
  return (
    <form method="get" action="/review/selection" id="selection" class="step selection">
      <p>With the selected works:</p>
      <button type="submit" name="do" value="clear" class="second">
        Clear
      </button>
      <button type="submit" name="do" value="assign" class="second">
        Assign
      </button>
      <button type="submit" name="do" value="note" class="second">
        Write a note
      </button>
    </form>
  )
}
