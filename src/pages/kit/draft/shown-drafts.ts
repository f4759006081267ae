import type { FormDraft } from '../../../db/drafts/drafts.ts'
import { formOf } from '../form/form.ts'
import type { Redisplay } from '../form/redisplay.ts'

/** The draft of one form of a page, as the form shows it. */
export interface ShownDraft {
  /** The newest version; what is saved next names it. */
  version: number
  /** What stands in the form; absent once it was sent. */
  shown?: SavedForm
  /** What other windows saved, which differs. */
  others: SavedForm[]
}

/** A form as it was saved, with the time. */
export type SavedForm = Redisplay & { savedAt: Date }

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
