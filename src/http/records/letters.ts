import Type from 'typebox'
import type { Context } from '../../context.ts'
import { readLetter } from '../../flow/records/completion.ts'
import { Media } from '../server/answer-shapes.ts'
import { type App, groupOf } from '../server/routes.ts'
import { Id } from '../server/schemas.ts'
import { sendLetterPage, sendLetterPdf } from './send-letter.ts'

const OfLetter = Type.Object({ id: Id, letterId: Id })

/** Completion letters, as they were issued. */
export const letterRoutes = groupOf(getHtml, getPdf)

function getHtml(app: App, context: Context) {
  app.get(
    '/submissions/:id/letters/:letterId/html',
    {
      config: { action: 'letter.read' },
      schema: {
        summary: 'A completion letter as a page',
        params: OfLetter,
        produces: ['text/html'],
        response: { 200: Media('text/html', 'The letter, byte for byte as it was issued.') },
      },
    },
    async ({ who, params }, reply) => sendLetterPage(reply, await readLetter(context, who, params.id, params.letterId)),
  )
}

function getPdf(app: App, context: Context) {
  app.get(
    '/submissions/:id/letters/:letterId/pdf',
    {
      config: { action: 'letter.read' },
      schema: {
        summary: 'A completion letter as a PDF',
        params: OfLetter,
        produces: ['application/pdf'],
        response: { 200: Media('application/pdf', 'The letter, byte for byte as it was issued.') },
      },
    },
    async ({ who, params }, reply) => sendLetterPdf(reply, await readLetter(context, who, params.id, params.letterId)),
  )
}
