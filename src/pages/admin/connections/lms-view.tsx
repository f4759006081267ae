import type { refusalsOf } from '../../../db/lti/refusals.ts'
import type { deploymentsOf, Registration } from '../../../db/lti/registrations.ts'
import type { Report } from '../../../db/lti/reports.ts'
import type { SignedIn } from '../../../http/server/session.ts'
import { deploymentLabels, gradebookReportLabels, registrationLabels } from '../../kit/connection-labels.ts'
import { ShownOnce, Step } from '../../kit/form/step.tsx'
import { Rows } from '../../kit/rows.tsx'
import { Day, Time } from '../../kit/time.tsx'
import { ConnectionRows, Connections } from './connections.tsx'

interface LmsListProps {
  who: SignedIn
  registrations: (Registration & { waiting: number })[]
  invite?: string
}

/** Every LMS by LTI, those that wait for an admin said first. */
export function LmsList({ who, registrations, invite }: LmsListProps) {
  const waiting = registrations.filter(
    ({ state, waiting }) => state === 'waiting' || (state === 'active' && waiting > 0),
  )
  return (
    <Connections title="LMS by LTI" here="/admin/lms" list who={who}>
      <h1>LMS by LTI 1.3</h1>
      <p class="lead">People come here from a course, and what a person decides goes back to the gradebook.</p>
      {invite && (
        <ShownOnce
          sentence="Paste this address into your LMS where it asks for a registration URL. It works once, within a week."
          secret={invite}
        />
      )}
      {waiting.length > 0 && (
        <p class="note">
          {waiting.length === 1 ? 'One LMS waits' : `${waiting.length} LMSs wait`} for your yes before anybody can come
          in by it: {waiting.map(({ name }) => name).join(', ')}.
        </p>
      )}
      <div class="actions">
        <a class="button" href="/admin/lms/new">
          Add by hand
        </a>
        <Step who={who} action="/admin/lms/invites" label="Invite an LMS to register itself" />
        <a href="/lti/setup">What to paste where</a>
      </div>
      <ConnectionRows
        here="/admin/lms"
        empty="No LMS is registered yet."
        connections={registrations.map(({ id, name, issuer, clientId, state, createdAt, waiting }) => ({
          id,
          name,
          standing: (
            <>
              <span class="chip">{registrationLabels[state]}</span>{' '}
              {waiting > 0 && state === 'active' && `${waiting} of its deployments wait for your yes.`}
            </>
          ),
          about: (
            <>
              {issuer}, client {clientId}, since <Day at={createdAt} />
            </>
          ),
        }))}
      />
      <section aria-labelledby="keys">
        <h2 id="keys">Our signing key</h2>
        <p>
          LMSs check what we say by it. After a change the key before stays published for a week, so that nothing stops.
        </p>
        <Step who={who} action="/admin/lms/keys" label="Sign with a new key" />
      </section>
    </Connections>
  )
}

interface LmsPageProps {
  who: SignedIn
  registration: Registration
  deployments: Awaited<ReturnType<typeof deploymentsOf>>
  refusals: Awaited<ReturnType<typeof refusalsOf>>
  reports: Report[]
}

/** One LMS: what it may do, what waits for a yes, and what went wrong lately. */
export function LmsPage({ who, registration, deployments, refusals, reports }: LmsPageProps) {
  const { id, name, state, issuer, clientId, authUrl, tokenUrl, tokenAudience, jwksUrl, createdAt } = registration
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
      <div class="actions">
        {state !== 'active' && (
          <Step
            who={who}
            action={`/admin/lms/${id}/confirmation`}
            label={state === 'waiting' ? 'Confirm this LMS' : 'Open it again'}
            primary
          />
        )}
        {state !== 'closed' && <Step who={who} action={`/admin/lms/${id}/closure`} label="Close this registration" />}
        <a href="/lti/setup">What to paste where</a>
      </div>
      <dl class="facts sheet">
        {Object.entries({
          Issuer: issuer,
          'Client id': clientId,
          'Login address': authUrl,
          'Token address': tokenUrl,
          ...(tokenAudience && { 'Token audience': tokenAudience }),
          'Key set address': jwksUrl,
        }).map(([what, value]) => (
          <>
            <dt>{what}</dt>
            <dd class="digest">{value}</dd>
          </>
        ))}
      </dl>
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
              <Step
                who={who}
                action={`/admin/lms/${id}/deployments`}
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
      <section aria-labelledby="refusals">
        <h2 id="refusals">Launches that were refused</h2>
        <p>The person in the LMS saw only the reference; ask them for it.</p>
        <Rows
          name="Refused launches"
          columns={['Reference', 'When', 'Why']}
          empty="None lately."
          rows={refusals.map(({ reference, at, detail }) => [reference, <Time key="at" at={at} />, detail])}
        />
      </section>
      <section aria-labelledby="reports">
        <h2 id="reports">What the gradebook was told</h2>
        <Rows
          name="Gradebook reports"
          columns={['What', 'State', 'Attempts', 'What became of it', 'When']}
          empty="Nothing yet."
          rows={reports.map(({ kind, state: standing, attempts, detail, at }) => [
            kind === 'score' ? 'A mark that a person set' : 'That work was handed in',
            gradebookReportLabels[standing],
            attempts,
            detail ?? '',
            <Time key="at" at={at} />,
          ])}
        />
      </section>
    </Connections>
  )
}
