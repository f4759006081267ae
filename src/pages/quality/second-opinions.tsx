import type { FastifyReply } from 'fastify'
import Type from 'typebox'
import type { Context } from '../../context.ts'
import { waitingFor } from '../../db/quality/second-opinions.ts'
import { textOf } from '../../db/text.ts'
import { outcomes } from '../../domain/review/decision.ts'
import { giveSecondOpinion, recordSampleAction, sampledCase } from '../../flow/quality/second-opinion.ts'
import { type App, groupOf } from '../../http/server/routes.ts'
import { Params, pageAsked, pagePlace } from '../../http/server/schemas.ts'
import { formIn, refuse, textIn } from '../kit/form/form.ts'
import { redisplayOnError } from '../kit/form/redisplay.ts'
import { type ItemRequest, page, send, visitor } from '../kit/send.tsx'
import { textPagesOf } from '../review/work/text-pages.ts'
import { SampledCaseView } from './case-view.tsx'
import { WaitingList } from './waiting-view.tsx'

/** Closed reviews that a person without a part in them judges once more, before they see what was decided. */
export const secondOpinionPages = groupOf(getWaiting, getCase, postOpinion, postAction)

const ofOne = { ...page('sample.review'), schema: { params: Params } }
const Query = Type.Object({ page: Type.Optional(Type.String({ maxLength: 5, pattern: '^[1-9]\\d{0,4}$' })) })

function getWaiting(app: App, { db }: Context) {
  const schema = { querystring: Type.Object({ cursor: pagePlace.cursor }) }
  app.get('/second-opinions', { ...page('sample.review'), schema }, async (request, reply) => {
    const who = visitor(request)
    const { items, nextCursor } = await waitingFor(db, who, pageAsked(request.query))
    return send(reply, <WaitingList who={who} items={items} next={nextCursor} />)
  })
}

function getCase(app: App, context: Context) {
  const schema = { params: Params, querystring: Query }
  app.get('/second-opinions/:id', { ...page('sample.review'), schema }, (request, reply) =>
    sendCase(context, request, reply, Number(request.query.page ?? '1')),
  )
}

function postOpinion(app: App, context: Context) {
  const options = {
    ...ofOne,
    errorHandler: redisplayOnError((request, reply) => sendCase(context, request as ItemRequest, reply)),
  }
  app.post('/second-opinions/:id/opinion', options, async (request, reply) => {
    const form = formIn(request.body)
    const outcome = outcomes.find((known) => known === form.get('outcome'))
    const reasons = textIn(form, 'reasons', 20_000)
    refuse(
      [!outcome, 'outcome', 'Choose an outcome.', ''],
      [!reasons, 'reasons', 'The reasons are still empty.', 'A sentence on what you saw and why you would decide so.'],
    )
    await giveSecondOpinion(context, visitor(request), request.params.id, { outcome: outcome!, reasons })
    return reply.redirect(`/second-opinions/${request.params.id}?notice=second-opinion#decision`, 303)
  })
}

function postAction(app: App, context: Context) {
  const options = {
    ...ofOne,
    errorHandler: redisplayOnError((request, reply) => sendCase(context, request as ItemRequest, reply)),
  }
  app.post('/second-opinions/:id/actions', options, async (request, reply) => {
    const action = textIn(formIn(request.body), 'action', 5_000)
    refuse([!action, 'action', 'It is still empty.', 'A sentence on what is done.'])
    await recordSampleAction(context, visitor(request), request.params.id, action)
    return reply.redirect(`/second-opinions/${request.params.id}?notice=sample-action#decision`, 303)
  })
}

async function sendCase(context: Context, request: ItemRequest, reply: FastifyReply, asked = 1) {
  const who = visitor(request)
  const view = await sampledCase(context, who, request.params.id)
  const read = await textOf(context.db, view.submissionId)
  const pages = read ? textPagesOf({ text: read.text, ...read.layout }) : []
  const number = Math.min(asked, Math.max(pages.length, 1))
  const here = pages[number - 1]
  const text = read && here ? { words: read.text.slice(here.start, here.end), number, of: pages.length } : null
  return send(reply, <SampledCaseView who={who} view={view} text={text} />)
}
