import type { ComponentChildren } from 'preact'
import type { SubmissionStatus } from '../../../domain/submission/status.ts'
import { Choice } from '../../kit/form/choice.tsx'
import { TextField } from '../../kit/form/text-field.tsx'
import { statusLabels } from '../../kit/labels.ts'
import { SearchForm } from '../../kit/list.tsx'
import type { Filters } from './filters.ts'

export interface FilterFormProps {
  filters: Filters
  /** Titles that are suggested; any other can be typed. */
  assessments: { id: string; title: string }[]
  /** The reasons that may be named, as labels by code. */
  kinds: Record<string, string>
  /** The states that the person finds work in. */
  statuses: readonly SubmissionStatus[]
}

const turnLabels = { tutor: 'A tutor’s', student: 'The student’s' }
const orderLabels = { newest: 'Newest first' }
const assigneeLabels = { me: 'Me', none: 'No one' }

/** The filters of the review list; what is used less stands folded away until it is in use. */
export function FilterForm({ filters, assessments, kinds, statuses }: FilterFormProps) {
  const { status, assessment, kind, turn, assignee, order, q } = filters
  const choice = {
    assignee: assignee && assignee in assigneeLabels ? {} : assignee ? { [assignee]: 'One person' } : {},
  }
  return (
    <SearchForm action="/review" q={q} label="Title, student or id">
      <Choice id="turn" name="turn" label="Whose turn" value={turn ?? ''} choices={turnLabels} empty="Any" />
      <Choice
        id="assignee"
        name="assignee"
        label="Assigned to"
        value={assignee ?? ''}
        choices={{ ...assigneeLabels, ...choice.assignee }}
        empty="Any"
      />
      <Choice id="order" name="order" label="Order" value={order ?? ''} choices={orderLabels} empty="Oldest first" />
      <MoreFilters open={Boolean(assessment || kind || status !== 'under_review')}>
        <TextField id="assessment" name="assessment" label="Assessment" value={assessment ?? ''} list="titles" />
        <datalist id="titles">
          {assessments.map(({ id, title }) => (
            <option key={id} value={title} />
          ))}
        </datalist>
        <Choice
          id="status"
          name="status"
          label="Status"
          value={status}
          choices={Object.fromEntries(statuses.map((one) => [one, statusLabels[one]]))}
        />
        <Choice id="kind" name="kind" label="Why it is here" value={kind ?? ''} choices={kinds} empty="Any reason" />
        <p>
          <a href="/review?status=under_review">Clear all filters</a>
        </p>
      </MoreFilters>
    </SearchForm>
  )
}

function MoreFilters({ open, children }: { open: boolean; children: ComponentChildren }) {
  return (
    <details open={open} class="more-filters">
      <summary>More filters</summary>
      <div class="filters">{children}</div>
    </details>
  )
}
