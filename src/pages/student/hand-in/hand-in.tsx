import type { Context } from '../../../context.ts'
import { findDraft } from '../../../db/intake/drafts.ts'
import { keepUpload, readKeptFile, removeKeptFile } from '../../../flow/intake/keep-upload.ts'
import { askerOf } from '../../../http/server/asker.ts'
import { sendProblem } from '../../../http/server/problem.ts'
import { type App, groupOf } from '../../../http/server/routes.ts'
import { Params } from '../../../http/server/schemas.ts'
import { sendFile } from '../../../http/server/send-file.ts'
import { readMultipart } from '../../kit/form/multipart.ts'
import { page, visitor } from '../../kit/send.tsx'
import { earlierWork, newVersionProblems } from '../earlier-work.tsx'
import { fileProblems, keepChoice, uploadNote } from './file-problems.ts'
import { checkDraft, formAt, handIn, noFile, sendHandIn, sendProblems } from './hand-in-steps.tsx'
import { keepAnswers } from './keep-answers.ts'
import { answersIn, changedBy } from './reflection-form.ts'

/** A student hands in: drafts on the way, a check for their own eyes, and then the one call that the API makes too. */
export const handInPages = groupOf(getHandIn, getKeptFile, postUpload, postHandIn)

const asStudent = { ...page('submission.create'), schema: { params: Params } }
const withFiles = { ...asStudent, config: { ...asStudent.config, takesFile: true } }

function getHandIn(app: App, context: Context) {
  app.get('/assessments/:id/hand-in', asStudent, (request, reply) => sendHandIn({ context, request, reply }, {}))
}

function getKeptFile(app: App, context: Context) {
  app.get('/assessments/:id/kept-file', asStudent, async (request, reply) =>
    sendFile(reply, await readKeptFile(context, visitor(request), request.params.id)),
  )
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

/** One form holds every button of the page; `do` says which was pressed. What is not handed in is kept. */
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
    const sentAnswers = answersIn(form)
    const changed = changedBy(button, sentAnswers)
    const answers = changed ?? sentAnswers
    if (button !== 'hand-in') await keepAnswers(context, request, formAt(id), answers)
    const sent = { upload, answers, once: form.get('once') }
    if (button === 'save') return reply.redirect(`/assessments/${id}/hand-in?notice=draft-saved`, 303)
    if (button === 'check') return checkDraft({ context, request, reply }, sent)
    if (button === 'show-text') return reply.redirect(`/assessments/${id}/hand-in#f-encoding`, 303)
    if (button === 'remove-file') {
      await removeKeptFile(context, who, id)
      return reply.redirect(`/assessments/${id}/hand-in#f-file`, 303)
    }
    if (changed) return reply.redirect(`/assessments/${id}/hand-in#f-uses`, 303)
    const problems = [
      ...(upload ? [] : noFile().fields),
      ...(await fileProblems({ context, form, asker: askerOf(reply) }, files[0], kept)),
      ...newVersionProblems(await earlierWork(context, id, who.id), form),
    ]
    if (problems.length) return sendProblems({ context, request, reply }, sent, problems)
    return handIn({ context, request, reply }, sent)
  })
}
