import type { WholeView } from '../../../flow/submission/present.ts'
import { useField, Wrong } from '../../kit/form/field-frame.tsx'

/** What was disclosed so far, to tick what the student had been shown before the conversation. Nothing is ticked beforehand. */
export function ShownPicker({ view }: { view: WholeView }) {
  const { id, problem } = useField({ name: 'evidence' })
  const chosen = new Set(
    [useField({ name: 'flag' }), useField({ name: 'known' })].flatMap((field) => field.chosen ?? []),
  )
  const shown = view.disclosures.flatMap(({ items }) => items)
  const items = new Map(
    shown.map((item) =>
      'flagId' in item
        ? [item.flagId, { name: 'flag', words: item.message }]
        : [item.observation, { name: 'known', words: item.observation }],
    ),
  )
  if (!items.size)
    return <p class="quiet">Nothing has been shown to the student yet, so nothing was shown beforehand.</p>
  return (
    <fieldset
      class={problem ? 'field wrong' : 'field'}
      id={id}
      tabIndex={-1}
      aria-describedby={problem && `${id}-problem`}
    >
      <legend>What the student had been shown before the conversation</legend>
      {problem && <Wrong id={id} problem={problem} />}
      {[...items].map(([value, { name, words }]) => (
        <label key={value} class="pick">
          <input type="checkbox" name={name} value={value} checked={chosen.has(value)} />
          <span>
            <bdi>{words}</bdi>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
