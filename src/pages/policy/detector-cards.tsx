import { clausesInForce } from '../../db/policy/versions.ts'
import { policyPoints } from '../../domain/policy/points.ts'
import { limitsOf } from '../../domain/screening/coverage-words.ts'
import type { Detector } from '../../domain/screening/detector.ts'
import type { Routes } from '../../http/server/routes.ts'
import { Layout } from '../kit/layout.tsx'
import { page, send, visitor } from '../kit/send.tsx'

/** What each detector does, what it cannot see, where the work goes and how well it was measured. For everybody. */
export const detectorPages: Routes = async (app, { context }) => {
  app.get('/detectors', page('detector.read'), async (request, reply) => {
    const clauses = await clausesInForce(context.db)
    return send(
      reply,
      <Layout title="Detectors" who={visitor(request)}>
        <h1>Detectors</h1>
        <p class="lead">
          A detector points at something for a person to look at. It decides nothing, and no mark or decision may rest
          on its numbers alone.
        </p>
        {context.detectors.map((detector) => (
          <Card key={detector.id} detector={detector} clause={clauses[detector.point]} />
        ))}
      </Layout>,
    )
  })
}

/** A detector's card, with the clause that it serves in the policy in force. */
export function Card({ detector, clause }: { detector: Detector; clause: string | undefined }) {
  const { id, version, title, point, basis } = detector
  return (
    <section class="sheet" id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <p class="meta">
        Version {version}. {clause ? `For clause ${clause}` : 'For this'}: {policyPoints[point]}{' '}
        {basis === 'inspectable'
          ? 'Points at things a person can see for themselves.'
          : 'Gives a statistical signal, which is never evidence by itself.'}
      </p>
      <Facts {...detector} />
    </section>
  )
}

function Facts(detector: Detector) {
  const { looksAt, cannotSee, abstainsWhen, dataFlow } = detector
  return (
    <dl class="facts">
      <dt>Looks at</dt>
      <dd>{looksAt}</dd>
      <dt>Cannot see</dt>
      <dd>
        <ul>
          {limitsOf({ cannotSee }).map((limit) => (
            <li key={limit}>{limit}</li>
          ))}
        </ul>
      </dd>
      <dt>Says nothing when</dt>
      <dd>{abstainsWhen.join('; ') || 'It always has an opinion.'}</dd>
      <dt>Where the work goes</dt>
      <dd>
        {dataFlow.class === 'local'
          ? 'Nowhere: it runs here, without network.'
          : `To ${dataFlow.recipient.name} (${dataFlow.recipient.region}): ${dataFlow.sends.join(', ')}. Kept there: ${dataFlow.vendorRetention.replaceAll('-', ' ')}.`}
      </dd>
      <dt>Measured</dt>
      <dd>
        <MeasuredFigures {...detector} />
      </dd>
    </dl>
  )
}

function MeasuredFigures({ title, figures }: Pick<Detector, 'title' | 'figures'>) {
  if (!figures.length) return <>It is a rule that can be checked by reading; there are no figures.</>
  return (
    <details>
      <summary>
        {figures.length === 1 ? 'One figure' : `${figures.length} figures`}
        <span class="visually-hidden"> of {title}</span>
      </summary>
      <ul>
        {figures.map(({ name, value, dataset, n, measuredOn }) => (
          <li key={name + dataset}>
            {figureLabel(name)}: {Math.round(value * 1_000) / 1_000}{' '}
            <span class="quiet">
              ({dataset}, n = {n}, {measuredOn})
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** The label of a figure: its code, with dots and capitals replaced by spaces. */
const figureLabel = (name: string) =>
  name
    .replaceAll('.', ', ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
