import type { refusalsOf } from '../../../../db/lti/refusals.ts'
import type { reportsOf } from '../../../../db/lti/reports.ts'
import { NextPage, SearchForm } from '../../../kit/list.tsx'
import { Rows } from '../../../kit/rows.tsx'
import { Time } from '../../../kit/time.tsx'
import { gradebookReportLabels } from '../connection-labels.ts'

export interface HistoryProps {
  /** The reference that is looked for. */
  q: string | undefined
  refusals: Awaited<ReturnType<typeof refusalsOf>>
  reports: Awaited<ReturnType<typeof reportsOf>>
}

type Part = HistoryProps & { path: string }

/** Launches by an LMS that were refused, under the reference that the person saw. */
export function Refusals({ path, q, refusals: { items, nextCursor } }: Part) {
  return (
    <section aria-labelledby="refusals">
      <h2 id="refusals">Launches that were refused</h2>
      <p>The person in the LMS saw only the reference; ask them for it.</p>
      <SearchForm action={path} q={q} label="Reference" />
      <Rows
        name="Refused launches"
        columns={['Reference', 'When', 'Why']}
        empty={q ? 'There is no refused launch with this reference.' : 'None lately.'}
        rows={items.map(({ reference, at, detail }) => [reference, <Time key="at" at={at} />, detail])}
      />
      <NextPage path={path} query={{ q }} cursor={nextCursor} name="refusals" />
    </section>
  )
}

/** What was reported to the gradebook, and how that went. */
export function Reports({ path, q, reports: { items, nextCursor } }: Part) {
  return (
    <section aria-labelledby="reports">
      <h2 id="reports">What the gradebook was told</h2>
      <Rows
        name="Gradebook reports"
        columns={['What', 'State', 'Attempts', 'What became of it', 'When']}
        empty="Nothing yet."
        rows={items.map(({ kind, state, attempts, detail, at }) => [
          kind === 'score' ? 'A mark that a person set' : 'That work was handed in',
          gradebookReportLabels[state],
          attempts,
          detail ?? '',
          <Time key="at" at={at} />,
        ])}
      />
      <NextPage path={path} query={{ q }} cursor={nextCursor} name="reports" />
    </section>
  )
}
