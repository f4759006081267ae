import type { FastifyInstance } from 'fastify'
import type { Context } from '../../context.ts'
import { type Heartbeat, startHeartbeat } from '../../flow/dates/heartbeat.ts'

/** While it listens, a process writes down that it takes work in, and when it answered a hand-in with an error of its own. */
export function keepLedger(app: FastifyInstance, context: Context): void {
  let running: Heartbeat | undefined
  app.addHook('onListen', async () => {
    running = await startHeartbeat(context)
  })
  app.addHook('onResponse', async (request, reply) => {
    const isIntake = request.method === 'POST' && request.routeOptions.config.action === 'submission.create'
    if (isIntake && reply.statusCode >= 500) running?.noteFault()
  })
  app.addHook('onClose', async () => running?.stop())
}
