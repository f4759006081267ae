import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../../context.ts'
import { draftsOnPage, newestDraft } from '../../db/drafts/drafts.ts'
import { endDraft } from '../../flow/drafts/keep-draft.ts'
import { shownDrafts } from '../kit/draft/shown-drafts.ts'
import { pathOf, sentForm } from './sent-form.ts'

/** Before a page is made: the person's drafts of its forms, and the form that was sent and not taken, if it led here. */
export const loadDrafts = (context: Context) => async (request: FastifyRequest) => {
  if (request.method !== 'GET' || !request.routeOptions.config.page || !request.who) return
  const { again } = request.query as { again?: unknown }
  const rows = await draftsOnPage(context.db, request.who.id, pathOf(request.url))
  if (!rows.length) return
  request.drafts = shownDrafts(rows, typeof again === 'string' ? again : undefined)
  const shown = request.drafts.get(String(again))?.shown
  if (shown) request.redisplay = shown
}

/** Before a form is answered: where it was taken, its draft ends. */
export const endSentDraft = (context: Context) => async (request: FastifyRequest, reply: FastifyReply) => {
  const sent = request.who && request.routeOptions.config.page ? sentForm(request) : null
  if (!sent || reply.statusCode >= 400 || request.keepsDraft || request.redisplay) return
  const { form, page } = sent.draft
  if (!sent.draft.lasting && !(await newestDraft(context.db, request.who.id, form))) return
  await endDraft(context, request.who, form, page).catch((err) =>
    request.log.error({ err }, 'a draft could not be ended'),
  )
}
