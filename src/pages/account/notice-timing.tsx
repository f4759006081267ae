import { type NoticeTiming, noticeTimings } from '../../domain/notices/kinds.ts'
import type { SignedIn } from '../../http/server/session.ts'
import { PostForm } from '../kit/form/post-form.tsx'
import { Sentence, useWords } from '../kit/words.tsx'

/** How notices come that are not part of the process. */
export function NoticeTimingForm({ who, timing }: { who: SignedIn; timing: NoticeTiming }) {
  const { say } = useWords()
  return (
    <section aria-labelledby="notice-timing">
      <h2 id="notice-timing">{say('account.mail')}</h2>
      <p>
        <Sentence of="account.mailHelp" notices={(text) => <a href="/notices">{text}</a>} />
      </p>
      <PostForm who={who} action="/account/notices">
        <fieldset>
          <legend>{say('account.otherNotices')}</legend>
          {noticeTimings.map((one) => (
            <label key={one} class="choice">
              <input type="radio" name="timing" value={one} checked={one === timing} /> {say(`account.timing.${one}`)}
            </label>
          ))}
        </fieldset>
        <button type="submit" class="second">
          {say('account.save')}
        </button>
      </PostForm>
    </section>
  )
}
