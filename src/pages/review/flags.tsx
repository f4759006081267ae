import { DismissForm } from './flags/dismissal.tsx'
import { Flag } from './flags/flag.tsx'
import { Group } from './flags/group.tsx'
import { groupsOf } from './flags/groups.ts'
import type { FlagsProps } from './flags/shown.ts'

export type { ShownFlag } from './flags/shown.ts'

/** What the detectors point at: what a person can see for themselves first, statistical signals last; flags of one rule together. */
export function Flags(props: FlagsProps) {
  const { flags, view, text, open, who } = props
  if (!flags.length) return <p>No check points at anything here. That says nothing beyond what the checks look at.</p>
  return (
    <div class="flags">
      {groupsOf(flags).map((group) =>
        group.flags.length > 1 ? (
          <Group key={group.key} group={group} {...props} />
        ) : (
          <Flag key={group.key} {...group.flags[0]!} view={view} text={text}>
            {open && !group.flags[0]!.flag.dismissed && <DismissForm who={who} view={view} group={group} />}
          </Flag>
        ),
      )}
    </div>
  )
}
