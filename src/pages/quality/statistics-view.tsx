import type { SignedIn } from '../../http/server/session.ts'
import { TextField } from '../kit/form/text-field.tsx'
import { Layout } from '../kit/layout.tsx'
import { Figures } from '../parts/figures.tsx'
import type { FigureTable } from './figure-tables.ts'

interface StatisticsProps {
  who: SignedIn
  tables: FigureTable[]
  /** The first and the last day; empty where the period is open. */
  from: string
  until: string
}

/** Counts, outcomes and times of a provider's cases. */
export function Statistics({ who, tables, from, until }: StatisticsProps) {
  const query = new URLSearchParams({ ...(from && { from }), ...(until && { until }) }).toString()
  return (
    <Layout title="Statistics" who={who} wide>
      <h1>Statistics</h1>
      <p>
        Counts and medians over what happened in the period, without names. They say how the process runs, not how
        anybody is.
      </p>
      <form method="get" action="/statistics" class="filters">
        <TextField id="from" name="from" type="date" label="From" value={from} />
        <TextField id="until" name="until" type="date" label="Until and with" value={until} />
        <button type="submit" class="second">
          Show
        </button>
      </form>
      <p>
        <a href={query ? `/statistics.csv?${query}` : '/statistics.csv'}>Download these figures as CSV</a>
      </p>
      {tables.map((table) => (
        <Figures key={table.name} {...table} />
      ))}
    </Layout>
  )
}
