import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Context } from '../../context.ts'

/** A group of routes on a context. */
export type Routes = FastifyPluginAsyncTypebox<{ context: Context }>
