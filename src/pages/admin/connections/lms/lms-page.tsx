import type { deploymentsOf, Registration } from '../../../../db/lti/registrations.ts'
import type { SignedIn } from '../../../../http/server/session.ts'
import { ActionButton } from '../../../kit/form/action-button.tsx'
import { Rows } from '../../../kit/rows.tsx'
import { Time } from '../../../kit/time.tsx'
import { deploymentLabels, registrationLabels } from '../connection-labels.ts'
import { Connections } from '../connections.tsx'
import { type HistoryProps, Refusals, Reports } from './lms-history.tsx'

interface LmsPageProps extends HistoryProps {
  who: SignedIn
  registration: Registration
  deployments: Awaited<ReturnType<typeof deploymentsOf>>
}

/** One LMS: what it may do, what waits to be confirmed, and what went wrong lately. */
export function LmsPage({ who, registration, deployments, ...history }: LmsPageProps) {
  const { name, state, createdAt } = registration
  return (
    <Connections title={name} here="/admin/lms" who={who}>
      <h1>
        <bdi>{name}</bdi>
      </h1>
      <p>
        <span class="chip">{registrationLabels[state]}</span> Registered <Time at={createdAt} />.
      </p>
      {state === 'waiting' && (
        <p class="note">
          This LMS registered itself with an invitation. Compare the addresses below with those of your LMS; nobody
          comes in by it until you confirm it.
        </p>
      )}
      <Actions who={who} registration={registration} />
      <Addresses {...registration} />
      <Deployments who={who} registration={registration} deployments={deployments} />
      <Refusals {...history} path={`/admin/lms/${registration.id}`} />
      <Reports {...history} path={`/admin/lms/${registration.id}`} />
    </Connections>
  )
}

function Actions({ who, registration: { id, state } }: Pick<LmsPageProps, 'who' | 'registration'>) {
  return (
    <div class="actions">
      {state !== 'active' && (
        <ActionButton
          who={who}
          action={`/admin/lms/${id}/confirmation`}
          label={state === 'waiting' ? 'Confirm this LMS' : 'Open it again'}
          primary
        />
      )}
      {state !== 'closed' && (
        <ActionButton who={who} action={`/admin/lms/${id}/closure`} label="Close this registration" />
      )}
      <a href="/lti/setup">Settings for your LMS</a>
    </div>
  )
}

function Addresses({ issuer, clientId, authUrl, tokenUrl, tokenAudience, jwksUrl }: Registration) {
  const addresses = {
    Issuer: issuer,
    'Client id': clientId,
    'Login address': authUrl,
    'Token address': tokenUrl,
    ...(tokenAudience && { 'Token audience': tokenAudience }),
    'Key set address': jwksUrl,
  }
  return (
    <dl class="facts sheet">
      {Object.entries(addresses).map(([what, value]) => (
        <>
          <dt>{what}</dt>
          <dd class="digest">{value}</dd>
        </>
      ))}
    </dl>
  )
}

function Deployments({ who, registration, deployments }: Pick<LmsPageProps, 'who' | 'registration' | 'deployments'>) {
  return (
    <section aria-labelledby="deployments">
      <h2 id="deployments">Deployments</h2>
      <p>The places in the LMS where the tool was put. One we do not know yet waits until you say yes.</p>
      <Rows
        name="Deployments"
        columns={['Deployment', 'State', 'First seen', 'What you can do']}
        empty="Nobody has launched from a deployment yet, and none was entered."
        rows={deployments.map(({ deploymentId, state: standing, firstSeenAt }) => [
          <bdi key="id">{deploymentId}</bdi>,
          deploymentLabels[standing],
          <Time key="at" at={firstSeenAt} />,
          standing === 'waiting' ? (
            <ActionButton
              who={who}
              action={`/admin/lms/${registration.id}/deployments`}
              label="Confirm"
              about={`deployment ${deploymentId}`}
              fields={{ deployment: deploymentId }}
            />
          ) : (
            'Nothing is needed.'
          ),
        ])}
      />
    </section>
  )
}
