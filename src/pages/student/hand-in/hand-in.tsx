import type { Context } from '../../../context.ts'
import { findDraft } from '../../../db/intake/drafts.ts'
import { keepUpload, saveDraft } from '../../../flow/intake/save-draft.ts'
import { askerOf } from '../../../http/server/asker.ts'
import { sendProblem } from '../../../http/server/problem.ts'
import { type App, groupOf } from '../../../http/server/routes.ts'
import { Params } from '../../../http/server/schemas.ts'
import { formIn } from '../../kit/form/form.ts'
import { readMultipart } from '../../kit/form/multipart.ts'
import { page, visitor } from '../../kit/send.tsx'
import { fileProblems, keepChoice, uploadNote } from './file-problems.ts'
import { checkDraft, handIn, noFile, sendFileProblems, sendHandIn } from './hand-in-steps.tsx'
import { type Answers, answersIn, withoutUse, withUse } from './reflection-form.ts'

/** A student hands in: drafts on the way, a check for their own eyes, and then the one call that the API makes too. */
export const handInPages = groupOf(getHandIn, postDraft, postUpload, postHandIn)

const asStudent = { ...page('submission.create'), schema: { params: Params } }
const withFiles = { ...asStudent, config: { ...asStudent.config, takesFile: true } }

function getHandIn(app: App, context: Context) {
  app.get('/assessments/:id/hand-in', asStudent, (request, reply) => sendHandIn({ context, request, reply }, {}))
}

function postDraft(app: App, context: Context) {
  app.post('/assessments/:id/draft', asStudent, async (request, reply) => {
    const form = formIn(request.body)
    await saveDraft(context, visitor(request), request.params.id, answersIn(form), form.get('once'))
    await keepChoice(context, visitor(request), form)
    return reply.code(204).send()
  })
}

function postUpload(app: App, context: Context) {
  app.post('/assessments/:id/uploads', { ...withFiles, errorHandler: sendProblem }, async (request, reply) => {
    const who = visitor(request)
    const { files } = await readMultipart(context, request, who)
    if (!files[0]) throw noFile()
    const kept = await keepUpload(context, who, request.params.id, files[0])
    const note = await uploadNote(context, files[0], kept, askerOf(reply))
    return { upload: kept.id, name: kept.name, bytes: kept.bytes, ...(note && { note }) }
  })
}

/** One form holds every button of the page; `do` says which was pressed. What was written is kept first. */
function postHandIn(app: App, context: Context) {
  app.post('/assessments/:id/hand-in', withFiles, async (request, reply) => {
    const who = visitor(request)
    const { id } = request.params
    const { form, files } = await readMultipart(context, request, who)
    if (files[0]) await keepUpload(context, who, id, files[0])
    await keepChoice(context, who, form)
    const kept = (await findDraft(context.db, who.id, id))?.upload
    const upload = kept?.id ?? form.get('upload')
    const button = form.get('do')
    const answers = changed(answersIn(form), button)
    await saveDraft(context, who, id, answers, form.get('once'))

    const sent = { upload, answers, once: form.get('once') }
    if (button === 'save') return reply.redirect(`/assessments/${id}/hand-in?notice=draft-saved`, 303)
    if (button === 'check') return checkDraft({ context, request, reply }, sent)
    if (button === 'show-text') return reply.redirect(`/assessments/${id}/hand-in#f-encoding`, 303)
    if (button !== 'hand-in') return reply.redirect(`/assessments/${id}/hand-in#f-uses`, 303)
    const problems = await fileProblems({ context, form, asker: askerOf(reply) }, files[0], kept)
    if (problems.length) return sendFileProblems({ context, request, reply }, sent, problems)
    return handIn({ context, request, reply }, sent)
  })
}

function changed(answers: Answers, button: string): Answers {
  if (button === 'add-use') return withUse(answers)
  const [, number] = /^remove-(\d{1,2})$/.exec(button) ?? []
  return number ? withoutUse(answers, Number(number)) : answers
}
