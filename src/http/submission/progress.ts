import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { Since } from '../../db/submission/history.ts'
import { submissionEventTypes } from '../../domain/submission/status.ts'
import { historyFor } from '../../flow/submission/trail.ts'
import { Media } from '../server/answer-shapes.ts'
import { callerOf } from '../server/identity.ts'
import type { Routes } from '../server/routes.ts'
import { Params } from '../server/schemas.ts'

/** How often a watched submission is looked at, and how long one watch lasts, in milliseconds. */
const every = 400
const maxOpenMs = 15 * 60_000

/** The events that are told; the last stands for every way into a review, where the reader may not know which it was. */
const told = new Set<string>([
  'submission.received',
  'submission.reflection_required',
  ...submissionEventTypes,
  'submission.under_review',
])

/** What happens to a submission, as it happens (server-sent events; the event names are those of the audit log). */
export const progressRoutes: Routes = async (app, { context }) => {
  let closing = false
  app.addHook('preClose', async () => {
    closing = true
  })

  app.get(
    '/submissions/:id/events',
    {
      config: { action: 'submission.read', staysOpen: true },
      schema: {
        summary: 'Progress as server-sent events',
        params: Params,
        response: { 200: Media('text/event-stream', 'Events as they happen.') },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const history = await historyFor(context, request.who, id)
      // Asked each time, so that a watch ends with the key, the account or the right to know of the work.
      const happened: typeof history = async (since) => {
        await callerOf(context, request)
        return history(since)
      }
      const until = Date.now() + maxOpenMs
      reply.hijack()
      const watched = () => !closing && !reply.raw.destroyed && Date.now() < until
      try {
        reply.raw.writeHead(200, { ...(reply.getHeaders() as OutgoingHttpHeaders), ...streamHeaders })
        await sendEvents(reply.raw, id, happened, watched)
      } catch (err) {
        // The answer has begun, so nothing more can be said here; the watcher asks again.
        request.log.warn({ err }, 'a watch ended early')
      } finally {
        reply.raw.end()
      }
    },
  )
}

const streamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  connection: 'close',
  'x-accel-buffering': 'no',
}

async function sendEvents(
  raw: ServerResponse,
  id: string,
  happened: Awaited<ReturnType<typeof historyFor>>,
  watched: () => boolean,
) {
  for (let last: Since | null = null; watched(); ) {
    for (const event of (await happened(last)).filter(({ type }) => told.has(type))) {
      const data = JSON.stringify({ id, at: event.at, status: event.data.to ?? null })
      raw.write(`id: ${event.id}\nevent: ${event.type}\ndata: ${data}\n\n`)
      last = event
    }
    raw.write(':\n\n')
    await new Promise((resolve) => setTimeout(resolve, every))
  }
}
