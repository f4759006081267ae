import { groupsOf, type NumberedFlag } from './groups.ts'
import type { ShownFlag } from './shown.ts'

interface ChoicesProps {
  flags: ShownFlag[]
  chosen: Set<string>
  /** The name of the field; `flag` unless given. */
  name?: string
  /** What is said after a flag, such as that the student has seen it. */
  after: (flagId: string) => string
}

/** Flags to tick as evidence. Of flags of one rule the first is shown with its words, and the others by their numbers alone. */
export function FlagChoices({ flags, ...rest }: ChoicesProps) {
  return groupsOf(flags).map(({ key, flags: members }) => (
    <div key={key}>
      <WithWords {...members[0]!} {...rest} />
      {members.length > 1 && <ByNumber members={members.slice(1)} {...rest} />}
    </div>
  ))
}

function WithWords({
  flag: { id, message, basis },
  number,
  name = 'flag',
  chosen,
  after,
}: NumberedFlag & Omit<ChoicesProps, 'flags'>) {
  return (
    <label class="pick">
      <input type="checkbox" name={name} value={id} checked={chosen.has(id)} />
      <span>
        {number}. <bdi>{message}</bdi>{' '}
        <span class="quiet">
          {basis === 'statistical' && 'Statistical: it never counts by itself.'}
          {after(id)}
        </span>
      </span>
    </label>
  )
}

/** Their words stand among the flags, where the numbers lead. */
function ByNumber({
  members,
  name = 'flag',
  chosen,
  after,
}: { members: NumberedFlag[] } & Omit<ChoicesProps, 'flags'>) {
  return (
    <details open={members.some(({ flag }) => chosen.has(flag.id))}>
      <summary>{members.length} more like this</summary>
      <div class="numbers">
        {members.map(({ flag: { id }, number }) => (
          <span key={id}>
            <label>
              <input type="checkbox" name={name} value={id} checked={chosen.has(id)} /> Flag {number}
            </label>
            {after(id) && <span class="quiet">{after(id)}</span>}
          </span>
        ))}
      </div>
    </details>
  )
}
