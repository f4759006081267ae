import { type NoticeTiming, noticeTimings } from '../../domain/notices/kinds.ts'
import type { SignedIn } from '../../http/server/session.ts'
import { PostForm } from '../kit/form/post-form.tsx'

const labels: Record<NoticeTiming, string> = {
  each: 'One mail each, at once',
  daily: 'One mail a day',
  page: 'No mail; I look here',
}

/** How notices come that are not part of the process. */
export function NoticeTimingForm({ who, timing }: { who: SignedIn; timing: NoticeTiming }) {
  return (
    <section aria-labelledby="notice-timing">
      <h2 id="notice-timing">Mail</h2>
      <p>
        Everything you are told stands under <a href="/notices">Notices</a>. What gives you time to answer, or changes
        what you may do, also comes by mail at once. Choose how the rest comes.
      </p>
      <PostForm who={who} action="/account/notices">
        <fieldset>
          <legend>Other notices</legend>
          {noticeTimings.map((one) => (
            <label key={one} class="choice">
              <input type="radio" name="timing" value={one} checked={one === timing} /> {labels[one]}
            </label>
          ))}
        </fieldset>
        <button type="submit" class="second">
          Save
        </button>
      </PostForm>
    </section>
  )
}
