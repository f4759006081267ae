import { renderToString } from 'preact-render-to-string'
import Type from 'typebox'
import { caseFacts } from '../../db/review/case-facts.ts'
import { findSubmission } from '../../db/submission/access.ts'
import { concernCodes } from '../../domain/review/concern.ts'
import { missingForReferral, outcomes } from '../../domain/review/decision.ts'
import { opinions } from '../../domain/review/first-reading.ts'
import { showPage } from '../../flow/files/page-image.ts'
import { decide } from '../../flow/review/decide.ts'
import { disclose } from '../../flow/review/disclose.ts'
import { dismissFlag } from '../../flow/review/dismiss-flag.ts'
import { noteFirstReading } from '../../flow/review/first-reading.ts'
import { raiseConcern } from '../../flow/review/raise-concern.ts'
import { reopen } from '../../flow/review/reopen.ts'
import type { Routes } from '../../http/server/routes.ts'
import { Id, Params } from '../../http/server/schemas.ts'
import { formIn, refuse, textIn } from '../kit/form/form.ts'
import { redisplay, redisplayOnError, type SendItemPage } from '../kit/form/redisplay.ts'
import { page, visitor } from '../kit/send.tsx'
import { Missing } from './decide.tsx'
import { decisionIn, evidenceIn } from './decide-form.ts'
import { reopeningIn } from './reopening.ts'
import { show } from './show.tsx'

/** One submission for its reviewer: everything they see and do. Each form makes one call to a flow. */
export const submissionPages: Routes = async (app, { context }) => {
  const again: SendItemPage = (request, reply, id) => show(context, request, reply, id)
  const ofSubmission = { schema: { params: Params }, errorHandler: redisplayOnError(again) }

  app.get(
    '/review/:id',
    {
      ...page('decision.make'),
      schema: {
        params: Params,
        querystring: Type.Object({
          page: Type.Optional(Type.String({ pattern: '^[1-9]\\d{0,4}$' })),
          at: Type.Optional(Type.String({ pattern: '^\\d{1,9}$' })),
        }),
      },
    },
    (request, reply) =>
      show(context, request, reply, request.params.id, {
        page: Number(request.query.page ?? 1),
        ...(request.query.at && { at: Number(request.query.at) }),
      }),
  )

  app.get(
    '/review/:id/pages/:page.png',
    {
      ...page('submission.read_work'),
      schema: { params: Type.Object({ id: Id, page: Type.String({ pattern: '^[1-9]\\d{0,4}$' }) }) },
    },
    async (request, reply) => {
      const image = await showPage(context, visitor(request), request.params.id, Number(request.params.page))
      return reply.type('image/png').header('cache-control', 'private, max-age=3600').send(image)
    },
  )

  app.post('/review/:id/first-reading', { ...page('reading.write'), ...ofSubmission }, async (request, reply) => {
    const form = formIn(request.body)
    const opinion = opinions.find((known) => known === form.get('opinion'))
    const note = textIn(form, 'note', 20_000)
    refuse(
      [!opinion, 'opinion', 'Please say what you think after reading.', 'One of the three answers.'],
      [!note, 'note', 'The note is still empty.', 'A sentence on what you saw when you read the work.'],
    )
    await noteFirstReading(context, visitor(request), request.params.id, { opinion: opinion!, note })
    return reply.redirect(`/review/${request.params.id}?notice=first-read#flags`, 303)
  })

  app.post('/review/:id/disclosures', { ...page('disclosure.make'), ...ofSubmission }, async (request, reply) => {
    const form = formIn(request.body)
    const items = evidenceIn(form)
    const message = textIn(form, 'message', 20_000)
    const days = Number(form.get('responseDays'))
    const wholeDays = Number.isInteger(days) && days >= 1 && days <= 120
    refuse(
      [!message, 'message', 'The student needs a sentence from you.', 'What it is about, in your words.'],
      [!items.length, 'items', 'There is nothing to show yet.', 'At least one flag or observation.'],
      [!wholeDays, 'responseDays', 'The student needs time to respond.', 'A whole number of days from 1 to 120.'],
    )
    await disclose(context, visitor(request), request.params.id, { message, items, responseDays: days })
    return reply.redirect(`/review/${request.params.id}?notice=disclosed#conversation`, 303)
  })

  app.post('/review/:id/concerns', { ...page('concern.raise'), ...ofSubmission }, async (request, reply) => {
    const form = formIn(request.body)
    const code = concernCodes.find((known) => known === form.get('code'))
    const particulars = textIn(form, 'particulars', 20_000)
    const observation = textIn(form, 'observation', 5_000)
    refuse(
      [!code, 'code', 'It is still open what this is about.', 'One of these.'],
      [!particulars, 'particulars', 'A concern needs particulars.', 'What you saw and where.'],
    )
    const observations = observation ? [{ observation }] : []
    await raiseConcern(context, visitor(request), request.params.id, { code: code!, particulars, observations })
    return reply.redirect(`/review/${request.params.id}?notice=concern-raised#conversation`, 303)
  })

  app.post(
    '/review/:id/flags/:flagId/dismissal',
    { ...page('flag.dismiss'), ...ofSubmission, schema: { params: Type.Object({ id: Id, flagId: Id }) } },
    async (request, reply) => {
      const { id, flagId } = request.params
      const reason = textIn(formIn(request.body), 'reason', 2_000)
      refuse([!reason, 'reason', 'A reason is needed.', 'A sentence on why it does not apply.'])
      await dismissFlag(context, visitor(request), id, flagId, reason)
      return reply.redirect(`/review/${id}?notice=dismissed#flag-${flagId}`, 303)
    },
  )

  app.post('/review/:id/missing', { ...page('decision.make'), ...ofSubmission }, async (request, reply) => {
    const { id } = await findSubmission(context.db, visitor(request), request.params.id)
    const missing = missingForReferral(decisionIn(formIn(request.body)), await caseFacts(context.db, id))
    return reply
      .type('text/html; charset=utf-8')
      .send(`<div id="missing">${renderToString(<Missing missing={missing} />)}</div>`)
  })

  app.post('/review/:id/decisions', { ...page('decision.make'), ...ofSubmission }, async (request, reply) => {
    const { id } = request.params
    const form = formIn(request.body)
    if (form.get('do') === 'check') return redisplay(request, reply, again)
    const { chosen, ...decision } = decisionIn(form)
    const score = decision.score === undefined && form.get('score').trim()
    refuse(
      [!chosen, 'outcome', 'The outcome is still open.', `One of the ${outcomes.length} outcomes.`],
      [score, 'score', 'This is not a mark.', 'A number that is not below 0.'],
    )
    await decide(context, visitor(request), id, decision)
    return reply.redirect(`/review/${id}?notice=decided#conversation`, 303)
  })

  app.post('/review/:id/reopening', { ...page('decision.reopen'), ...ofSubmission }, async (request, reply) => {
    const wish = reopeningIn(
      formIn(request.body),
      'A reason is needed.',
      'A sentence on what is to be looked at again.',
    )
    await reopen(context, visitor(request), request.params.id, wish)
    return reply.redirect(`/review/${request.params.id}?notice=reopening#decision`, 303)
  })
}
