import type { Context } from '../src/context.ts'
import { unconsideredWorks } from '../src/db/asset-processor/reports.ts'
import type { Session } from '../src/db/client.ts'
import { unsuperseded } from '../src/db/intake/attempts.ts'
import { unreportedEvents } from '../src/db/lti/reports.ts'
import { acceptedWithoutReceipt } from '../src/db/records/receipts.ts'
import { stalledWork } from '../src/db/submission/stalled.ts'
import { untoldArrivals } from '../src/db/tca/callbacks.ts'
import { undeliveredEvents } from '../src/db/webhooks/announcements.ts'
import { reportedTypes } from '../src/flow/lti/gradebook/queue-report.ts'
import { giveLostReceipt } from '../src/flow/records/receipt.ts'
import { arrivals } from '../src/flow/tca/completion.ts'
import { announcedEvents } from '../src/flow/webhooks/announce.ts'
import { jobFor, overdue } from '../src/queue/due.ts'
import { deliveries, gradebookReports, receivedWebhooks } from '../src/queue/due-work.ts'
import type { Work } from '../src/queue/queue.ts'

/**
 * Puts back whatever the queue lost. The database is the truth and says what is due; the queue is a cache of work. What is
 * younger than the work that still waits there is not lost but has yet to be reached. Returns how much was put back.
 */
export async function reconcile({ db, queue, config }: Context): Promise<number> {
  const age = config.reconcileEveryMs * 2 + (await queue.lag())
  const undelivered = await undeliveredEvents(db, announcedEvents, age)
  const unreported = await unreportedEvents(db, reportedTypes, age)
  const unconsidered = await unconsideredWorks(db, age)
  const untold = await untoldArrivals(db, arrivals, age)
  const newer = await unsuperseded(db, age)
  const lost: Work[] = [
    ...newer.map((submissionId) => ({ worker: 'supersede', submissionId, eventId: null })),
    ...unreported.map(({ id, submissionId }) => ({ worker: 'gradebook', submissionId, eventId: id })),
    ...unconsidered.map((submissionId) => ({ worker: 'assetReports', submissionId, eventId: null })),
    ...undelivered.map(({ id, submissionId }) => ({ worker: 'announce', submissionId, eventId: id })),
    ...untold.map(({ id, submissionId }) => ({ worker: 'tcaCompletion', submissionId, eventId: id })),
    ...(await overdueWork(db, age)),
    ...(await stalledWork(db, age)).map((waiting) => ({ ...waiting, eventId: null })),
  ]
  await queue.add(
    lost.map((work) => ({ id: `r-${work.eventId ?? work.submissionId}-${work.worker}`, work, forget: true })),
  )
  return lost.length
}

/** Gives the receipts that were lost with a process, before anybody asks for them. */
export async function giveLostReceipts(context: Context): Promise<void> {
  const age = context.config.reconcileEveryMs * 2
  for (const id of await acceptedWithoutReceipt(context.db, age)) await giveLostReceipt(context, id)
}

/** Rows that should have been worked on by now. Vendors' steps are looked for in the database and cannot be lost. */
async function overdueWork(db: Session, age: number): Promise<Work[]> {
  const lost: Work[] = []
  for (const work of [deliveries, receivedWebhooks, gradebookReports]) {
    for (const id of await overdue(db, work, age)) lost.push(jobFor(work, id, 0).work)
  }
  return lost
}
