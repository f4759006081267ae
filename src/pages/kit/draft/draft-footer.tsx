import { useContext } from 'preact/hooks'
import { PageContext, type SavedForm } from '../form/redisplay.ts'
import { Time } from '../time.tsx'
import { Sentence } from '../words.tsx'

/**
 * What comes last in a form that a person is signed in for: on which page it stands, and, where it has a long answer,
 * what is saved of it. Without the script the button saves.
 */
export function DraftFooter({ action }: { action: string }) {
  const { url, drafts, forms, words } = useContext(PageContext)
  const draft = drafts?.get(action)
  return (
    <>
      <input type="hidden" name="_page" value={pageWithout(url)} autocomplete="off" />
      {forms.get(action) && (
        <>
          <input type="hidden" name="_form" value={action} autocomplete="off" />
          <input type="hidden" name="_draft" value={draft?.version ?? 0} autocomplete="off" />
          <div class="draft">
            <p class="meta" role="status" data-draft-status="">
              {draft?.shown && <Sentence of="kit.draftSaved" at={<Time at={draft.shown.savedAt} />} />}
            </p>
            <noscript>
              <DraftButton name="save" label={words.say('kit.saveDraft')} />
            </noscript>
            {draft?.shown && <DraftButton name="discard" label={words.say('kit.discardDraft')} />}
            {draft?.others.map((other) => (
              <OtherVersion key={other.savedAt.getTime()} {...other} />
            ))}
          </div>
        </>
      )}
    </>
  )
}

function DraftButton({ name, label }: { name: 'save' | 'discard'; label: string }) {
  return (
    <button
      type="submit"
      class="plain"
      name="_do"
      value={name}
      formaction="/drafts"
      formenctype="application/x-www-form-urlencoded"
      formnovalidate
    >
      {label}
    </button>
  )
}

/** What another window saved of the same form: to read and to copy. */
function OtherVersion({ form, savedAt }: SavedForm) {
  return (
    <details>
      <summary>
        <Sentence of="kit.otherWindow" at={<Time at={savedAt} />} />
      </summary>
      <Words form={form} />
    </details>
  )
}

/** The words of a form that were typed in it, without the choices. */
export function Words({ form }: Pick<SavedForm, 'form'>) {
  return (
    <>
      {form
        .names()
        .flatMap((name) => form.all(name))
        .filter((value) => /\s/.test(value.trim()))
        .map((value) => (
          <p key={value} class="verbatim" dir="auto">
            {value}
          </p>
        ))}
    </>
  )
}

/** An address without what was there for one answer only. */
function pageWithout(url: string): string {
  const [path, query = ''] = url.split('?', 2)
  const kept = new URLSearchParams(query)
  for (const name of ['again', 'notice']) kept.delete(name)
  return kept.size ? `${path}?${kept}` : path!
}
