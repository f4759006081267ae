import type { SignedIn } from '../../../http/server/session.ts'
import { PostForm } from '../../kit/form/post-form.tsx'
import { useWords } from '../../kit/words.tsx'

/** Takes the work back. */
export function Withdraw({ who, id }: { who: SignedIn; id: string }) {
  const { say } = useWords()
  return (
    <details>
      <summary>{say('follow.takeBack')}</summary>
      <PostForm who={who} action={`/submissions/${id}/withdrawal`}>
        <p>{say('follow.takeBackHelp')}</p>
        <button type="submit" class="second">
          {say('follow.takeItBack')}
        </button>
      </PostForm>
    </details>
  )
}
