import type { Context } from '../../../context.ts'
import { findDraft } from '../../../db/intake/drafts.ts'
import type { FieldProblem } from '../../../domain/error.ts'
import { fileHints } from '../../../flow/intake/file-hints.ts'
import { keepUpload, saveDraft } from '../../../flow/intake/save-draft.ts'
import { sendProblem } from '../../../http/server/problem.ts'
import { type App, groupOf } from '../../../http/server/routes.ts'
import { Params } from '../../../http/server/schemas.ts'
import { formIn } from '../../kit/form/form.ts'
import { readMultipart } from '../../kit/form/multipart.ts'
import { page, visitor } from '../../kit/send.tsx'
import { checkDraft, handIn, noFile, sendHandIn } from './hand-in-steps.tsx'
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
    return reply.code(204).send()
  })
}

function postUpload(app: App, context: Context) {
  app.post('/assessments/:id/uploads', { ...withFiles, errorHandler: sendProblem }, async (request) => {
    const who = visitor(request)
    const { files } = await readMultipart(context, request, who)
    if (!files[0]) throw noFile()
    const { id: upload, name, bytes } = await keepUpload(context, who, request.params.id, files[0])
    const [hint] = fileHints(files[0])
    return { upload, name, bytes, ...(hint && { note: `${hint.problem} ${hint.expected}` }) }
  })
}

/** One form holds every button of the page; `do` says which was pressed. What was written is kept first. */
function postHandIn(app: App, context: Context) {
  app.post('/assessments/:id/hand-in', withFiles, async (request, reply) => {
    const who = visitor(request)
    const { id } = request.params
    const { form, files } = await readMultipart(context, request, who)
    if (files[0]) await keepUpload(context, who, id, files[0])
    const upload = (await findDraft(context.db, who.id, id))?.upload?.id ?? form.get('upload')
    const button = form.get('do')
    const answers = changed(answersIn(form), button)
    await saveDraft(context, who, id, answers, form.get('once'))

    const sent = { upload, answers, once: form.get('once') }
    if (button === 'save') return reply.redirect(`/assessments/${id}/hand-in?notice=draft-saved`, 303)
    if (button === 'check') return checkDraft({ context, request, reply }, sent)
    if (button !== 'hand-in') return reply.redirect(`/assessments/${id}/hand-in#f-uses`, 303)
    // Kept by now: to press the button again is to hand it in knowingly.
    const problems = files[0] ? fileHints(files[0]).map(withSecondPress) : []
    if (problems.length) return sendHandIn({ context, request, reply }, { answers, problems })
    return handIn({ context, request, reply }, sent)
  })
}

/** How a student hands in a file all the same. */
const withSecondPress = ({ field, problem, expected }: FieldProblem): FieldProblem => ({
  field,
  problem,
  expected: `${expected} The file is kept with your draft; to hand it in as it is, press “Hand in” once more.`,
})

function changed(answers: Answers, button: string): Answers {
  if (button === 'add-use') return withUse(answers)
  const [, number] = /^remove-(\d{1,2})$/.exec(button) ?? []
  return number ? withoutUse(answers, Number(number)) : answers
}
