import type { deliveriesOf, Endpoint } from '../../db/webhooks.ts'
import type { FieldProblem } from '../../domain/error.ts'
import { announcedTypes } from '../../flow/announce.ts'
import type { SignedIn } from '../../http/session.ts'
import type { Form } from '../form.ts'
import { Csrf } from '../layout.tsx'
import { Day, Moment } from '../moment.tsx'
import { PickField, TextField } from '../parts/field.tsx'
import { Problems } from '../parts/problem.tsx'
import { ShownOnce, Step } from '../parts/step.tsx'
import { eventSaid } from '../words.ts'
import { Connections } from './connections.tsx'
import { Delivery } from './delivery.tsx'

interface EndpointListProps {
  who: SignedIn
  endpoints: Endpoint[]
  written: Form
  problems: FieldProblem[]
  notice?: string | undefined
}

const typeNames = Object.fromEntries(announcedTypes.map((type) => [type, `${eventSaid(type)} (${type})`]))

/** Every address that hears what happens, and a form to add one. */
export function EndpointList({ who, endpoints, written, problems, notice }: EndpointListProps) {
  const problemOf = (name: string) => problems.find(({ field }) => field === name)
  return (
    <Connections title="Webhooks out" here="/admin/webhooks" list who={who} notice={notice}>
      <h1>Webhooks out</h1>
      <p class="lead">
        Other programs are told what happens, signed by the Standard Webhooks scheme: ids, states and links; no name and
        no word of anybody’s work.
      </p>
      {endpoints.length === 0 ? (
        <p class="empty">Nobody is told anything yet.</p>
      ) : (
        <ul class="rows">
          {endpoints.map((endpoint) => (
            <li key={endpoint.id}>
              <h2>
                <a href={`/admin/webhooks/${endpoint.id}`}>
                  <bdi>{endpoint.description || endpoint.url}</bdi>
                </a>
              </h2>
              <p>
                <Standing endpoint={endpoint} />
              </p>
              <p class="meta">
                <span class="digest">{endpoint.url}</span>, since <Day at={endpoint.createdAt} />
              </p>
            </li>
          ))}
        </ul>
      )}
      <section aria-labelledby="add">
        <h2 id="add">Add an endpoint</h2>
        <Problems title="The endpoint is not added yet." problems={problems} anchor={(field) => field} />
        <form method="post" action="/admin/webhooks">
          <Csrf who={who} />
          <TextField
            id="url"
            name="url"
            label="Address"
            help="An https address on the public internet that answers 2xx within 20 seconds."
            value={written.get('url')}
            problem={problemOf('url')}
            required
          />
          <TextField id="description" name="description" label="What it is for" value={written.get('description')} />
          <PickField
            id="types"
            kind="checkbox"
            name="types"
            legend="What it wants to hear"
            help="If you tick none, it hears everything."
            choices={typeNames}
            chosen={written.all('types')}
          />
          <button type="submit">Add this endpoint</button>
        </form>
      </section>
    </Connections>
  )
}

function Standing({ endpoint: { disabledAt, disabledReason, failingSince, types } }: { endpoint: Endpoint }) {
  const hears = types.length ? `${types.length} kinds of event` : 'everything'
  if (disabledAt) {
    return (
      <>
        <span class="chip">Switched off</span> Since <Moment at={disabledAt} />. {disabledReason}
      </>
    )
  }
  return (
    <>
      <span class="chip">On</span> Hears {hears}.{' '}
      {failingSince && (
        <>
          It has not answered well since <Moment at={failingSince} />.
        </>
      )}
    </>
  )
}

interface EndpointPageProps {
  who: SignedIn
  endpoint: Endpoint
  deliveries: Awaited<ReturnType<typeof deliveriesOf>>
  secret?: string
  notice?: string | undefined
}

/** One endpoint: what can be done with it, and everything that was sent to it. */
export function EndpointPage({ who, endpoint, deliveries, secret, notice }: EndpointPageProps) {
  const { id, url, description, types, disabledAt, previousUntil } = endpoint
  const action = `/admin/webhooks/${id}`
  const last = deliveries.length >= 50 ? deliveries.at(-1) : undefined
  return (
    <Connections title={description || url} here="/admin/webhooks" who={who} notice={notice}>
      <h1>
        <bdi>{description || url}</bdi>
      </h1>
      {secret && <ShownOnce sentence="The secret with which messages are signed." secret={secret} />}
      <p>
        <Standing endpoint={endpoint} />
      </p>
      <dl class="facts sheet">
        <dt>Address</dt>
        <dd class="digest">{url}</dd>
        <dt>Hears</dt>
        <dd>{types.length ? types.map(eventSaid).join('; ') : 'Everything that happens to a submission'}</dd>
        {previousUntil && (
          <>
            <dt>Earlier secret</dt>
            <dd>
              Good until <Moment at={previousUntil} />
            </dd>
          </>
        )}
      </dl>
      <div class="actions">
        <Step who={who} action={`${action}/ping`} label="Send a test message" primary />
        <Step who={who} action={`${action}/secret`} label="Make a new secret" />
        <Step
          who={who}
          action={`${action}/switch`}
          label={disabledAt ? 'Switch on again' : 'Switch off'}
          fields={{ to: disabledAt ? 'on' : 'off' }}
        />
        <Step who={who} action={`${action}/removal`} label="Remove" />
      </div>
      <p class="help">
        After a new secret the one before stays good for 24 hours; messages are signed with both. What was sent stays on
        record when an endpoint is removed.
      </p>
      <section aria-labelledby="deliveries">
        <h2 id="deliveries">What was sent, newest first</h2>
        {deliveries.length === 0 && <p class="empty">Nothing yet. A test message shows whether it works.</p>}
        {deliveries.map((delivery) => (
          <Delivery key={delivery.id} who={who} delivery={delivery} />
        ))}
        {last && (
          <p>
            <a class="button second" href={`${action}?before=${last.createdAt.getTime()}#deliveries`}>
              Show earlier ones
            </a>
          </p>
        )}
      </section>
    </Connections>
  )
}
