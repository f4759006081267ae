import type { deliveriesOf } from '../../../db/webhooks/deliveries.ts'
import type { Endpoint } from '../../../db/webhooks/endpoints.ts'
import type { SignedIn } from '../../../http/server/session.ts'
import { eventLabel } from '../../kit/event-labels.ts'
import { ActionButton, OneTimeSecret } from '../../kit/form/action-button.tsx'
import { NextPage } from '../../kit/list.tsx'
import { Connections } from './connections.tsx'
import { Delivery } from './delivery.tsx'
import { EarlierSecret, SecretSteps } from './secret.tsx'
import { Standing } from './webhooks-view.tsx'

interface EndpointPageProps {
  who: SignedIn
  endpoint: Endpoint
  deliveries: Awaited<ReturnType<typeof deliveriesOf>>
  secret?: string
}

/** One endpoint: what can be done with it, and everything that was sent to it. */
export function EndpointPage({ who, endpoint, deliveries, secret }: EndpointPageProps) {
  const { id, url, description, disabledAt } = endpoint
  const action = `/admin/webhooks/${id}`
  return (
    <Connections title={description || url} here="/admin/webhooks" who={who}>
      <h1>
        <bdi>{description || url}</bdi>
      </h1>
      {secret && <OneTimeSecret sentence="The secret with which messages are signed." secret={secret} />}
      <p>
        <Standing endpoint={endpoint} />
      </p>
      <Facts {...endpoint} />
      <div class="actions">
        <ActionButton who={who} action={`${action}/ping`} label="Send a test message" primary />
        <SecretSteps who={who} action={action} disabledAt={disabledAt} />
        <ActionButton who={who} action={`${action}/removal`} label="Remove" />
      </div>
      <p class="help">
        After a new secret the one before stays good for 24 hours; messages are signed with both. What was sent stays on
        record when an endpoint is removed.
      </p>
      <Deliveries who={who} action={action} deliveries={deliveries} />
    </Connections>
  )
}

function Facts({ url, types, previousUntil }: Endpoint) {
  return (
    <dl class="facts sheet">
      <dt>Address</dt>
      <dd class="digest">{url}</dd>
      <dt>Hears</dt>
      <dd>{types.length ? types.map(eventLabel).join('; ') : 'Everything that happens to a submission'}</dd>
      <EarlierSecret until={previousUntil} />
    </dl>
  )
}

function Deliveries({ who, action, deliveries }: Pick<EndpointPageProps, 'who' | 'deliveries'> & { action: string }) {
  const { items, nextCursor } = deliveries
  return (
    <section aria-labelledby="deliveries">
      <h2 id="deliveries">What was sent, newest first</h2>
      {items.length === 0 && <p class="empty">Nothing yet. A test message shows whether it works.</p>}
      {items.map((delivery) => (
        <Delivery key={delivery.id} who={who} delivery={delivery} />
      ))}
      <NextPage path={action} query={{}} cursor={nextCursor} />
    </section>
  )
}
