import type { FastifyRequest } from 'fastify'
import Type, { type Static } from 'typebox'
import type { Context } from '../../context.ts'
import { figuresOf, type Period } from '../../db/figures.ts'
import { csvOf } from '../../domain/csv.ts'
import { endOfDay, instantOf } from '../../domain/dates/zone.ts'
import { type App, groupOf } from '../../http/server/routes.ts'
import { isDay, refuse } from '../kit/form/form.ts'
import { page, send, visitor } from '../kit/send.tsx'
import { tablesOf } from './figure-tables.ts'
import { Statistics } from './statistics-view.tsx'

/** What a provider has to be able to say about its cases: counts, outcomes and times, without names. */
export const statisticsPages = groupOf(getStatistics, getCsv)

const Day = Type.Optional(Type.String({ maxLength: 10 }))
const Query = Type.Object({ from: Day, until: Day })
type Asked = FastifyRequest<{ Querystring: Static<typeof Query> }>
const options = { ...page('statistics.read'), schema: { querystring: Query } }

function getStatistics(app: App, context: Context) {
  app.get('/statistics', options, async (request, reply) => {
    const { from = '', until = '' } = request.query
    const tables = await askedTables(context, request)
    return send(reply, <Statistics who={visitor(request)} tables={tables} from={from} until={until} />)
  })
}

function getCsv(app: App, context: Context) {
  app.get('/statistics.csv', options, async (request, reply) => {
    const tables = await askedTables(context, request)
    const lines = tables.flatMap(({ name, columns, rows }) =>
      rows.flatMap(([first, ...cells]) => cells.map((cell, at) => [name, first!, columns[at + 1]!, cell])),
    )
    return reply
      .header('content-disposition', 'attachment; filename="statistics.csv"')
      .type('text/csv; charset=utf-8')
      .send(csvOf([['table', 'row', 'figure', 'value'], ...lines]))
  })
}

/** The tables of the period that the address names. Throws INVALID_INPUT for a day that there is not. */
async function askedTables(context: Context, { query }: Asked) {
  return tablesOf(await figuresOf(context.db, periodIn(context, query)), context.detectors)
}

/** The period, by whole days in the provider's zone; open where a day is left out. */
function periodIn({ config: { timeZone } }: Context, { from = '', until = '' }: Static<typeof Query>): Period {
  refuse(
    [from && !isDay(from), 'from', 'There is no such day.', 'The first day, such as 2026-01-31.'],
    [until && !isDay(until), 'until', 'There is no such day.', 'The last day, such as 2026-02-28.'],
  )
  return {
    from: from ? instantOf(`${from}T00:00`, timeZone)! : null,
    until: until ? endOfDay(until, timeZone) : null,
  }
}
