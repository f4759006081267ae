import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../../../context.ts'
import { isId } from '../../../db/id.ts'
import { dismissFlags } from '../../../flow/review/dismiss-flag.ts'
import { type Form, formIn, refuse, textIn } from '../../kit/form/form.ts'
import { visitor } from '../../kit/send.tsx'

/** Dismisses a flag with a reason, or flags like it: those that are ticked, or all that the form named. */
export async function dismiss(
  context: Context,
  request: FastifyRequest<{ Params: { id: string; flagId: string } }>,
  reply: FastifyReply,
) {
  const { id, flagId } = request.params
  const form = formIn(request.body)
  const reason = textIn(form, 'reason', 2_000)
  const chosen = chosenIn(form, flagId)
  refuse(
    [!chosen.length, 'flag', 'No flag is ticked.', 'At least one, or all of them by the other button.'],
    [!reason, 'reason', 'A reason is needed.', 'A sentence on why it does not apply.'],
  )
  await dismissFlags(context, visitor(request), id, chosen, reason)
  return reply.redirect(`/review/${id}?notice=${chosen.length > 1 ? 'dismissed-all' : 'dismissed'}#flag-${flagId}`, 303)
}

/** Which flags a form means: the one in its address, where it is the form of one. */
function chosenIn(form: Form, flagId: string): string[] {
  const which = form.get('which')
  if (which === 'all') return form.get('like').split(' ').filter(isId)
  return which === 'ticked' ? form.all('flag').filter(isId) : [flagId]
}
