import Type from 'typebox'
import { attachmentsOf, readAttachment } from '../../flow/files/attachments.ts'
import { Count, Download, ListOf, Sha256, Shape } from '../server/answer-shapes.ts'
import type { Routes } from '../server/routes.ts'
import { Id, Maybe, Params } from '../server/schemas.ts'
import { sendFile } from '../server/send-file.ts'

/** What stands beside a piece of work: attached to a response, or sent along by an LMS. */
export const attachmentRoutes: Routes = async (app, { context }) => {
  app.get(
    '/submissions/:id/attachments',
    {
      config: { action: 'submission.read_work' },
      schema: {
        summary: 'Files beside the work; without a response where they came with it',
        params: Params,
        response: { 200: ListOf(Item) },
      },
    },
    async ({ who, params }) => ({ items: await attachmentsOf(context, who, params.id) }),
  )

  app.get(
    '/submissions/:id/attachments/:attachmentId',
    {
      config: { action: 'submission.read_work' },
      schema: {
        summary: 'One of them as it arrived',
        params: Type.Object({ id: Id, attachmentId: Id }),
        response: { 200: Download },
      },
    },
    async ({ who, params }, reply) =>
      sendFile(reply, await readAttachment(context, who, params.id, params.attachmentId)),
  )
}

const Item = Shape({
  id: Id,
  responseId: Maybe(Id),
  sha256: Sha256,
  bytes: Count,
  name: Type.String(),
})
