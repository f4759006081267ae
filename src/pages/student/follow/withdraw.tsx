import type { SignedIn } from '../../../http/server/session.ts'
import { PostForm } from '../../kit/form/post-form.tsx'

/** Takes the work back. */
export function Withdraw({ who, id }: { who: SignedIn; id: string }) {
  return (
    <details>
      <summary>Take this work back</summary>
      <PostForm who={who} action={`/submissions/${id}/withdrawal`}>
        <p>Your work will not be looked at or marked. You can hand in again.</p>
        <button type="submit" class="second">
          Take it back
        </button>
      </PostForm>
    </details>
  )
}
