import { useField, Wrong } from '../../kit/form/field-frame.tsx'
import { PostForm } from '../../kit/form/post-form.tsx'
import { DismissGroup, dismissalPath } from './dismissal.tsx'
import { Dismissed, Figures, Kind, Limits, Passages } from './flag.tsx'
import type { FlagGroup, NumberedFlag } from './groups.ts'
import type { FlagsProps } from './shown.ts'

/** So many flags of a group are shown at first; the others are folded. In a larger group, quotes are this short. */
const shownAtFirst = 30
const shortQuote = 120

type GroupProps = FlagsProps & { group: FlagGroup }

/** Flags of one rule: what they have in common once, then each with its passage, and one form to dismiss them. */
export function Group(props: GroupProps) {
  const { group, who, view, open } = props
  const { flag: first } = group.flags[0]!
  const id = `flags-like-${first.id}`
  const same = sameIn(group)
  return (
    <section class={first.dismissed ? 'flag-group aside' : `flag-group ${first.severity}`} aria-labelledby={id}>
      <p class="meta">
        {group.flags.length} flags. <Kind {...first} />
      </p>
      <h3 id={id} dir="auto">
        {headingOf(props)} ({group.flags.length})
      </h3>
      {first.dismissed && <Dismissed reason={first.dismissed.reason} />}
      {same.suggestion && <p dir="auto">{same.suggestion}</p>}
      <Limits limits={first.limits} figures={{}} />
      {open && !first.dismissed ? (
        <PostForm who={who} class="like" action={dismissalPath(view, group)}>
          <Members {...props} pick />
          <DismissGroup group={group} />
        </PostForm>
      ) : (
        <Members {...props} />
      )}
    </section>
  )
}

/** What all flags of a group say, or nothing where they differ. */
function sameIn({ flags }: FlagGroup) {
  const [{ flag: first }] = flags as [NumberedFlag]
  const all = (part: 'message' | 'suggestion') => flags.every(({ flag }) => flag[part] === first[part])
  return { message: all('message') ? first.message : null, suggestion: all('suggestion') ? first.suggestion : null }
}

/** What the flags of a group are called together. */
function headingOf({ group, detectors }: Pick<GroupProps, 'group' | 'detectors'>): string {
  const { detector } = group.flags[0]!.flag
  return sameIn(group).message ?? detectors.find(({ id }) => id === detector)?.title ?? detector
}

function Members({ pick = false, ...props }: GroupProps & { pick?: boolean }) {
  const { flags } = props.group
  const first = props.whole ? flags.length : shownAtFirst
  const same = sameIn(props.group)
  const { id: picker, chosen, problem } = useField({ name: 'flag' })
  const ticked = new Set(chosen)
  const longest = flags.length > first ? shortQuote : undefined
  const member = ({ flag, number }: NumberedFlag) => (
    <article key={flag.id} class="flag like" id={`flag-${flag.id}`} aria-label={`Flag ${number}`}>
      <p>
        {pick ? (
          <label>
            <input type="checkbox" name="flag" value={flag.id} checked={ticked.has(flag.id)} /> {number}.
          </label>
        ) : (
          `${number}.`
        )}{' '}
        {!same.message && <bdi>{flag.message}</bdi>}
      </p>
      <Passages flag={flag} view={props.view} text={props.text} longest={longest} />
      {!same.suggestion && flag.suggestion && <p dir="auto">{flag.suggestion}</p>}
      <Figures figures={flag.figures} />
    </article>
  )
  return (
    <div id={pick ? picker : undefined} tabIndex={pick ? -1 : undefined}>
      {problem && <Wrong id={picker} problem={problem} />}
      {flags.slice(0, first).map(member)}
      {flags.length > first && (
        <details>
          <summary>{flags.length - first} more like this</summary>
          {flags.slice(first).map(member)}
        </details>
      )}
    </div>
  )
}
