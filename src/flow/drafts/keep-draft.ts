import type { Context } from '../../context.ts'
import type { Transaction } from '../../db/client.ts'
import {
  addDraft,
  countDrafts,
  draftsOneByOne,
  type FormDraft,
  newestDraft,
  removeDraft,
  removeOldDrafts,
} from '../../db/drafts/drafts.ts'
import { isSameDraft, type NewDraft, type Refusal, refuseLargeDraft, subjectOf } from '../../domain/drafts/draft.ts'
import { DomainError } from '../../domain/error.ts'
import { limits } from '../../domain/limits.ts'

type Who = { id: string }

/**
 * Saves what a person has typed so far, as the version after the one that their page was made with. Where another window
 * saved something else meanwhile, or the form was sent, nothing is written and that newer version is returned.
 */
export function saveDraft({ db }: Pick<Context, 'db'>, who: Who, draft: NewDraft): Promise<FormDraft | null> {
  refuseLargeDraft(draft)
  return db.transaction(async (tx) => {
    await draftsOneByOne(tx, who.id)
    const newest = await newestDraft(tx, who.id, draft.form)
    if (newest && newest.version !== draft.base) {
      return !newest.sent && isSameDraft(newest.fields, draft.fields) ? null : newest
    }
    await putDraft(tx, who, draft, newest)
    return null
  })
}

/**
 * Keeps what was in a form that was sent and not taken, and why. It counts from now on; what another window saved
 * meanwhile stays beside it. Returns its version.
 */
export function keepRefused({ db }: Pick<Context, 'db'>, who: Who, draft: NewDraft, refusal: Refusal | null) {
  refuseLargeDraft(draft)
  return db.transaction(async (tx) => {
    await draftsOneByOne(tx, who.id)
    const newest = await newestDraft(tx, who.id, draft.form)
    const other = newest && newest.version !== draft.base && !isSameDraft(newest.fields, draft.fields)
    return putDraft(tx, who, draft, newest, { refusal, keepOther: Boolean(other) && !newest!.sent })
  })
}

/** Ends the drafts of a form that was sent. What its page still had on the way to be saved does not bring them back. */
export async function endDraft({ db }: Pick<Context, 'db'>, who: Who, form: string, page: string): Promise<void> {
  await db.transaction(async (tx) => {
    await draftsOneByOne(tx, who.id)
    const newest = await newestDraft(tx, who.id, form)
    await removeDraft(tx, who.id, form)
    const version = (newest?.version ?? 0) + 1
    await addDraft(tx, { accountId: who.id, form, page, subject: subjectOf(form), version, fields: [], sent: true })
  })
}

/** Removes drafts that were not touched for longer than they are kept. */
export const forgetDrafts = ({ db, config }: Context) => removeOldDrafts(db, config.draftDays)

async function putDraft(
  tx: Transaction,
  who: Who,
  { form, page, fields, lasting = true }: NewDraft,
  newest: FormDraft | null,
  { refusal = null, keepOther = false }: { refusal?: Refusal | null; keepOther?: boolean } = {},
): Promise<number> {
  if (!newest && (await countDrafts(tx, who.id)) >= limits.drafts) {
    throw new DomainError('TOO_LARGE', `At most ${limits.drafts} drafts are kept for one person.`)
  }
  const version = (newest?.version ?? 0) + 1
  if (newest && !keepOther) await removeDraft(tx, who.id, form, [newest.version])
  await addDraft(tx, { accountId: who.id, form, page, subject: subjectOf(form), version, fields, refusal, lasting })
  return version
}
