import Type, { type Static } from 'typebox'
import type { Context } from '../../context.ts'
import { listOutages } from '../../db/dates/outages.ts'
import { decideOutage } from '../../flow/dates/outages.ts'
import { type App, groupOf } from '../../http/server/routes.ts'
import { Id, Params } from '../../http/server/schemas.ts'
import { checks } from '../kit/check/checks.ts'
import { takeStep } from '../kit/check/take-step.ts'
import { formIn, refuse, textIn } from '../kit/form/form.ts'
import { redisplayOnError, type SendPage } from '../kit/form/redisplay.ts'
import { page, send, visitor } from '../kit/send.tsx'
import { OutagesPage } from './outages-view.tsx'

/** When intake could not be used, and the yes or no of a lead to adding that time to due dates. */
export const outagePages = groupOf(getOutages, postDecision)

const Query = Type.Object({ cursor: Type.Optional(Id) })

function sendOutages({ db, config }: Context): SendPage {
  return async (request, reply) => {
    const { cursor } = request.query as Static<typeof Query>
    const outages = await listOutages(db, { after: cursor })
    return send(reply, <OutagesPage who={visitor(request)} {...outages} cursor={cursor} hours={config.outageHours} />)
  }
}

function getOutages(app: App, context: Context) {
  app.get('/outages', { ...page('outage.read'), schema: { querystring: Query } }, sendOutages(context))
}

function postDecision(app: App, context: Context) {
  const deciding = {
    ...page('outage.decide'),
    schema: { params: Params, querystring: Query },
    errorHandler: redisplayOnError(sendOutages(context)),
  }
  app.post('/outages/:id/decisions', deciding, async (request, reply) => {
    const form = formIn(request.body)
    const reason = textIn(form, 'reason', 2_000)
    const answer = form.get('granted')
    refuse(
      [!['yes', 'no'].includes(answer), 'granted', 'The answer is still open.', 'Yes or no.'],
      [!reason, 'reason', 'The reason is still empty.', 'A sentence with the reason.'],
    )
    await takeStep(context, request, checks.outage, (context) =>
      decideOutage(context, visitor(request), request.params.id, { granted: answer === 'yes', reason }),
    )
    return reply.redirect('/outages?notice=outage-decided', 303)
  })
}
