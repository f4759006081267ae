import type { Detector } from '../../domain/screening/detector.ts'
import type { WholeView } from '../../flow/submission/present.ts'
import type { SignedIn } from '../../http/server/session.ts'
import { DismissForm } from './flags/dismissal.tsx'
import { Flag } from './flags/flag.tsx'
import { Group } from './flags/group.tsx'
import { groupsOf } from './flags/groups.ts'
import type { Text } from './work/text.ts'

export type ShownFlag = WholeView['flags'][number]

export interface FlagsProps {
  who: SignedIn
  view: WholeView
  flags: ShownFlag[]
  text: Text | null
  detectors: Pick<Detector, 'id' | 'title'>[]
  /** Whether flags can be dismissed here. */
  open: boolean
}

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
