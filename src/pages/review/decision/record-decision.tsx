import type { FastifyReply } from 'fastify'
import type { Context } from '../../../context.ts'
import { caseFacts } from '../../../db/review/case-facts.ts'
import { findSubmission } from '../../../db/submission/access.ts'
import { isAdverse } from '../../../domain/review/adverse.ts'
import { missingFor } from '../../../domain/review/missing-for.ts'
import { decide } from '../../../flow/review/decide.ts'
import { propose } from '../../../flow/review/decisions/propose.ts'
import { showAgain } from '../../drafts/return-to-form.ts'
import { formIn, refuse } from '../../kit/form/form.ts'
import { redisplay, type SendItemPage } from '../../kit/form/redisplay.ts'
import { type ItemRequest, sendPart, visitor } from '../../kit/send.tsx'
import { insertComment } from '../pile/insert-comment.ts'
import { decisionIn } from './decide-form.ts'
import { Missing } from './missing.tsx'
import { withChangedPoints } from './point-form.ts'

/** Answers with what the form still lacks as a part of the page. */
export async function sayWhatIsMissing(context: Context, request: ItemRequest, reply: FastifyReply) {
  const { id } = await findSubmission(context.db, visitor(request), request.params.id)
  const missing = missingFor(decisionIn(formIn(request.body)), await caseFacts(context.db, id))
  return sendPart(
    reply,
    <div id="missing">
      <Missing missing={missing} />
    </div>,
  )
}

/** Records a decision, or proposes an adverse one, or shows the form again with what is missing. */
export async function recordDecision(
  context: Context,
  request: ItemRequest,
  reply: FastifyReply,
  sendPage: SendItemPage,
) {
  const { id } = request.params
  const form = formIn(request.body)
  if (form.get('insert')) return insertComment(context, request, reply, { form, sendPage })
  const changed = withChangedPoints(form)
  if (changed) return redisplay(request, reply, sendPage, [], changed)
  if (form.get('do') === 'check')
    return (await showAgain(context, request, reply, '#missing')) ?? redisplay(request, reply, sendPage)
  const { chosen, ...decision } = decisionIn(form)
  const score = decision.score === undefined && form.get('score').trim()
  refuse(
    [!chosen, 'outcome', 'Choose an outcome.', ''],
    [score, 'score', 'This is not a mark.', 'A number that is not below 0.'],
  )
  const facts = await caseFacts(context.db, (await findSubmission(context.db, visitor(request), id)).id)
  if (isAdverse(decision, facts)) {
    await propose(context, visitor(request), id, decision)
    return reply.redirect(`/review/${id}?notice=proposed#conversation`, 303)
  }
  await decide(context, visitor(request), id, decision)
  return reply.redirect(`/review/${id}?notice=decided#conversation`, 303)
}
