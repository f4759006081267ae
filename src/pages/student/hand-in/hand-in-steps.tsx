import type { FastifyReply } from 'fastify'
import { v4 as uuid } from 'uuid'
import type { Context } from '../../../context.ts'
import { dueOf } from '../../../db/dates/due.ts'
import { versionsOf, versionUntilThen } from '../../../db/dates/versions.ts'
import { findDraft } from '../../../db/intake/drafts.ts'
import { handInContextFor } from '../../../db/intake/hand-in-context.ts'
import { findOwnAssessment } from '../../../db/policy/assessments.ts'
import { policyInForce } from '../../../db/policy/versions.ts'
import { dayOf } from '../../../domain/dates/zone.ts'
import { DomainError, type FieldProblem } from '../../../domain/error.ts'
import type { Actor } from '../../../domain/people/permission.ts'
import { endKeptFile } from '../../../flow/intake/keep-upload.ts'
import { keptUpload } from '../../../flow/intake/kept-upload.ts'
import { checkReflection } from '../../../flow/intake/reflect.ts'
import { type SelfCheck, selfCheck } from '../../../flow/intake/self-check.ts'
import { submit } from '../../../flow/intake/submit.ts'
import { textBeginning } from '../../../flow/intake/text-beginning.ts'
import { askerOf } from '../../../http/server/asker.ts'
import { pageOf, redisplayOf } from '../../kit/form/redisplay.ts'
import { type ItemRequest, send, visitor } from '../../kit/send.tsx'
import { earlierWork } from '../earlier-work.tsx'
import { HandInView } from './hand-in-view.tsx'
import { ownProblems } from './keep-answers.ts'
import { type Answers, answersInDraft, reflectionOf } from './reflection-form.ts'

/** A request about one assessment, and where its answer goes. */
interface Exchange {
  context: Context
  request: ItemRequest
  reply: FastifyReply
}

/** What the form sent: the id of its upload, its answers, and the key under which a second click is the same hand-in. */
interface SentForm {
  upload: string
  answers: Answers
  once: string
}

/** Hands in, or answers with the form again and what is missing in it. */
export async function handIn(exchange: Exchange, { upload, answers, once }: SentForm) {
  const { context, request, reply } = exchange
  const who = visitor(request)
  const { id: assessmentId } = request.params
  try {
    const { id } = await submit(context, who, {
      assessmentId,
      studentId: who.id,
      reflection: reflectionOf(answers),
      file: await keptUpload(context, who, upload),
      ...(once && once.length <= 255 && { idempotencyKey: once }),
    })
    await endKeptFile(context, who, assessmentId)
    return reply.redirect(`/submissions/${id}?notice=handed-in`, 303)
  } catch (error) {
    if (!(error instanceof DomainError) || !error.fields.length || pageOf(request)) throw error
    return sendHandIn(exchange, { answers, problems: error.fields })
  }
}

/** Answers with the form and what the student has to look at before the work is handed in, beside what the reflection still needs. */
export async function sendProblems(exchange: Exchange, { answers }: SentForm, first: FieldProblem[]) {
  const { context, request } = exchange
  const problems = [...first, ...(await reflectionProblems(context, visitor(request), request.params.id, answers))]
  if (pageOf(request)) throw new DomainError('INVALID_INPUT', 'Something needs another look first.', problems)
  return sendHandIn(exchange, { answers, problems })
}

/** The address of the page to hand in, which is also that of its form. */
export const formAt = (assessmentId: string) => `/assessments/${assessmentId}/hand-in`

async function reflectionProblems(context: Context, who: Actor, assessmentId: string, answers: Answers) {
  try {
    await checkReflection(context, reflectionOf(answers), await handInContextFor(context.db, assessmentId, who.id))
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return error.fields
  }
  return []
}

/** Answers with the form and what the checks say about the draft. */
export async function checkDraft(exchange: Exchange, { upload, answers }: SentForm) {
  const { context, request, reply } = exchange
  if (!upload) return sendHandIn(exchange, { answers, problems: noFile().fields })
  const draft = { assessmentId: request.params.id, upload, reflection: reflectionOf(answers) }
  const checked = await selfCheck(context, visitor(request), draft, askerOf(reply))
  return sendHandIn(exchange, { answers, checked })
}

interface Shown {
  answers?: Answers
  problems?: FieldProblem[]
  checked?: SelfCheck
}

/** Answers with the page to hand in: the draft as it is kept, or as it was just sent. */
export async function sendHandIn({ context, request, reply }: Exchange, shown: Shown) {
  const who = visitor(request)
  const assessment = await findOwnAssessment(context.db, visitor(request), request.params.id)
  const draft = await findDraft(context.db, who.id, request.params.id)
  const read = draft?.upload ? await textBeginning(context, draft.upload, askerOf(reply)) : null
  const now = context.clock()
  const answers = answersInDraft(redisplayOf(request, formAt(assessment.id)))
  const problems = ownProblems(request)
  return send(
    reply,
    <HandInView
      who={who}
      assessment={assessment}
      due={await dueOf(context.db, assessment.id, who.id, context.config.timeZone)}
      before={await versionUntilThen(context.db, assessment.id)}
      versions={await versionsOf(context.db, assessment.id)}
      policyVersion={(await policyInForce(context.db))?.version ?? null}
      earlier={await earlierWork(context, assessment.id, who.id)}
      draft={draft}
      read={read}
      answers={answers}
      problems={problems}
      today={dayOf(now, context.config.timeZone)}
      once={uuid()}
      maxBytes={context.config.maxUploadBytes}
      now={now}
      {...shown}
    />,
    shown.problems ? 422 : 200,
  )
}

/** The error of a hand-in without a file. */
export const noFile = () =>
  new DomainError('INVALID_INPUT', 'There is no file yet.', [
    { field: 'file', problem: 'There is no file yet.', expected: 'Choose the file with your work.' },
  ])
