import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../../context.ts'
import { choices, choose as chooseAssessment } from '../../flow/lti/choose.ts'
import { fieldsIn } from '../../http/lti/fields.ts'
import { addressesOf } from '../../http/lti/origins.ts'
import { refuseForeign } from '../../http/server/session.ts'
import { formIn } from '../kit/form/form.ts'
import { redisplayOnError } from '../kit/form/redisplay.ts'
import { assessmentIn } from '../policy/assessment-in.ts'
import { ChoicePage, ReturnPage } from './choice-view.tsx'
import { enter } from './enter.ts'
import { sendFramed } from './framed.tsx'

/** Answers with the assessments that a tutor with this ticket may choose from. Throws NOT_FOUND for a used ticket. */
export async function sendChoicePage(context: Context, reply: FastifyReply, ticket: string) {
  const { assessments, registration, returnUrl } = await choices(context, ticket)
  const addresses = [...addressesOf(registration), ...(returnUrl ? [returnUrl] : [])]
  return sendFramed(context, reply, <ChoicePage ticket={ticket} assessments={assessments} />, addresses)
}

/** Takes the tutor’s choice: back to the LMS with the link, or on to the review list of the assessment. */
export async function choose(context: Context, request: FastifyRequest, reply: FastifyReply) {
  refuseForeign(request)
  const { ticket = '', assessmentId } = fieldsIn(request.body)
  const { registration } = await choices(context, ticket)
  const choice = assessmentId ? { assessmentId } : assessmentIn(formIn(request.body), context.config.timeZone)
  const chosen = await chooseAssessment(context, ticket, choice)
  if ('who' in chosen) return enter(context, reply, chosen.who.id, chosen.go)
  const { returnUrl, jwt } = chosen
  const page = <ReturnPage returnUrl={returnUrl} jwt={jwt} />
  return sendFramed(context, reply, page, [...addressesOf(registration), returnUrl], [new URL(returnUrl).origin])
}

/** The error handler of the choice: the page again, with each problem beside its field. */
export const redisplayChoice = (context: Context) =>
  redisplayOnError((request, reply) => sendChoicePage(context, reply, fieldsIn(request.body).ticket ?? ''))
