import type { FastifyReply } from 'fastify'
import type { Context } from '../../../context.ts'
import { caseFacts } from '../../../db/review/case-facts.ts'
import { findSubmission } from '../../../db/submission/access.ts'
import { outcomes } from '../../../domain/review/decision.ts'
import { missingForReferral } from '../../../domain/review/missing-for.ts'
import { decide } from '../../../flow/review/decide.ts'
import { formIn, refuse } from '../../kit/form/form.ts'
import { redisplay, type SendItemPage } from '../../kit/form/redisplay.ts'
import { type ItemRequest, sendPart, visitor } from '../../kit/send.tsx'
import { decisionIn } from './decide-form.ts'
import { Missing } from './missing.tsx'

/** Answers with what the form still lacks for a referral, as a part of the page. */
export async function sayWhatIsMissing(context: Context, request: ItemRequest, reply: FastifyReply) {
  const { id } = await findSubmission(context.db, visitor(request), request.params.id)
  const missing = missingForReferral(decisionIn(formIn(request.body)), await caseFacts(context.db, id))
  return sendPart(
    reply,
    <div id="missing">
      <Missing missing={missing} />
    </div>,
  )
}

/** Records a decision, or shows the form again with what is missing. */
export async function recordDecision(
  context: Context,
  request: ItemRequest,
  reply: FastifyReply,
  sendPage: SendItemPage,
) {
  const { id } = request.params
  const form = formIn(request.body)
  if (form.get('do') === 'check') return redisplay(request, reply, sendPage)
  const { chosen, ...decision } = decisionIn(form)
  const score = decision.score === undefined && form.get('score').trim()
  refuse(
    [!chosen, 'outcome', 'The outcome is still open.', `One of the ${outcomes.length} outcomes.`],
    [score, 'score', 'This is not a mark.', 'A number that is not below 0.'],
  )
  await decide(context, visitor(request), id, decision)
  return reply.redirect(`/review/${id}?notice=decided#conversation`, 303)
}
