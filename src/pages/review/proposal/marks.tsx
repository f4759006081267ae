import type { FastifyReply } from 'fastify'
import type { Context } from '../../../context.ts'
import { DomainError } from '../../../domain/error.ts'
import { declareConflict } from '../../../flow/review/decisions/declare-conflict.ts'
import { mark } from '../../../flow/review/decisions/mark.ts'
import type { WholeView } from '../../../flow/submission/present.ts'
import type { SignedIn } from '../../../http/server/session.ts'
import { checks } from '../../kit/check/checks.ts'
import { takeStep } from '../../kit/check/take-step.ts'
import { formIn, refuse, textIn } from '../../kit/form/form.ts'
import { FoldedForm, PostForm } from '../../kit/form/post-form.tsx'
import { TextArea, TextField } from '../../kit/form/text-field.tsx'
import { type ItemRequest, visitor } from '../../kit/send.tsx'

interface Props {
  who: SignedIn
  view: WholeView
}

/** The mark that stands, why it is held back, and the form to give one. */
export function MarkShown({ who, view }: Props) {
  if (!view.mark) return null
  const { standing, held, maximum } = view.mark
  const isClean = view.status === 'released'
  return (
    <>
      {standing !== null && <p>The mark that stands: {standing}.</p>}
      {standing !== null && held && <p class="note">{held}</p>}
      {isClean ? (
        <PostForm who={who} action={`/review/${view.id}/marks`}>
          <p>No check asks for a person here. If you have no concern either, give the work its mark.</p>
          <MarkFields maximum={maximum} />
          <button type="submit">No concern: record the mark</button>
        </PostForm>
      ) : (
        <FoldedForm who={who} action={`/review/${view.id}/marks`} summary="Give the work a mark">
          <MarkFields maximum={maximum} />
          <button type="submit" class="second">
            Record the mark
          </button>
        </FoldedForm>
      )}
    </>
  )
}

function MarkFields({ maximum }: { maximum: number | null }) {
  return (
    <>
      <TextField name="mark" label="Mark" help={maximumSentence(maximum)} required />
      <TextArea name="note" label="Note" rows={2} />
    </>
  )
}

/** What the gradebook of the LMS goes up to, for the field of a mark; nothing where it is not known. */
export const maximumSentence = (maximum: number | null | undefined): string | undefined =>
  maximum == null ? undefined : `The gradebook of your LMS goes up to ${maximum}.`

/** Conflicts of interest that were declared, and the form to declare one's own. */
export function Conflicts({ who, view }: Props) {
  const own = view.conflicts.some(({ personId }) => personId === who.id)
  return (
    <>
      {own && <p class="note">You declared a conflict of interest, so you take no part in deciding about this work.</p>}
      {!own && (
        <FoldedForm who={who} action={`/review/${view.id}/conflicts`} summary="Declare a conflict of interest">
          <TextArea
            name="reason"
            label="Reason"
            help="You take no part in deciding about this work from then on. Leads read the reason; the student does not."
            rows={2}
            required
          />
          <button type="submit" class="second">
            Declare it
          </button>
        </FoldedForm>
      )}
    </>
  )
}

/** Records a mark that a person typed. */
export async function giveMark(context: Context, request: ItemRequest, reply: FastifyReply) {
  const form = formIn(request.body)
  const typed = form.get('mark').trim().replace(',', '.')
  const score = Number(typed)
  refuse([!typed || !(score >= 0), 'mark', 'This is not a mark.', 'A number that is not below 0.'])
  const note = textIn(form, 'note', 5_000)
  await mark(context, visitor(request), request.params.id, { score, ...(note && { note }) }).catch(besideTheMark)
  return reply.redirect(`/review/${request.params.id}?notice=marked#decision`, 303)
}

/** The form of a decision on the same page has a field called `score`; here it is called `mark`. */
function besideTheMark(error: unknown): never {
  if (!(error instanceof DomainError)) throw error
  const fields = error.fields.map((field) => (field.field === 'score' ? { ...field, field: 'mark' } : field))
  throw new DomainError(error.code, error.message, fields, error.details)
}

/** Declares a conflict of interest of the person's own. */
export async function declareOwnConflict(context: Context, request: ItemRequest, reply: FastifyReply) {
  const reason = textIn(formIn(request.body), 'reason', 5_000)
  refuse([!reason, 'reason', 'A reason is needed.', 'A sentence on how you stand to the student or the matter.'])
  await takeStep(context, request, checks.conflict, (context) =>
    declareConflict(context, visitor(request), request.params.id, { reason }),
  )
  return reply.redirect(`/review/${request.params.id}?notice=conflict-declared#decision`, 303)
}
