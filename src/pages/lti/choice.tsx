import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../../context.ts'
import { type Chosen, choices, choose as chooseAssessment } from '../../flow/lti/choose.ts'
import { chooseCopied, copiedChoices, copiedLink } from '../../flow/lti/copied.ts'
import { addressesOf } from '../../flow/lti/origins.ts'
import { fieldsIn } from '../../http/lti/fields.ts'
import { refuseForeign } from '../../http/server/session.ts'
import { formIn } from '../kit/form/form.ts'
import { redisplayOnError } from '../kit/form/redisplay.ts'
import { assessmentIn } from '../policy/assessment-in.ts'
import { ChoicePage, ReturnPage } from './choice-view.tsx'
import { CopiedPage } from './copied-view.tsx'
import { enter } from './enter.ts'
import { sendFramed } from './framed.tsx'

/** Answers with what a tutor with this ticket may choose from: their assessments, or what a copied link leads to. Throws NOT_FOUND for a used ticket. */
export async function sendChoicePage(context: Context, reply: FastifyReply, ticket: string) {
  const copied = await copiedLink(context, ticket)
  const { assessments, registration, returnUrl } = await choices(context, ticket)
  const addresses = [...addressesOf(registration), ...(returnUrl ? [returnUrl] : [])]
  const page = copied ? (
    <CopiedPage ticket={ticket} {...copied} />
  ) : (
    <ChoicePage ticket={ticket} assessments={assessments} />
  )
  return sendFramed(context, reply, page, addresses)
}

/** Takes the tutor’s choice: back to the LMS with the link, or on to the review list of the assessment. */
export async function choose(context: Context, request: FastifyRequest, reply: FastifyReply) {
  refuseForeign(request)
  const { ticket = '' } = fieldsIn(request.body)
  const { registration } = await choices(context, ticket)
  const chosen = await chosenIn(context, request, ticket)
  if ('who' in chosen) return enter(context, reply, { ...chosen, accountId: chosen.who.id })
  const { returnUrl, jwt } = chosen
  const page = <ReturnPage returnUrl={returnUrl} jwt={jwt} />
  return sendFramed(context, reply, page, [...addressesOf(registration), returnUrl], [new URL(returnUrl).origin])
}

function chosenIn(context: Context, request: FastifyRequest, ticket: string): Promise<Chosen> {
  const { copied, assessmentId } = fieldsIn(request.body)
  const copiedChoice = copiedChoices.find((known) => known === copied)
  if (copiedChoice) return chooseCopied(context, ticket, copiedChoice)
  const choice = assessmentId ? { assessmentId } : assessmentIn(formIn(request.body), context.config.timeZone)
  return chooseAssessment(context, ticket, choice)
}

/** The error handler of the choice: the page again, with each problem beside its field. */
export const redisplayChoice = (context: Context) =>
  redisplayOnError((request, reply) => sendChoicePage(context, reply, fieldsIn(request.body).ticket ?? ''))
