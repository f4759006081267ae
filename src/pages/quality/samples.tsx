import Type from 'typebox'
import type { Context } from '../../context.ts'
import { listSamples } from '../../db/quality/samples.ts'
import { endOfDay, instantOf, type TimeZone } from '../../domain/dates/zone.ts'
import { drawDecisions } from '../../flow/quality/draw.ts'
import { reportCsv, sampleReport, unflaggedReport } from '../../flow/quality/report.ts'
import { type App, groupOf } from '../../http/server/routes.ts'
import { Params, pageAsked } from '../../http/server/schemas.ts'
import { type Form, formIn, isDay, refuse, textIn } from '../kit/form/form.ts'
import { redisplayOnError, type SendPage } from '../kit/form/redisplay.ts'
import { listQuery } from '../kit/list.tsx'
import { page, send, visitor } from '../kit/send.tsx'
import { SampleView } from './sample-view.tsx'
import { SampleList } from './samples-view.tsx'

/** Samples of decisions: drawn by a lead, judged by second persons, told as figures. */
export const samplePages = groupOf(getSamples, postSample, getSample, getCsv)

const ofOne = { ...page('sample.read'), schema: { params: Params } }

function getSamples(app: App, context: Context) {
  const schema = { querystring: Type.Object({ cursor: listQuery.cursor }) }
  app.get('/quality', { ...page('sample.read'), schema }, sendSamples(context))
}

function postSample(app: App, context: Context) {
  const drawing = { ...page('sample.draw'), errorHandler: redisplayOnError(sendSamples(context)) }
  app.post('/quality', drawing, async (request, reply) => {
    const draw = drawIn(formIn(request.body), context.config.timeZone)
    const { id } = await drawDecisions(context, visitor(request), draw)
    return reply.redirect(`/quality/samples/${id}?notice=sample-drawn`, 303)
  })
}

function getSample(app: App, context: Context) {
  app.get('/quality/samples/:id', ofOne, async (request, reply) =>
    send(reply, <SampleView who={visitor(request)} report={await sampleReport(context, request.params.id)} />),
  )
}

function getCsv(app: App, context: Context) {
  app.get('/quality/samples/:id/report.csv', ofOne, async (request, reply) => {
    const csv = reportCsv(await sampleReport(context, request.params.id))
    return reply
      .header('content-disposition', `attachment; filename="sample-${request.params.id}.csv"`)
      .type('text/csv; charset=utf-8')
      .send(csv)
  })
}

function sendSamples(context: Context): SendPage {
  return async (request, reply) => {
    const samples = await listSamples(context.db, pageAsked(request.query as { cursor?: string }))
    const unflagged = await unflaggedReport(context)
    return send(reply, <SampleList who={visitor(request)} unflagged={unflagged} {...samples} />)
  }
}

/** The period, by whole days in the zone, and the share that a form asks for. Throws INVALID_INPUT. */
function drawIn(form: Form, zone: TimeZone) {
  const [from, until] = [form.get('from'), form.get('until')]
  const percent = Number(form.get('percent').trim().replace(',', '.'))
  refuse(
    [!isDay(from), 'from', 'There is no such day.', 'The first day, such as 2026-01-31.'],
    [!isDay(until), 'until', 'There is no such day.', 'The last day, such as 2026-02-28.'],
    [!(percent > 0 && percent <= 100), 'percent', 'This is not a share.', 'A number above 0, at most 100.'],
  )
  const seed = textIn(form, 'seed', 200)
  return {
    from: instantOf(`${from}T00:00`, zone)!,
    until: endOfDay(until, zone),
    rate: percent / 100,
    ...(seed && { seed }),
  }
}
