import type { FastifyReply } from 'fastify'
import Type from 'typebox'
import type { Context } from '../../../context.ts'
import { DomainError } from '../../../domain/error.ts'
import { readAttachment } from '../../../flow/files/attachments.ts'
import { bundle } from '../../../flow/records/bundle.ts'
import { readLetter } from '../../../flow/records/completion.ts'
import { presentWhole } from '../../../flow/submission/present.ts'
import { readFile } from '../../../flow/submission/read-work.ts'
import { sendBundle } from '../../../http/records/send-bundle.ts'
import { sendLetterPage, sendLetterPdf } from '../../../http/records/send-letter.ts'
import type { Routes } from '../../../http/server/routes.ts'
import { Id, Params } from '../../../http/server/schemas.ts'
import { sendFile } from '../../../http/server/send-file.ts'
import { type ItemRequest, page, visitor } from '../../kit/send.tsx'

/** What belongs to one submission as a file: the work, its attachments, its receipt and its whole record. */
export const downloadPages: Routes = async (app, { context }) => {
  const ofOne = { schema: { params: Params } }
  const ofAttachment = { schema: { params: Type.Object({ id: Id, attachmentId: Id }) } }

  app.get('/submissions/:id/receipt', { ...page('submission.create'), ...ofOne }, (request, reply) =>
    sendReceipt(context, request, reply),
  )
  const ofRecord = {
    schema: { params: Params, querystring: Type.Object({ redacted: Type.Optional(Type.Enum(['true', 'false'])) }) },
  }
  app.get('/submissions/:id/bundle', { ...page('bundle.export'), ...ofRecord }, async (request, reply) => {
    const redacted = request.query.redacted === 'true'
    return sendBundle(
      reply,
      request.params.id,
      await bundle(context, visitor(request), request.params.id, { redacted }),
    )
  })
  const ofLetter = { ...page('letter.read'), schema: { params: Type.Object({ id: Id, letterId: Id }) } }
  app.get('/submissions/:id/letters/:letterId', ofLetter, async (request, reply) => {
    const { id, letterId } = request.params
    return sendLetterPage(reply, await readLetter(context, visitor(request), id, letterId))
  })
  app.get('/submissions/:id/letters/:letterId/pdf', ofLetter, async (request, reply) => {
    const { id, letterId } = request.params
    return sendLetterPdf(reply, await readLetter(context, visitor(request), id, letterId))
  })
  app.get('/submissions/:id/file', { ...page('submission.read_work'), ...ofOne }, async (request, reply) =>
    sendFile(reply, await readFile(context, visitor(request), request.params.id)),
  )
  app.get(
    '/submissions/:id/attachments/:attachmentId',
    { ...page('submission.read_work'), ...ofAttachment },
    async (request, reply) => {
      const { id, attachmentId } = request.params
      return sendFile(reply, await readAttachment(context, visitor(request), id, attachmentId))
    },
  )
}

/** Answers with the signed receipt as a file. Throws NOT_FOUND where the work has been erased. */
async function sendReceipt(context: Context, request: ItemRequest, reply: FastifyReply) {
  const { view } = await presentWhole(context, visitor(request), request.params.id)
  const { receipt, id } = view
  if (!receipt) throw new DomainError('NOT_FOUND', 'There is no receipt: the work has been erased.')
  return sendFile(reply, { name: `receipt-${id}.txt`, bytes: receipt.length, stream: receipt })
}
