import { figuresOf } from '../../db/figures.ts'
import type { Routes } from '../../http/server/routes.ts'
import { page, send, visitor } from '../kit/send.tsx'
import { Statistics } from './statistics-view.tsx'

/** What a provider has to be able to say about its cases: counts, outcomes and times, without names. */
export const statisticsPages: Routes = async (app, { context }) => {
  app.get('/statistics', page('statistics.read'), async (request, reply) =>
    send(reply, <Statistics who={visitor(request)} figures={await figuresOf(context.db)} />),
  )
}
