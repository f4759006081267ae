import { and, asc, eq, gt, inArray, or } from 'drizzle-orm'
import { auditEvents } from '../../db/schema/index.ts'
import { findSubmission } from '../../db/submission/access.ts'
import { submissionEventTypes } from '../../domain/submission/status.ts'
import type { Routes } from '../server/routes.ts'
import { Params } from '../server/schemas.ts'

/** How often a watched submission is looked at, and how long one watch lasts, in milliseconds. */
const every = 400
const longest = 15 * 60_000

interface Happened {
  id: string
  at: Date
}

/** What happens to a submission, as it happens (server-sent events; the event names are those of the audit log). */
export const progressRoutes: Routes = async (app, { context }) => {
  let closing = false
  app.addHook('preClose', async () => {
    closing = true
  })

  app.get(
    '/submissions/:id/events',
    { config: { action: 'submission.read' }, schema: { summary: 'Progress as server-sent events', params: Params } },
    async (request, reply) => {
      const { id } = await findSubmission(context.db, request.who, request.params.id)
      reply.hijack()
      const { raw } = reply
      raw.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        connection: 'close',
        'x-accel-buffering': 'no',
      })
      const over = Date.now() + longest
      try {
        for (let last: Happened | null = null; !closing && !raw.destroyed && Date.now() < over; ) {
          for (const event of await happenings(id, last)) {
            raw.write(
              `id: ${event.id}\nevent: ${event.type}\ndata: ${JSON.stringify({ id, at: event.at, status: event.data.to ?? null })}\n\n`,
            )
            last = event
          }
          raw.write(':\n\n')
          await new Promise((resolve) => setTimeout(resolve, every))
        }
      } catch (err) {
        // The answer has begun, so nothing more can be said here; the watcher asks again.
        request.log.warn({ err }, 'a watch ended early')
      } finally {
        raw.end()
      }
    },
  )

  const shown = [...submissionEventTypes, 'submission.received', 'submission.reflection_required']
  const happenings = (id: string, since: Happened | null) =>
    context.db
      .select({ id: auditEvents.id, type: auditEvents.type, at: auditEvents.at, data: auditEvents.data })
      .from(auditEvents)
      .where(
        and(
          eq(auditEvents.submissionId, id),
          inArray(auditEvents.type, shown),
          since
            ? or(gt(auditEvents.at, since.at), and(eq(auditEvents.at, since.at), gt(auditEvents.id, since.id)))
            : undefined,
        ),
      )
      .orderBy(asc(auditEvents.at), asc(auditEvents.id))
}
