import type { SignedIn } from '../../../http/server/session.ts'
import { ActionButton } from '../../kit/form/action-button.tsx'
import { Time } from '../../kit/time.tsx'

/** Until when the secret before the present one is still accepted, as a row of a list of facts; nothing where there is none. */
export function EarlierSecret({ until }: { until: Date | null }) {
  if (!until) return null
  return (
    <>
      <dt>Earlier secret</dt>
      <dd>
        Good until <Time at={until} />
      </dd>
    </>
  )
}

interface StepsProps {
  who: SignedIn
  /** The address of the connection. */
  action: string
  disabledAt: Date | null
}

/** What can be done with every connection that has a secret: make a new one, switch it off or on again. */
export function SecretSteps({ who, action, disabledAt }: StepsProps) {
  return (
    <>
      <ActionButton who={who} action={`${action}/secret`} label="Make a new secret" />
      <ActionButton
        who={who}
        action={`${action}/switch`}
        label={disabledAt ? 'Switch on again' : 'Switch off'}
        fields={{ to: disabledAt ? 'on' : 'off' }}
      />
    </>
  )
}
