import type { SignedIn } from '../../../http/server/session.ts'
import { Csrf } from '../../kit/form/csrf.tsx'

/** Takes the work back. */
export function Withdraw({ who, id }: { who: SignedIn; id: string }) {
  return (
    <details>
      <summary>Take this work back</summary>
      <form method="post" action={`/submissions/${id}/withdrawal`}>
        <Csrf who={who} />
        <p>Your work will not be looked at or marked. You can hand in again.</p>
        <button type="submit" class="second">
          Take it back
        </button>
      </form>
    </details>
  )
}
