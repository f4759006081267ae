import { languageNames, languages } from '../../domain/people/language.ts'
import type { SignedIn } from '../../http/server/session.ts'
import { PostForm } from '../kit/form/post-form.tsx'
import { useWords } from '../kit/words.tsx'

/** In which language a person reads; each is named in its own words. */
export function LanguageForm({ who }: { who: SignedIn }) {
  const { say } = useWords()
  return (
    <section aria-labelledby="language">
      <h2 id="language">{say('account.languageHeading')}</h2>
      <p>{say('account.languageHelp')}</p>
      <PostForm who={who} action="/account/language">
        <fieldset>
          <legend>{say('account.languageLegend')}</legend>
          <label class="choice">
            <input type="radio" name="language" value="" checked={who.language === null} />{' '}
            {say('account.languageOfBrowser')}
          </label>
          {languages.map((one) => (
            <label key={one} class="choice" lang={one}>
              <input type="radio" name="language" value={one} checked={who.language === one} /> {languageNames[one]}
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
