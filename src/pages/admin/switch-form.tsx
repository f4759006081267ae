import type { detectorSwitches } from '../../db/schema/index.ts'
import type { Detector } from '../../domain/screening/detector.ts'
import type { SignedIn } from '../../http/server/session.ts'
import { FoldedForm } from '../kit/form/post-form.tsx'
import { TextArea, TextField } from '../kit/form/text-field.tsx'
import { Time } from '../kit/time.tsx'

/** What has to be declared before work may leave for an outside service, and how the form asks for it. */
export const declarations = {
  recipient: 'Who receives the work',
  region: 'Where it is kept',
  retention: 'For how long',
  lawfulBasis: 'Lawful basis and impact assessment',
}

interface SwitchProps {
  who: SignedIn
  detector: Detector
  /** Every time it was switched, newest first. */
  choices: (typeof detectorSwitches.$inferSelect)[]
}

/** Whether a detector is on, the form that changes this, and every earlier choice with its reason. */
export function SwitchForm({ who, detector: { id, title, dataFlow }, choices }: SwitchProps) {
  const everywhere = choices.find(({ assessmentId }) => !assessmentId)
  const external = dataFlow.class !== 'local'
  const isOn = everywhere ? everywhere.state === 'on' : !external
  return (
    <FoldedForm
      who={who}
      action={`/admin/detectors/${id}`}
      summary={`${title} is ${isOn ? 'on' : 'off'}. Change this`}
      after={<Choices choices={choices} />}
    >
      <input type="hidden" name="state" value={isOn ? 'off' : 'on'} />
      <TextField name="owner" label="Owner" help="The person or office that answers for this choice." required />
      <TextArea name="reason" label="Reason" rows={2} required />
      {external && !isOn && <Declaration />}
      <button type="submit" class="second">
        Switch {title} {isOn ? 'off' : 'on'}
      </button>
    </FoldedForm>
  )
}

function Declaration() {
  return (
    <>
      {Object.entries(declarations).map(([field, label]) => (
        <TextField key={field} name={`declaration.${field}`} label={label} required />
      ))}
    </>
  )
}

function Choices({ choices }: Pick<SwitchProps, 'choices'>) {
  return (
    <ul>
      {choices.map(({ id, state, owner, reason, at, assessmentId }) => (
        <li key={id}>
          Switched {state}
          {assessmentId && ' for one assessment'}, <Time at={at} />, <bdi>{owner}</bdi>: <bdi>{reason}</bdi>
        </li>
      ))}
    </ul>
  )
}
