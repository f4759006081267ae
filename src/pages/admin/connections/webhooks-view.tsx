import type { deliveriesOf } from '../../../db/webhooks/deliveries.ts'
import type { Endpoint } from '../../../db/webhooks/endpoints.ts'
import { announcedTypes } from '../../../flow/webhooks/announce.ts'
import type { SignedIn } from '../../../http/server/session.ts'
import { eventLabel } from '../../kit/event-labels.ts'
import { PickField, TextField } from '../../kit/form/field.tsx'
import { PostForm } from '../../kit/form/post-form.tsx'
import { ShownOnce, Step } from '../../kit/form/step.tsx'
import { Day, Time } from '../../kit/time.tsx'
import { ConnectionRows, Connections } from './connections.tsx'
import { Delivery } from './delivery.tsx'

const typeNames = Object.fromEntries(announcedTypes.map((type) => [type, `${eventLabel(type)} (${type})`]))

/** Every address that hears what happens, and a form to add one. */
export function EndpointList({ who, endpoints }: { who: SignedIn; endpoints: Endpoint[] }) {
  return (
    <Connections title="Webhooks out" here="/admin/webhooks" list who={who}>
      <h1>Webhooks out</h1>
      <p class="lead">
        Other programs are told what happens, signed by the Standard Webhooks scheme: ids, states and links; no name and
        no word of anybody’s work.
      </p>
      <ConnectionRows
        here="/admin/webhooks"
        empty="Nobody is told anything yet."
        connections={endpoints.map((endpoint) => ({
          id: endpoint.id,
          name: endpoint.description || endpoint.url,
          standing: <Standing endpoint={endpoint} />,
          about: (
            <>
              <span class="digest">{endpoint.url}</span>, since <Day at={endpoint.createdAt} />
            </>
          ),
        }))}
      />
      <section aria-labelledby="add">
        <h2 id="add">Add an endpoint</h2>
        <PostForm who={who} action="/admin/webhooks">
          <TextField
            name="url"
            label="Address"
            help="An https address on the public internet that answers 2xx within 20 seconds."
            required
          />
          <TextField name="description" label="What it is for" />
          <PickField
            kind="checkbox"
            name="types"
            legend="What it wants to hear"
            help="If you tick none, it hears everything."
            choices={typeNames}
          />
          <button type="submit">Add this endpoint</button>
        </PostForm>
      </section>
    </Connections>
  )
}

function Standing({ endpoint: { disabledAt, disabledReason, failingSince, types } }: { endpoint: Endpoint }) {
  const hears = types.length ? `${types.length} kinds of event` : 'everything'
  if (disabledAt) {
    return (
      <>
        <span class="chip">Switched off</span> Since <Time at={disabledAt} />. {disabledReason}
      </>
    )
  }
  return (
    <>
      <span class="chip">On</span> Hears {hears}.{' '}
      {failingSince && (
        <>
          It has not answered well since <Time at={failingSince} />.
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
}

/** One endpoint: what can be done with it, and everything that was sent to it. */
export function EndpointPage({ who, endpoint, deliveries, secret }: EndpointPageProps) {
  const { id, url, description, types, disabledAt, previousUntil } = endpoint
  const action = `/admin/webhooks/${id}`
  const last = deliveries.length >= 50 ? deliveries.at(-1) : undefined
  return (
    <Connections title={description || url} here="/admin/webhooks" who={who}>
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
        <dd>{types.length ? types.map(eventLabel).join('; ') : 'Everything that happens to a submission'}</dd>
        {previousUntil && (
          <>
            <dt>Earlier secret</dt>
            <dd>
              Good until <Time at={previousUntil} />
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
