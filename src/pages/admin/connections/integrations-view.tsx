import type { eventsOf, Integration } from '../../../db/webhooks/integrations.ts'
import { aiLevels } from '../../../domain/policy/assessment.ts'
import type { SignedIn } from '../../../http/server/session.ts'
import { incomingEventLabels, signingMethodLabels } from '../../kit/connection-labels.ts'
import { Choice, TextArea, TextField } from '../../kit/form/field.tsx'
import { PostForm } from '../../kit/form/post-form.tsx'
import { ShownOnce, Step } from '../../kit/form/step.tsx'
import { Rows } from '../../kit/rows.tsx'
import { Day, Time } from '../../kit/time.tsx'
import { ConnectionRows, Connections } from './connections.tsx'

const levels = Object.fromEntries(Object.entries(aiLevels).map(([level, name]) => [level, `${level}: ${name}`]))

/** Every LMS that speaks by webhook, and a form to add one. */
export function IntegrationList({ who, integrations }: { who: SignedIn; integrations: Integration[] }) {
  return (
    <Connections title="LMS by webhook" here="/admin/integrations" list who={who}>
      <h1>LMS by webhook</h1>
      <p class="lead">An LMS without LTI delivers work and says what changed, in signed messages.</p>
      <ConnectionRows
        here="/admin/integrations"
        empty="No LMS speaks by webhook yet."
        connections={integrations.map((integration) => ({
          ...integration,
          standing: <Standing integration={integration} />,
          about: (
            <>
              Since <Day at={integration.createdAt} />
            </>
          ),
        }))}
      />
      <section aria-labelledby="add">
        <h2 id="add">Add an LMS</h2>
        <PostForm who={who} action="/admin/integrations">
          <TextField name="name" label="Name" required />
          <Choice
            name="method"
            label="How it proves who it is"
            help="A signature is safer: a secret that travels with each message can be read by whoever sees one."
            choices={signingMethodLabels}
          />
          <TextArea
            name="fileHosts"
            label="Hosts that files come from"
            help="One a line. Left empty, any public host will do."
            rows={2}
          />
          <Choice
            name="aiLevel"
            label="Use of AI in assignments that nobody has set up here"
            choices={levels}
            empty="Their work waits until somebody has set them up"
          />
          <TextArea name="guidance" label="Guidance for those" help="Needed where a level is chosen." rows={2} />
          <button type="submit">Add this LMS</button>
        </PostForm>
      </section>
    </Connections>
  )
}

const Standing = ({ integration: { disabledAt, method } }: { integration: Integration }) => (
  <>
    <span class="chip">{disabledAt ? 'Switched off' : 'On'}</span> {signingMethodLabels[method]}
  </>
)

interface IntegrationPageProps {
  who: SignedIn
  integration: Integration
  events: Awaited<ReturnType<typeof eventsOf>>
  address: string
  assessments: { id: string; title: string }[]
  secret?: string
}

/** One LMS that speaks by webhook: where it sends to, what it said, and what became of that. */
export function IntegrationPage({ who, integration, events, address, assessments, secret }: IntegrationPageProps) {
  const { id, name, fileHosts, defaults, disabledAt, previousUntil } = integration
  const action = `/admin/integrations/${id}`
  return (
    <Connections title={name} here="/admin/integrations" who={who}>
      <h1>
        <bdi>{name}</bdi>
      </h1>
      {secret && <ShownOnce sentence="The secret that the LMS signs with." secret={secret} />}
      <p>
        <Standing integration={integration} />
      </p>
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
        <Step who={who} action={`${action}/secret`} label="Make a new secret" />
        <Step
          who={who}
          action={`${action}/switch`}
          label={disabledAt ? 'Switch on again' : 'Switch off'}
          fields={{ to: disabledAt ? 'on' : 'off' }}
        />
      </div>
      <section aria-labelledby="assignments">
        <h2 id="assignments">Which assessment is it?</h2>
        <p>
          Where an assignment of the LMS is not known here, say which assessment it is; work that waited for that goes
          on.
        </p>
        <PostForm who={who} action={`${action}/assignments`}>
          <div class="pair">
            <TextField name="externalId" label="The assignment’s id in the LMS" required />
            <Choice
              name="assessmentId"
              label="Assessment here"
              choices={Object.fromEntries(assessments.map((one) => [one.id, one.title]))}
            />
          </div>
          <button type="submit" class="second">
            They are the same
          </button>
        </PostForm>
      </section>
      <section aria-labelledby="events">
        <h2 id="events">What it said, newest first</h2>
        <Rows
          name="Webhooks that came in"
          columns={['What', 'Received', 'State', 'What became of it', 'What you can do']}
          empty="Nothing yet."
          rows={events.map(({ id: eventId, type, receivedAt, state, detail, attempts, nextAttemptAt }) => [
            type,
            <Time key="at" at={receivedAt} />,
            incomingEventLabels[state],
            <>
              {detail} {attempts > 1 && `${attempts} attempts so far.`}{' '}
              {state === 'accepted' && nextAttemptAt && (
                <>
                  Next attempt: <Time at={nextAttemptAt} />.
                </>
              )}
            </>,
            state === 'parked' || state === 'failed' ? (
              <Step
                who={who}
                action={`${action}/events/${eventId}/retry`}
                label="Try again"
                about={`${type} ${eventId}`}
              />
            ) : (
              'Nothing is needed.'
            ),
          ])}
        />
      </section>
    </Connections>
  )
}
