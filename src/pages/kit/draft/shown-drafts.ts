import type { FormDraft } from '../../../db/drafts/drafts.ts'
import { formOf } from '../form/form.ts'
import type { ShownDraft } from '../form/redisplay.ts'

/** The drafts of a page by the address of their form; rows come with the oldest version first. `again` is the form that was just sent and not taken. */
export function shownDrafts(rows: FormDraft[], again: string | undefined): Map<string, ShownDraft> {
  const drafts = new Map<string, ShownDraft>()
  for (const row of rows) {
    const { form, version, fields, savedAt, sent, lasting } = row
    const earlier = drafts.get(form)
    const refusal = form === again ? row.refusal : null
    const shown = { action: form, form: formOf(fields), problems: refusal?.fields ?? [], refusal, savedAt }
    const others = earlier?.shown ? [...earlier.others, earlier.shown] : []
    drafts.set(form, { version, ...(!sent && (lasting || form === again) && { shown }), others })
  }
  return drafts
}
