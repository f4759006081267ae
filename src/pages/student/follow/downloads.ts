import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import Type from 'typebox'
import type { Context } from '../../../context.ts'
import { readAttachment } from '../../../flow/files/attachments.ts'
import { bundle } from '../../../flow/records/bundle.ts'
import { readLetter } from '../../../flow/records/completion.ts'
import { receiptForPeople } from '../../../flow/records/receipt-document.ts'
import { readFile } from '../../../flow/submission/read-work.ts'
import { sendBundle } from '../../../http/records/send-bundle.ts'
import { sendLetterPage, sendLetterPdf } from '../../../http/records/send-letter.ts'
import type { Routes } from '../../../http/server/routes.ts'
import { Id, Params } from '../../../http/server/schemas.ts'
import { sendFile } from '../../../http/server/send-file.ts'
import { type ItemRequest, page, visitor } from '../../kit/send.tsx'
import { sendReceiptView } from './receipt-view.tsx'

/** What belongs to one submission as a file: the work, its attachments, its receipt and its whole record. */
export const downloadPages: Routes = async (app, { context }) => {
  const ofOne = { schema: { params: Params } }
  const ofAttachment = { schema: { params: Type.Object({ id: Id, attachmentId: Id }) } }

  const asStudent = { ...page('submission.create'), ...ofOne }
  app.get('/submissions/:id/receipt', asStudent, (request, reply) => sendReceiptPage(context, request, reply))
  app.get('/submissions/:id/receipt/pdf', asStudent, (request, reply) => sendReceiptPdf(context, request, reply))
  app.get('/submissions/:id/receipt/text', asStudent, (request, reply) => sendReceiptText(context, request, reply))
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

const receiptOf = (context: Context, request: ItemRequest) =>
  receiptForPeople(context, visitor(request), request.params.id)

/** Answers with the receipt as a page. Throws NOT_FOUND where the work has been erased. */
async function sendReceiptPage(context: Context, request: ItemRequest, reply: FastifyReply) {
  return sendReceiptView(reply, visitor(request), request.params.id, await receiptOf(context, request))
}

/** Answers with the same as a PDF. */
async function sendReceiptPdf(context: Context, request: ItemRequest, reply: FastifyReply) {
  const { document, receivedAt } = await receiptOf(context, request)
  const pdf = Buffer.from(await context.threads.run('pdfOf', [document, receivedAt]))
  return sendFile(reply, { name: `receipt-${request.params.id}.pdf`, bytes: pdf.length, stream: Readable.from([pdf]) })
}

/** Answers with the signed token alone, for programs. */
async function sendReceiptText(context: Context, request: ItemRequest, reply: FastifyReply) {
  const { token } = await receiptOf(context, request)
  return sendFile(reply, { name: `receipt-${request.params.id}.txt`, bytes: token.length, stream: token })
}
