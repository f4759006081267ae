import type { WholeView } from '../../../flow/submission/present.ts'
import type { SignedIn } from '../../../http/server/session.ts'
import { FoldedForm } from '../../kit/form/post-form.tsx'
import { TextArea } from '../../kit/form/text-field.tsx'
import type { FlagGroup } from './groups.ts'

interface DismissProps {
  who: SignedIn
  view: WholeView
  group: FlagGroup
}

/** The form to dismiss a flag, which stands for one flag in the address. */
export function DismissForm({ who, view, group }: DismissProps) {
  return (
    <FoldedForm who={who} action={dismissalPath(view, group)} summary="Dismiss flag">
      <Reason />
      <button type="submit" class="second">
        Dismiss flag
      </button>
    </FoldedForm>
  )
}

/** The reason and the buttons for a group: all of it, or the flags that are ticked, in one act. */
export function DismissGroup({ group: { flags } }: Pick<DismissProps, 'group'>) {
  return (
    <>
      <Reason />
      <input type="hidden" name="like" value={flags.map(({ flag }) => flag.id).join(' ')} />
      <p class="actions">
        <button type="submit" class="second" name="which" value="ticked">
          Dismiss the ticked flags
        </button>
        <button type="submit" class="second" name="which" value="all">
          Dismiss all {flags.length} like this
        </button>
      </p>
    </>
  )
}

/** Where the dismissal of a group is sent: to its first flag, whose form it is. */
export const dismissalPath = (view: WholeView, { flags }: FlagGroup) =>
  `/review/${view.id}/flags/${flags[0]!.flag.id}/dismissal`

function Reason() {
  return (
    <TextArea
      name="reason"
      label="Why it does not apply"
      help="The flag stays with your reason beside it. Reasons are counted, so that the check can get better."
      rows={2}
      required
      browserRequires
    />
  )
}
