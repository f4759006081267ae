import type { NotArrived as Stopped } from '../../db/notices/not-arrived.ts'
import type { SignedIn } from '../../http/server/session.ts'
import { ActionButton } from '../kit/form/action-button.tsx'
import { useWords } from '../kit/words.tsx'

interface NotArrivedProps {
  who: SignedIn
  id: string
  notices: Stopped[]
}

/** Which mails to the student of a work did not arrive, or may not have, and the button that sends them once more. */
export function NotArrived({ who, id, notices }: NotArrivedProps) {
  const { say } = useWords()
  if (!notices.length) return null
  return (
    <div class="note">
      <ul>
        {notices.map(({ id: notice, kind, isKnown }) => (
          <li key={notice}>
            {isKnown
              ? 'This mail to the student did not arrive: '
              : 'Whether this mail reached the student is not known: '}
            {say(`mail.${kind}.subject`)}.
          </li>
        ))}
      </ul>
      <ActionButton who={who} action={`/review/${id}/notices`} label="Send again" />
    </div>
  )
}
