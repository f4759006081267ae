import type { FastifyReply, FastifyRequest } from 'fastify'
import { v4 as uuid } from 'uuid'
import type { Context } from '../../../context.ts'
import { findDraft } from '../../../db/intake/drafts.ts'
import { handInContextFor } from '../../../db/intake/hand-in-context.ts'
import { findAssessment } from '../../../db/policy/assessments.ts'
import { policyInForce } from '../../../db/policy/versions.ts'
import { DomainError, type FieldProblem } from '../../../domain/error.ts'
import type { Actor } from '../../../domain/people/permission.ts'
import { keptUpload } from '../../../flow/intake/kept-upload.ts'
import { checkReflection } from '../../../flow/intake/reflect.ts'
import { endDraft, keepUpload, saveDraft } from '../../../flow/intake/save-draft.ts'
import { type SelfCheck, selfCheck } from '../../../flow/intake/self-check.ts'
import { submit } from '../../../flow/intake/submit.ts'
import { sendProblem } from '../../../http/server/problem.ts'
import type { Routes } from '../../../http/server/routes.ts'
import { Params } from '../../../http/server/schemas.ts'
import { type Form, formIn } from '../../kit/form/form.ts'
import { readMultipart } from '../../kit/form/multipart.ts'
import { page, send, visitor } from '../../kit/send.tsx'
import { HandInView } from './hand-in-view.tsx'
import { type Answers, answersIn, reflectionOf, withoutUse, withUse } from './reflection-form.ts'

/** A student hands in: drafts on the way, a check for their own eyes, and then the one call that the API makes too. */
export const handInPages: Routes = async (app, { context }) => {
  const asStudent = page('submission.create')
  const withFiles = { config: { ...asStudent.config, takesFile: true }, schema: { params: Params } }

  app.get('/assessments/:id/hand-in', { ...asStudent, schema: { params: Params } }, (request, reply) =>
    show(context, request, reply, request.params.id, {}),
  )

  app.post('/assessments/:id/draft', { ...asStudent, schema: { params: Params } }, async (request, reply) => {
    const form = formIn(request.body)
    await saveDraft(context, visitor(request), request.params.id, answersIn(form), form.get('once'))
    return reply.code(204).send()
  })

  app.post('/assessments/:id/uploads', { ...withFiles, errorHandler: sendProblem }, async (request) => {
    const who = visitor(request)
    const { files } = await readMultipart(context, request, who)
    if (!files[0]) throw noFile()
    const { id: upload, name, bytes } = await keepUpload(context, who, request.params.id, files[0])
    return { upload, name, bytes }
  })

  app.post('/assessments/:id/hand-in', withFiles, async (request, reply) => {
    const who = visitor(request)
    const { id } = request.params
    const { form, files } = await readMultipart(context, request, who)
    if (files[0]) await keepUpload(context, who, id, files[0])
    const upload = (await findDraft(context.db, who.id, id))?.upload?.id ?? form.get('upload')
    const step = form.get('do')
    const answers = changed(answersIn(form), step)
    await saveDraft(context, who, id, answers, form.get('once'))

    if (step === 'save') return reply.redirect(`/assessments/${id}/hand-in?notice=draft-saved`, 303)
    if (step === 'check') return check(context, request, reply, id, upload, answers)
    if (step !== 'hand-in') return reply.redirect(`/assessments/${id}/hand-in#f-uses`, 303)
    return handIn(context, request, reply, id, upload, form, answers)
  })
}

function changed(answers: Answers, step: string): Answers {
  if (step === 'add-use') return withUse(answers)
  const [, number] = /^remove-(\d{1,2})$/.exec(step) ?? []
  return number ? withoutUse(answers, Number(number)) : answers
}

async function handIn(
  context: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  assessmentId: string,
  upload: string,
  form: Form,
  answers: Answers,
) {
  const who = visitor(request)
  try {
    if (!upload) throw await withoutFile(context, who, assessmentId, answers)
    const once = form.get('once')
    const { id } = await submit(context, who, {
      assessmentId,
      studentId: who.id,
      reflection: reflectionOf(answers),
      file: await keptUpload(context, who, upload),
      ...(once && once.length <= 255 && { idempotencyKey: once }),
    })
    await endDraft(context, who, assessmentId)
    return reply.redirect(`/submissions/${id}?notice=handed-in`, 303)
  } catch (error) {
    if (!(error instanceof DomainError) || !error.fields.length) throw error
    return show(context, request, reply, assessmentId, { answers, problems: error.fields })
  }
}

/** The missing file, and in the same answer what the reflection still needs. */
async function withoutFile(context: Context, who: Actor, assessmentId: string, answers: Answers) {
  const missing = noFile()
  try {
    checkReflection(context, reflectionOf(answers), await handInContextFor(context.db, assessmentId, who.id))
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    missing.fields.push(...error.fields)
  }
  return missing
}

async function check(
  context: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  assessmentId: string,
  upload: string,
  answers: Answers,
) {
  if (!upload) return show(context, request, reply, assessmentId, { answers, problems: noFile().fields })
  const checked = await selfCheck(context, visitor(request), {
    assessmentId,
    upload,
    reflection: reflectionOf(answers),
  })
  return show(context, request, reply, assessmentId, { answers, checked })
}

interface Shown {
  answers?: Answers
  problems?: FieldProblem[]
  checked?: SelfCheck
}

async function show(context: Context, request: FastifyRequest, reply: FastifyReply, id: string, shown: Shown) {
  const who = visitor(request)
  const assessment = await findAssessment(context.db, id)
  const draft = await findDraft(context.db, who.id, id)
  const now = context.clock()
  return send(
    reply,
    <HandInView
      who={who}
      assessment={assessment}
      policyVersion={(await policyInForce(context.db))?.version ?? null}
      draft={draft}
      answers={shown.answers ?? draft?.fields ?? {}}
      today={now.toISOString().slice(0, 10)}
      once={uuid()}
      now={now}
      {...shown}
    />,
    shown.problems ? 422 : 200,
  )
}

const noFile = () =>
  new DomainError('INVALID_INPUT', 'There is no file yet.', [
    { field: 'file', problem: 'There is no file yet.', expected: 'Choose the file with your work.' },
  ])
