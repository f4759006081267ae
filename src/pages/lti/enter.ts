import type { FastifyReply } from 'fastify'
import type { Context } from '../../context.ts'
import { startSession } from '../../http/server/session.ts'

interface Entering {
  accountId: string
  /** The context of the LMS that they come from, where it is known. */
  contextId: string | null
  /** The page of ours that they go to. */
  go: string
}

/** Signs in the person of a launch and leads them to one of our pages. */
export async function enter(context: Context, reply: FastifyReply, { accountId, contextId, go }: Entering) {
  await startSession(context, reply, accountId, contextId)
  return reply.redirect(go, 303)
}
