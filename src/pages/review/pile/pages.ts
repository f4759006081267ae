import type { FastifyReply } from 'fastify'
import type { Context } from '../../../context.ts'
import type { Action } from '../../../domain/people/permission.ts'
import { assign } from '../../../flow/review/pile/assign.ts'
import { clear } from '../../../flow/review/pile/clear.ts'
import { addNote } from '../../../flow/review/pile/note.ts'
import type { Routes } from '../../../http/server/routes.ts'
import { Params } from '../../../http/server/schemas.ts'
import { formIn, refuse, textIn } from '../../kit/form/form.ts'
import { redisplayOnError, type SendItemPage } from '../../kit/form/redisplay.ts'
import { type ItemRequest, page, visitor } from '../../kit/send.tsx'
import { sendSubmissionPage } from '../submission-page.tsx'
import { insertComment } from './insert-comment.ts'
import { sendKeys, switchKeys } from './keys-page.tsx'

/** What is done with a work as one of many: assigned, noted, cleared; and the keys that do it. */
export const pilePages: Routes = async (app, { context }) => {
  const sendPage: SendItemPage = (request, reply, id) => sendSubmissionPage(context, request, reply, id)
  const errorHandler = redisplayOnError(sendPage)
  const form = <A extends Action>(action: A) => ({ ...page(action), schema: { params: Params }, errorHandler })

  app.get('/review/keys', page('decision.make'), (request, reply) => sendKeys(context, request, reply))
  app.post('/review/keys', page('decision.make'), (request, reply) => switchKeys(context, request, reply))
  app.post('/review/:id/assignment', form('work.assign'), (request, reply) => assignWork(context, request, reply))
  app.post('/review/:id/notes', form('note.write'), (request, reply) => keepNote(context, request, reply))
  app.post('/review/:id/clearing', form('decision.make'), (request, reply) =>
    clearWork(context, request, reply, sendPage),
  )
}

/** Assigns a work to the person of the form. */
async function assignWork(context: Context, request: ItemRequest, reply: FastifyReply) {
  const form = formIn(request.body)
  const assigneeId = form.get('assigneeId')
  refuse([!assigneeId, 'assigneeId', 'Choose a person.', 'A tutor of the course or a lead.'])
  await assign(context, visitor(request), request.params.id, { assigneeId, replaces: form.get('replaces') || null })
  return reply.redirect(`/review/${request.params.id}?notice=assigned`, 303)
}

/** Keeps a note for those who review a work. */
async function keepNote(context: Context, request: ItemRequest, reply: FastifyReply) {
  const text = textIn(formIn(request.body), 'text', 5_000)
  await addNote(context, visitor(request), request.params.id, text)
  return reply.redirect(`/review/${request.params.id}?notice=noted`, 303)
}

/** Clears a work, or shows the form once more with the comment that was inserted. */
async function clearWork(context: Context, request: ItemRequest, reply: FastifyReply, sendPage: SendItemPage) {
  const form = formIn(request.body)
  if (form.get('insert')) return insertComment(context, request, reply, { form, sendPage })
  const reasons = textIn(form, 'reasons', 20_000)
  refuse([!reasons, 'reasons', 'The reasons are still empty.', 'A sentence that the student reads.'])
  await clear(context, visitor(request), request.params.id, reasons)
  return reply.redirect('/review/selection?do=clear&done=1', 303)
}
