import type { Endpoint } from '../../../db/webhooks/endpoints.ts'
import { endpointTypes } from '../../../flow/webhooks/announce.ts'
import type { SignedIn } from '../../../http/server/session.ts'
import { eventLabel } from '../../kit/event-labels.ts'
import { PickField } from '../../kit/form/choice.tsx'
import { PostForm } from '../../kit/form/post-form.tsx'
import { TextField } from '../../kit/form/text-field.tsx'
import { Day, Time } from '../../kit/time.tsx'
import { ConnectionRows, Connections } from './connections.tsx'

const typeNames = Object.fromEntries(endpointTypes.map((type) => [type, `${eventLabel(type)} (${type})`]))

/** Every address that hears what happens, and a form to add one. */
export function EndpointList({ who, endpoints }: { who: SignedIn; endpoints: Endpoint[] }) {
  return (
    <Connections title="Webhooks out" here="/admin/webhooks" list who={who}>
      <h1>Webhooks out</h1>
      <p class="lead">
        Other programs are told what happens, signed by the Standard Webhooks scheme: ids, states and links; no name and
        no word of anybody’s work.
      </p>
      <ConnectionRows here="/admin/webhooks" empty="Nobody is told anything yet." connections={endpoints.map(rowOf)} />
      <AddForm who={who} />
    </Connections>
  )
}

function rowOf(endpoint: Endpoint) {
  const { id, url, description, createdAt } = endpoint
  const about = (
    <>
      <span class="digest">{url}</span>, since <Day at={createdAt} />
    </>
  )
  return { id, name: description || url, standing: <Standing endpoint={endpoint} />, about }
}

function AddForm({ who }: { who: SignedIn }) {
  return (
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
  )
}

/** Whether the endpoint is on, what it hears, and since when it has failed. */
export function Standing({ endpoint: { disabledAt, disabledReason, failingSince, types } }: { endpoint: Endpoint }) {
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
