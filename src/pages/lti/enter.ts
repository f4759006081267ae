import type { FastifyReply } from 'fastify'
import type { Context } from '../../context.ts'
import { startSession } from '../../http/server/session.ts'

/** Signs in the person of a launch and leads them to one of our pages. */
export async function enter(context: Context, reply: FastifyReply, accountId: string, path: string) {
  await startSession(context, reply, accountId)
  return reply.redirect(path, 303)
}
