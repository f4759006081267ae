import type { WholeView } from '../../../flow/submission/present.ts'
import { useField, Wrong } from '../../kit/form/field-frame.tsx'
import { TextArea } from '../../kit/form/text-field.tsx'
import { FlagChoices } from '../flags/choices.tsx'
import type { ShownFlag } from '../flags.tsx'

interface PickerProps {
  view: WholeView
  flags: ShownFlag[]
  /** What is wrong with it goes by this name. */
  name: string
  legend: string
}

/** Evidence to tick: the flags, what people noted before, and room for something new. Nothing is ticked beforehand. */
export function EvidencePicker({ view, flags, name, legend }: PickerProps) {
  const { id: picker, problem } = useField({ name })
  const chosen = new Set(
    [useField({ name: 'flag' }), useField({ name: 'known' })].flatMap((field) => field.chosen ?? []),
  )
  const { noted, shown } = evidenceOf(view)
  const seen = (key: string) => (shown.has(key) ? ' Shown to the student.' : '')
  return (
    <fieldset
      class={problem ? 'field wrong' : 'field'}
      id={picker}
      tabIndex={-1}
      aria-describedby={problem && `${picker}-problem`}
    >
      <legend>{legend}</legend>
      {problem && <Wrong id={picker} problem={problem} />}
      <FlagChoices flags={flags} chosen={chosen} after={seen} />
      {noted.map((observation) => (
        <label key={observation} class="pick">
          <input type="checkbox" name="known" value={observation} checked={chosen.has(observation)} />
          <span>
            <bdi>{observation}</bdi> <span class="quiet">{seen(observation)}</span>
          </span>
        </label>
      ))}
      <TextArea name="observation" label="Something else that you saw" rows={3} />
    </fieldset>
  )
}

/** What people noted about the work so far, and what was shown to the student: flags by id, observations by their text. */
export function evidenceOf({ concerns, disclosures }: Pick<WholeView, 'concerns' | 'disclosures'>) {
  const disclosed = disclosures.flatMap(({ items }) => items)
  const noted = [
    ...concerns.flatMap(({ observations, particulars }) => [
      ...observations.map(({ observation }) => observation),
      ...(observations.length ? [] : [particulars]),
    ]),
    ...disclosed.flatMap((item) => ('observation' in item ? [item.observation] : [])),
  ]
  const shown = new Set(disclosed.map((item) => ('flagId' in item ? item.flagId : item.observation)))
  return { noted: [...new Set(noted)], shown }
}
