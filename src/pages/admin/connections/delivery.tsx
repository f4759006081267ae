import type { deliveriesOf } from '../../../db/webhooks/deliveries.ts'
import type { SignedIn } from '../../../http/server/session.ts'
import { eventLabel } from '../../kit/event-labels.ts'
import { ActionButton } from '../../kit/form/action-button.tsx'
import { Time } from '../../kit/time.tsx'
import { deliveryLabels } from './connection-labels.ts'

type Sent = Awaited<ReturnType<typeof deliveriesOf>>['items'][number]

/** One message to an endpoint, with each attempt as it went over the wire. */
export function Delivery({ who, delivery }: { who: SignedIn; delivery: Sent }) {
  const { id, endpointId, type, state, createdAt } = delivery
  return (
    <article class="entry" aria-labelledby={`delivery-${id}`}>
      <h3 id={`delivery-${id}`}>
        {type === 'ping' ? 'Test message' : eventLabel(type)} <span class="chip">{deliveryLabels[state]}</span>
      </h3>
      <Progress {...delivery} />
      <Wire {...delivery} />
      {state !== 'waiting' && (
        <ActionButton
          who={who}
          action={`/admin/webhooks/${endpointId}/deliveries/${id}/replay`}
          label="Send again"
          about={`${type}, ${createdAt.toISOString()}`}
        />
      )}
    </article>
  )
}

/** When it was made, how often it was sent, what came back last, and when it is sent next. */
function Progress({ createdAt, replayOf, attempts, tries, state, nextAttemptAt }: Sent) {
  const latest = tries.at(-1)
  return (
    <p class="meta">
      <Time at={createdAt} />. {replayOf && 'Sent once more by hand. '}
      {attempts === 1 ? 'One attempt' : `${attempts} attempts`}. {latest && answered(latest)}{' '}
      {state === 'waiting' && nextAttemptAt && (
        <>
          Next attempt: <Time at={nextAttemptAt} />.
        </>
      )}
    </p>
  )
}

function Wire({ type, createdAt, submissionId, body, tries }: Sent) {
  return (
    <details>
      <summary>
        Request and response
        <span class="visually-hidden">
          {' '}
          of {type}, {createdAt.toISOString()}
        </span>
      </summary>
      {submissionId && <p class="meta">Submission {submissionId}</p>}
      <h4>Body, as it was signed</h4>
      <pre class="wire">{body}</pre>
      {tries.map((attempt) => (
        <Attempt key={attempt.id} {...attempt} />
      ))}
    </details>
  )
}

function Attempt(attempt: Sent['tries'][number]) {
  return (
    <div>
      <h4>
        Attempt {attempt.attempt}, <Time at={attempt.at} />, {attempt.milliseconds} ms
      </h4>
      <pre class="wire">
        {Object.entries(attempt.requestHeaders)
          .map(([name, value]) => `${name}: ${value}`)
          .join('\n')}
      </pre>
      <p>{answered(attempt)}</p>
      {attempt.responseBody && <pre class="wire">{attempt.responseBody}</pre>}
    </div>
  )
}

const answered = ({ status, problem }: Sent['tries'][number]) =>
  status === null
    ? (problem ?? 'There was no answer.')
    : `The endpoint answered with status ${status}. ${problem ?? ''}`
