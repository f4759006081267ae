import { createHmac } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Context } from '../../context.ts'
import { newestDraft } from '../../db/drafts/drafts.ts'
import { DomainError } from '../../domain/error.ts'
import { sealingKey } from '../../domain/signing/sealed-secret.ts'
import { endDraft, keepRefused, saveDraft } from '../../flow/drafts/keep-draft.ts'
import { sendProblem } from '../../http/server/problem.ts'
import { type App, groupOf } from '../../http/server/routes.ts'
import { formIn } from '../kit/form/form.ts'
import { page, visitor } from '../kit/send.tsx'
import { showAgain } from './return-to-form.ts'
import { sentForm } from './sent-form.ts'

/** Drafts of forms, for the script that saves them and for the buttons that do the same without it. */
export const draftPages = groupOf(postDraft, getSession)

function postDraft(app: App, context: Context) {
  app.post('/drafts', { ...page('pages.use'), errorHandler: asProgram }, async (request, reply) => {
    const sent = sentForm(request)
    if (!sent) throw new DomainError('INVALID_INPUT', 'A draft names its form and the page of the form.')
    request.keepsDraft = true
    const { form, page: path } = sent.draft
    const wish = formIn(request.body).get('_do')
    if (wish === 'discard') {
      await endDraft(context, visitor(request), form, path)
      return reply.redirect(sent.page, 303)
    }
    if (wish === 'save') return showAgain(context, request, reply)
    if (wish === 'beside') {
      await keepRefused(context, visitor(request), { ...sent.draft, base: 0 }, null)
      return reply.code(204).send()
    }
    const newer = await saveDraft(context, visitor(request), sent.draft)
    if (!newer) return reply.code(204).send()
    const { version, fields, savedAt, sent: wasSent } = newer
    return reply.code(409).send({ version, fields, savedAt, sent: wasSent })
  })
}

/** The script is answered with a problem document; a person who pressed a button, with a page. */
function asProgram(error: Error, request: FastifyRequest, reply: FastifyReply) {
  if (!request.headers.accept?.includes('application/json')) throw error
  return sendProblem(error, request, reply)
}

const Asked = Type.Object({ form: Type.Optional(Type.String({ maxLength: 2_000 })) })

/**
 * Whose session this is and when it ends, the token for its forms, and the key under which this person's words wait in the
 * browser. With `form` also the newest version of its draft. Asking counts as a use of the session.
 */
function getSession(app: App, context: Context) {
  app.get(
    '/session',
    { ...page('pages.use'), schema: { querystring: Asked }, errorHandler: sendProblem },
    async (request) => {
      const { id, csrf, endsAt } = visitor(request)
      const { form } = request.query
      const draft = form ? await newestDraft(context.db, id, form) : null
      const of = (what: string) =>
        createHmac('sha256', sealingKey(context.signingKey)).update(`${what}:${id}`).digest('base64url')
      return {
        person: of('person').slice(0, 16),
        key: of('drafts'),
        csrf,
        secondsLeft: Math.round((endsAt.getTime() - Date.now()) / 1_000),
        draft: draft && { version: draft.version, sent: draft.sent },
      }
    },
  )
}
