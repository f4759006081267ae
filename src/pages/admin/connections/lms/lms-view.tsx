import type { Registration } from '../../../../db/lti/registrations.ts'
import type { SignedIn } from '../../../../http/server/session.ts'
import { ActionButton, OneTimeSecret } from '../../../kit/form/action-button.tsx'
import { Day } from '../../../kit/time.tsx'
import { registrationLabels } from '../connection-labels.ts'
import { ConnectionRows, Connections } from '../connections.tsx'

type Listed = Registration & { waiting: number }

interface LmsListProps {
  who: SignedIn
  /** `waiting`: how many of its deployments wait to be confirmed. */
  registrations: Listed[]
  invite?: string
}

/** Every LMS by LTI, those that wait for an admin said first. */
export function LmsList({ who, registrations, invite }: LmsListProps) {
  return (
    <Connections title="LMS by LTI" here="/admin/lms" list who={who}>
      <h1>LMS by LTI 1.3</h1>
      <p class="lead">People come here from a course, and what a person decides goes back to the gradebook.</p>
      {invite && (
        <OneTimeSecret
          sentence="Paste this address into your LMS where it asks for a registration URL. It works once, within a week."
          secret={invite}
        />
      )}
      <Waiting registrations={registrations} />
      <div class="actions">
        <a class="button" href="/admin/lms/new">
          Add by hand
        </a>
        <ActionButton who={who} action="/admin/lms/invites" label="Invite an LMS to register itself" />
        <a href="/lti/setup">Settings for your LMS</a>
      </div>
      <ConnectionRows here="/admin/lms" empty="No LMS is registered yet." connections={registrations.map(rowOf)} />
      <SigningKey who={who} />
    </Connections>
  )
}

function Waiting({ registrations }: Pick<LmsListProps, 'registrations'>) {
  const waiting = registrations.filter(
    ({ state, waiting }) => state === 'waiting' || (state === 'active' && waiting > 0),
  )
  if (!waiting.length) return null
  return (
    <p class="note">
      {waiting.length === 1 ? 'One LMS waits' : `${waiting.length} LMSs wait`} for your yes before anybody can come in
      by it: {waiting.map(({ name }) => name).join(', ')}.
    </p>
  )
}

function rowOf({ id, name, issuer, clientId, state, createdAt, waiting }: Listed) {
  const standing = (
    <>
      <span class="chip">{registrationLabels[state]}</span>{' '}
      {waiting > 0 && state === 'active' && `${waiting} of its deployments wait for your yes.`}
    </>
  )
  const about = (
    <>
      {issuer}, client {clientId}, since <Day at={createdAt} />
    </>
  )
  return { id, name, standing, about }
}

function SigningKey({ who }: { who: SignedIn }) {
  return (
    <section aria-labelledby="keys">
      <h2 id="keys">Our signing key</h2>
      <p>
        LMSs check what we say by it. After a change the key before stays published for a week, so that nothing stops.
      </p>
      <ActionButton who={who} action="/admin/lms/keys" label="Sign with a new key" />
    </section>
  )
}
