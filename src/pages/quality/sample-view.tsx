import type { sampleReport } from '../../flow/quality/report.ts'
import type { SignedIn } from '../../http/server/session.ts'
import { outcomeLabels } from '../kit/labels.ts'
import { Layout } from '../kit/layout.tsx'
import { Rows } from '../kit/rows.tsx'
import { Day, Time } from '../kit/time.tsx'
import { percent } from './samples-view.tsx'

type Report = Awaited<ReturnType<typeof sampleReport>>

/** One sample: how far second persons agree with what was decided, and each decision. */
export function SampleView({ who, report }: { who: SignedIn; report: Report }) {
  const { id, seed, rate, from, until, drawn, items } = report
  return (
    <Layout title="A sample of decisions" who={who} wide>
      <p class="back">
        <a href="/quality">← Quality of decisions</a>
      </p>
      <h1>A sample of decisions</h1>
      <p class="meta">
        From <Day at={from} /> to <Day at={until} />, {percent(rate)} of the decisions: {drawn}. Seed{' '}
        <code>{seed}</code>.
      </p>
      <Agreement {...report.agreement} drawn={drawn} />
      <p>
        <a class="button second" href={`/quality/samples/${id}/report.csv`}>
          Download as CSV
        </a>
      </p>
      <Rows
        name="Decisions in the sample"
        columns={['Work', 'Decided', 'Decision', 'Second opinion', 'Actions']}
        empty="There is none."
        rows={items.map((item) => [
          <bdi key="work">
            {item.assessment}, {item.submissionId.slice(-8)}
          </bdi>,
          <Time key="at" at={item.decidedAt} />,
          item.outcome ? outcomeLabels[item.outcome] : 'Shown with the second opinion',
          <Opinion key="opinion" {...item} />,
          <Actions key="actions" actions={item.actions} />,
        ])}
      />
    </Layout>
  )
}

type Item = Report['items'][number]

function Opinion({ secondOpinion, agrees }: Pick<Item, 'secondOpinion' | 'agrees'>) {
  if (!secondOpinion) return <>Waits</>
  return (
    <>
      {outcomeLabels[secondOpinion.outcome]} ({agrees ? 'the same' : 'different'}):{' '}
      <span dir="auto">{secondOpinion.reasons}</span>
    </>
  )
}

function Actions({ actions }: Pick<Item, 'actions'>) {
  if (!actions.length) return <>None</>
  return (
    <ul>
      {actions.map(({ action, at }) => (
        <li key={at.toISOString() + action} dir="auto">
          {action}
        </li>
      ))}
    </ul>
  )
}

function Agreement({ n, observed, kappa, low, high, drawn }: Report['agreement'] & { drawn: number }) {
  if (observed === null) return <p>There is no second opinion yet.</p>
  return (
    <p>
      {n} of {drawn} have a second opinion; {percent(observed)} of them name the same outcome.{' '}
      {kappa === null || low === null || high === null
        ? 'Everybody named one outcome, so agreement beyond chance cannot be told.'
        : `Agreement beyond chance (Cohen’s kappa) is ${round(kappa)}; with 95 % confidence it lies between ${round(low)} and ${round(high)}.`}
      {n < fewest && ` Fewer than ${fewest} decisions say little.`}
    </p>
  )
}

/** Below so many pairs the interval of kappa, which holds for large samples, is only a hint. */
const fewest = 30

const round = (value: number) => String(Math.round(value * 100) / 100)
