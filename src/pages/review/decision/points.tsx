import { policyPoints } from '../../../domain/policy/points.ts'
import type { WholeView } from '../../../flow/submission/present.ts'
import { Choice } from '../../kit/form/choice.tsx'
import { useField, Wrong } from '../../kit/form/field-frame.tsx'
import { idOf, useRedisplay } from '../../kit/form/redisplay.ts'
import { TextArea, TextField } from '../../kit/form/text-field.tsx'
import { concernLabels, findingLabels } from '../../kit/labels.ts'
import { FlagChoices } from '../flags/choices.tsx'
import type { ShownFlag } from '../flags.tsx'
import { evidenceOf } from './evidence-picker.tsx'
import { countPoints, mostPoints, pointField } from './point-form.ts'

interface PointsProps {
  action: string
  view: WholeView
  flags: ShownFlag[]
}

/** Each thing at issue with its finding. Buttons add a point or take one away, with script or without. */
export function Points({ action, ...evidence }: PointsProps) {
  const form = useRedisplay(action)?.form
  const count = form ? countPoints(form) : 1
  return (
    <div id={idOf(action, 'points')}>
      <input type="hidden" name="pointCount" value={String(count)} />
      {Array.from({ length: count }, (_, index) => (
        <PointFields key={index} number={index + 1} isOnly={count === 1} {...{ action, ...evidence }} />
      ))}
      {count < mostPoints && (
        <p>
          <button type="submit" name="do" value="add-point" class="second" formaction={placeOf(action, count + 1)}>
            Add a point
          </button>
        </p>
      )}
    </div>
  )
}

/** The same address with the place of a point, which the page opens at. */
const placeOf = (action: string, number: number) => `${action}#${idOf(action, `point-${number}`)}`

function PointFields({ number, isOnly, action, ...evidence }: PointsProps & { number: number; isOnly: boolean }) {
  const problems = useRedisplay(action)?.problems ?? []
  const own = problems.filter(
    ({ field }) => field.startsWith(`points[${number - 1}]`) || (number === 1 && field === 'points'),
  )
  const id = idOf(action, `point-${number}`)
  return (
    <fieldset
      class={own.length ? 'field wrong' : 'field'}
      id={id}
      tabIndex={-1}
      aria-describedby={own.length ? `${id}-problem` : undefined}
    >
      <legend>{isOnly ? 'What is at issue' : `What is at issue, point ${number}`}</legend>
      {own[0] && <Wrong id={id} problem={own[0]} />}
      <Choice
        name={pointField('code', number)}
        label="What it is about"
        choices={concernLabels}
        empty="Nothing is at issue"
      />
      <Choice
        name={pointField('policyPoint', number)}
        label="What of the policy it touches"
        choices={policyPoints}
        empty="Nothing that the policy lists"
      />
      <TextField name={pointField('particulars', number)} label="Particulars, where there is more to say" />
      <Choice
        name={pointField('finding', number)}
        label="Finding, on the balance of probabilities"
        choices={findingLabels}
        empty="None"
      />
      <TextArea name={pointField('pointWhy', number)} label="Why, where it differs from what stands above" rows={3} />
      <PointEvidence number={number} {...evidence} />
      {!isOnly && (
        <button
          type="submit"
          name="do"
          value={`remove-point-${number}`}
          class="plain"
          formaction={placeOf(action, Math.max(1, number - 1))}
        >
          Remove point {number}
        </button>
      )}
    </fieldset>
  )
}

/** What this point rests on, where that is not all that the decision rests on. */
function PointEvidence({ number, view, flags }: Omit<PointsProps, 'action'> & { number: number }) {
  const names = { flag: pointField('pointFlag', number), known: pointField('pointKnown', number) }
  const chosen = new Set(
    [useField({ name: names.flag }), useField({ name: names.known })].flatMap((field) => field.chosen ?? []),
  )
  const { noted } = evidenceOf(view)
  if (!flags.length && !noted.length) return null
  return (
    <details open={chosen.size > 0}>
      <summary>Let point {number} rest on some of the evidence only</summary>
      <FlagChoices name={names.flag} flags={flags} chosen={chosen} after={() => ''} />
      {noted.map((words) => (
        <label key={words} class="pick">
          <input type="checkbox" name={names.known} value={words} checked={chosen.has(words)} />
          <bdi>{words}</bdi>
        </label>
      ))}
    </details>
  )
}
