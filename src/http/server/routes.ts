import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Context } from '../../context.ts'

/** A group of routes on a context. */
export type Routes = FastifyPluginAsyncTypebox<{ context: Context }>

/** The service as a route is added to it, with shapes that are read from schemas. */
export type App = Parameters<Routes>[0]

/** A group of routes that are each a function of their own, added in the order given. */
export const groupOf =
  (...routes: ((app: App, context: Context) => void)[]): Routes =>
  async (app, { context }) => {
    for (const add of routes) add(app, context)
  }
