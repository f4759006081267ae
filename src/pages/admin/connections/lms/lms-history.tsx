import type { refusalsOf } from '../../../../db/lti/refusals.ts'
import type { Report } from '../../../../db/lti/reports.ts'
import { gradebookReportLabels } from '../../../kit/connection-labels.ts'
import { Rows } from '../../../kit/rows.tsx'
import { Time } from '../../../kit/time.tsx'

/** Launches by an LMS that were refused, under the reference that the person saw. */
export function Refusals({ refusals }: { refusals: Awaited<ReturnType<typeof refusalsOf>> }) {
  return (
    <section aria-labelledby="refusals">
      <h2 id="refusals">Launches that were refused</h2>
      <p>The person in the LMS saw only the reference; ask them for it.</p>
      <Rows
        name="Refused launches"
        columns={['Reference', 'When', 'Why']}
        empty="None lately."
        rows={refusals.map(({ reference, at, detail }) => [reference, <Time key="at" at={at} />, detail])}
      />
    </section>
  )
}

/** What was reported to the gradebook, and how that went. */
export function Reports({ reports }: { reports: Report[] }) {
  return (
    <section aria-labelledby="reports">
      <h2 id="reports">What the gradebook was told</h2>
      <Rows
        name="Gradebook reports"
        columns={['What', 'State', 'Attempts', 'What became of it', 'When']}
        empty="Nothing yet."
        rows={reports.map(({ kind, state, attempts, detail, at }) => [
          kind === 'score' ? 'A mark that a person set' : 'That work was handed in',
          gradebookReportLabels[state],
          attempts,
          detail ?? '',
          <Time key="at" at={at} />,
        ])}
      />
    </section>
  )
}
