import { figuresOf } from '../../db/figures.ts'
import type { Outcome } from '../../domain/review/decision.ts'
import type { Routes } from '../../http/server/routes.ts'
import { opinionLabels, outcomeLabels } from '../kit/labels.ts'
import { Layout } from '../kit/layout.tsx'
import { page, send, visitor } from '../kit/send.tsx'
import { Figures } from '../parts/figures.tsx'

const hours = (value: number | null) =>
  value === null ? '' : value < 48 ? `${Math.round(value * 10) / 10} h` : `${Math.round(value / 24)} days`

/** An opinion has moved when the first reading and the decision point different ways; “not sure” is counted apart. */
function moved(rows: { before: string; after: string; count: number }[]) {
  const sum = (keep: (row: { before: string; after: string }) => boolean) =>
    rows.filter(keep).reduce((total, { count }) => total + count, 0)
  return {
    all: sum(() => true),
    moved: sum(({ before, after }) => before !== 'unsure' && (before === 'no_concern') !== (after === 'no_concern')),
    unsure: sum(({ before }) => before === 'unsure'),
  }
}

/** What a provider has to be able to say about its cases: counts, outcomes and times; nobody's name. */
export const statisticsPages: Routes = async (app, { context }) => {
  app.get('/statistics', page('statistics.read'), async (request, reply) => {
    const figures = await figuresOf(context.db)
    const [responses] = figures.responses
    const opinions = moved(figures.opinions)
    return send(
      reply,
      <Layout title="Statistics" who={visitor(request)} wide>
        <h1>Statistics</h1>
        <p>
          Counts and medians over everything that is kept, without names. They say how the process runs, not how anybody
          is.
        </p>
        <Figures
          name="Decisions"
          columns={['Outcome', 'Decisions', 'Median time from receipt']}
          rows={figures.outcomes.map(({ outcome, count, hours: time }) => [
            outcomeLabels[outcome as Outcome],
            count,
            hours(time),
          ])}
        />
        <Figures
          name="Conversations"
          columns={['Evidence shown', 'Answered', 'Median time to answer']}
          rows={[[responses!.disclosures, responses!.answered, hours(responses!.hours)]]}
        />
        <Figures
          name="Opened again"
          columns={['Why', 'Times']}
          rows={figures.reopenings.map(({ kind, count }) => [kind.replace('_', ' '), count])}
        />
        <Figures
          name="First readings and decisions"
          columns={['First reading', 'Decision', 'Times']}
          rows={figures.opinions.map(({ before, after, count }) => [
            opinionLabels[before as 'unsure'],
            outcomeLabels[after as Outcome],
            count,
          ])}
        />
        <p>
          Of {opinions.all} first readings that led to a decision, {opinions.moved} moved to the other side after the
          results were shown; {opinions.unsure} began unsure.
        </p>
        <Figures
          name="By assessment"
          columns={['Assessment', 'Received', 'Reviewed', 'Decided', 'No concern']}
          rows={figures.assessments.map(({ title, received, reviewed, decided, cleared }) => [
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
          rows={figures.detectors.map(({ detector, runs, flags, setAside }) => [detector, runs, flags, setAside])}
        />
      </Layout>,
    )
  })
}
