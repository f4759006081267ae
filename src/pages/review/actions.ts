import type { FastifyReply } from 'fastify'
import type { Context } from '../../context.ts'
import { concernCodes } from '../../domain/review/concern.ts'
import { opinions } from '../../domain/review/first-reading.ts'
import { referralResults } from '../../domain/review/referral.ts'
import { sendAgainAbout } from '../../flow/notices/send-again.ts'
import { disclose } from '../../flow/review/disclose.ts'
import { noteFirstReading } from '../../flow/review/first-reading.ts'
import { raiseConcern } from '../../flow/review/raise-concern.ts'
import { reopen } from '../../flow/review/reopen.ts'
import { returnReferral } from '../../flow/review/return-referral.ts'
import { checks } from '../kit/check/checks.ts'
import { takeStep } from '../kit/check/take-step.ts'
import { formIn, refuse, textIn } from '../kit/form/form.ts'
import { type ItemRequest, visitor } from '../kit/send.tsx'
import { evidenceIn } from './decision/decide-form.ts'
import { reopeningIn } from './decision/reopening.ts'

/** Notes the reviewer’s own first reading. */
export async function noteReading(context: Context, request: ItemRequest, reply: FastifyReply) {
  const form = formIn(request.body)
  const opinion = opinions.find((known) => known === form.get('opinion'))
  const note = textIn(form, 'note', 20_000)
  refuse(
    [!opinion, 'opinion', 'Please say what you think after reading.', 'One of the three answers.'],
    [!note, 'note', 'The note is still empty.', 'A sentence on what you saw when you read the work.'],
  )
  await noteFirstReading(context, visitor(request), request.params.id, { opinion: opinion!, note })
  return reply.redirect(`/review/${request.params.id}?notice=first-read#flags`, 303)
}

/** Shows evidence to the student and opens their time to respond. */
export async function discloseEvidence(context: Context, request: ItemRequest, reply: FastifyReply) {
  const form = formIn(request.body)
  const items = evidenceIn(form)
  const message = textIn(form, 'message', 20_000)
  const days = Number(form.get('responseDays'))
  const wholeDays = Number.isInteger(days) && days >= 1 && days <= 120
  refuse(
    [!message, 'message', 'The student needs a sentence from you.', 'What it is about, in your words.'],
    [!items.length, 'items', 'Choose at least one flag or write an observation.', ''],
    [!wholeDays, 'responseDays', 'The student needs time to respond.', 'A whole number of days from 1 to 120.'],
  )
  await takeStep(context, request, checks.disclosure, (context) =>
    disclose(context, visitor(request), request.params.id, { message, items, responseDays: days }),
  )
  return reply.redirect(`/review/${request.params.id}?notice=disclosed#conversation`, 303)
}

/** Raises a concern of the reviewer’s own. */
export async function raiseOwnConcern(context: Context, request: ItemRequest, reply: FastifyReply) {
  const form = formIn(request.body)
  const code = concernCodes.find((known) => known === form.get('code'))
  const particulars = textIn(form, 'particulars', 20_000)
  const observation = textIn(form, 'observation', 5_000)
  refuse(
    [!code, 'code', 'It is still open what this is about.', 'One of these.'],
    [!particulars, 'particulars', 'A concern needs particulars.', 'What you saw and where.'],
  )
  const observations = observation ? [{ observation }] : []
  await takeStep(context, request, checks.concern, (context) =>
    raiseConcern(context, visitor(request), request.params.id, { code: code!, particulars, observations }),
  )
  return reply.redirect(`/review/${request.params.id}?notice=concern-raised#conversation`, 303)
}

/** Records what came of a referral. */
export async function recordReferralOutcome(context: Context, request: ItemRequest, reply: FastifyReply) {
  const form = formIn(request.body)
  const outcome = referralResults.find((known) => known === form.get('outcome'))
  refuse([!outcome, 'outcome', 'It is still open what came of it.', 'One of these.'])
  await takeStep(context, request, checks.referralOutcome, (context) =>
    returnReferral(context, visitor(request), request.params.id, {
      outcome: outcome!,
      code: textIn(form, 'code', 100) || null,
      date: textIn(form, 'date', 10),
      reference: textIn(form, 'reference', 200),
    }),
  )
  return reply.redirect(`/review/${request.params.id}?notice=referral-returned#decision`, 303)
}

/** Sends once more the mails that did not reach the student. */
export async function sendNoticesAgain(context: Context, request: ItemRequest, reply: FastifyReply) {
  await sendAgainAbout(context, visitor(request), request.params.id)
  return reply.redirect(`/review/${request.params.id}?notice=mail-again`, 303)
}

/** Opens a decision again. */
export async function reopenDecision(context: Context, request: ItemRequest, reply: FastifyReply) {
  const wish = reopeningIn(formIn(request.body), 'A reason is needed.', 'A sentence on what is to be looked at again.')
  await takeStep(context, request, checks.reopening, (context) =>
    reopen(context, visitor(request), request.params.id, wish),
  )
  return reply.redirect(`/review/${request.params.id}?notice=reopening#decision`, 303)
}
