import type { Endpoint } from '../../../db/webhooks/endpoints.ts'
import type { eventsOf, Integration } from '../../../db/webhooks/integrations.ts'
import type { SignedIn } from '../../../http/server/session.ts'
import { ActionButton, OneTimeSecret } from '../../kit/form/action-button.tsx'
import { PostForm } from '../../kit/form/post-form.tsx'
import { TextField } from '../../kit/form/text-field.tsx'
import { NextPage, SearchForm } from '../../kit/list.tsx'
import { Rows } from '../../kit/rows.tsx'
import { Time } from '../../kit/time.tsx'
import { incomingEventLabels } from './connection-labels.ts'
import { Connections } from './connections.tsx'
import { Standing } from './integrations-view.tsx'
import { Plugin } from './plugin-facts.tsx'
import { EarlierSecret, SecretSteps } from './secret.tsx'

interface IntegrationPageProps {
  who: SignedIn
  integration: Integration
  events: Awaited<ReturnType<typeof eventsOf>>
  /** What is looked for among the events. */
  q: string | undefined
  address: string
  /** Where its Turnitin plug-in is called back. */
  callbacks: Endpoint[]
  secret?: string
}

/** One LMS that speaks by webhook: where it sends to, what it said, and how that ended. */
export function IntegrationPage(props: IntegrationPageProps) {
  const { who, integration, secret } = props
  const { id, name, disabledAt, method } = integration
  const action = `/admin/integrations/${id}`
  return (
    <Connections title={name} here="/admin/integrations" who={who}>
      <h1>
        <bdi>{name}</bdi>
      </h1>
      {secret && <OneTimeSecret sentence={secretSentence[method]} secret={secret} />}
      <p>
        <Standing integration={integration} />
      </p>
      {method === 'turnitin-plugin' ? <Plugin {...props} /> : <Facts {...integration} address={props.address} />}
      <div class="actions">
        <SecretSteps who={who} action={action} disabledAt={disabledAt} />
      </div>
      <AssignmentForm who={who} action={action} />
      {method !== 'turnitin-plugin' && <IncomingEvents {...props} action={action} />}
    </Connections>
  )
}

const secretSentence = {
  'standard-webhooks': 'The secret that the LMS signs with.',
  'bearer-static': 'The secret that the LMS sends with each message.',
  'turnitin-plugin': 'The API key for the plug-in.',
} as const satisfies Record<Integration['method'], string>

function Facts({ address, fileHosts, defaults, previousUntil }: Integration & { address: string }) {
  return (
    <dl class="facts sheet">
      <dt>It sends to</dt>
      <dd class="digest">{address}</dd>
      <dt>Files come from</dt>
      <dd>{fileHosts.join(', ') || 'any public host'}</dd>
      <dt>Assignments not set up here</dt>
      <dd dir="auto">
        {defaults
          ? `Level ${defaults.aiLevel}: ${defaults.guidance}`
          : 'wait until somebody says which assessment they are'}
      </dd>
      <EarlierSecret until={previousUntil} />
    </dl>
  )
}

type PartProps<K extends keyof IntegrationPageProps = 'who'> = Pick<IntegrationPageProps, 'who' | K> & {
  action: string
}

function AssignmentForm({ who, action }: PartProps) {
  return (
    <section aria-labelledby="assignments">
      <h2 id="assignments">Which assessment is it?</h2>
      <p>
        Where an assignment of the LMS is not known here, say which assessment it is; work that waited for that goes on.
      </p>
      <PostForm who={who} action={`${action}/assignments`}>
        <div class="pair">
          <TextField name="externalId" label="The assignment’s id in the LMS" required />
          <TextField name="assessmentId" label="Assessment here" help="Its whole title, or its id." required />
        </div>
        <button type="submit" class="second">
          They are the same
        </button>
      </PostForm>
    </section>
  )
}

function IncomingEvents({ who, action, events: { items, nextCursor }, q }: PartProps<'events' | 'q'>) {
  const rows = items.map((event) => [
    event.type,
    <Time key="at" at={event.receivedAt} />,
    incomingEventLabels[event.state],
    <Progress key="progress" {...event} />,
    <Retry key="retry" who={who} action={action} event={event} />,
  ])
  return (
    <section aria-labelledby="events">
      <h2 id="events">What it said, newest first</h2>
      <SearchForm action={action} q={q} label="Type, message id or submission id" />
      <Rows
        name="Webhooks that came in"
        columns={['What', 'Received', 'State', 'What became of it', 'What you can do']}
        empty={q ? 'Nothing was found.' : 'Nothing yet.'}
        rows={rows}
      />
      <NextPage path={action} query={{ q }} cursor={nextCursor} />
    </section>
  )
}

type IncomingEvent = IntegrationPageProps['events']['items'][number]

function Progress({ detail, attempts, state, nextAttemptAt }: IncomingEvent) {
  return (
    <>
      {detail} {attempts > 1 && `${attempts} attempts so far.`}{' '}
      {state === 'accepted' && nextAttemptAt && (
        <>
          Next attempt: <Time at={nextAttemptAt} />.
        </>
      )}
    </>
  )
}

function Retry({ who, action, event }: { who: SignedIn; action: string; event: IncomingEvent }) {
  const { id, type, state } = event
  if (state !== 'parked' && state !== 'failed') return <>Nothing is needed.</>
  return <ActionButton who={who} action={`${action}/events/${id}/retry`} label="Try again" about={`${type} ${id}`} />
}
