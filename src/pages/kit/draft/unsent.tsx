import { useContext } from 'preact/hooks'
import { PageContext } from '../form/redisplay.ts'
import { Words } from './draft-footer.tsx'

/** Why a form was not taken, at the top of its page, where no field is to blame. */
export function Refused() {
  const { redisplay, words } = useContext(PageContext)
  const refusal = redisplay?.refusal
  if (!refusal || refusal.fields.length) return null
  return (
    <div class="problems" role="alert" tabIndex={-1} id="problems">
      <h2>{refusal.message}</h2>
      <p>{words.say('kit.wordsKept')}</p>
    </div>
  )
}

/** Words typed in forms that the page does not have, such as after another person decided. It comes last on the page. */
export function UnsentWords() {
  const { drafts, forms, redisplay, words } = useContext(PageContext)
  const shown = [...(drafts?.values() ?? [])].flatMap(({ shown, others }) => (shown ? [...others, shown] : others))
  const gone = shown.filter(({ action, form }) => !forms.has(action) && hasWords(form.names().flatMap(form.all)))
  if (!gone.length) return null
  return (
    <section aria-labelledby="unsent" class="sheet">
      <h2 id="unsent">{words.say('kit.unsent')}</h2>
      <p>{words.say('kit.unsentWhy')}</p>
      <details open={gone.some(({ action }) => action === redisplay?.action)}>
        <summary>{words.say('kit.yourWords')}</summary>
        {gone.map(({ action, form, savedAt }) => (
          <Words key={`${action}-${savedAt.getTime()}`} form={form} />
        ))}
      </details>
    </section>
  )
}

const hasWords = (values: string[]) => values.some((value) => /\s/.test(value.trim()))
