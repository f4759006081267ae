import type { Context } from '../context.ts'
import { unsuperseded } from '../db/attempts.ts'
import { overdueIntegrationEvents } from '../db/integrations.ts'
import { overdueReports, unreportedEvents } from '../db/lti.ts'
import { overdueDeliveries, untoldEvents } from '../db/webhooks.ts'
import type { Work } from '../queue/queue.ts'
import { announcedTypes } from './announce.ts'
import { reportedTypes } from './lti/tell-gradebook.ts'
import { supersedable } from './supersede.ts'

/** Puts back what the queue lost of newer attempts, webhooks and LMS work; the database says what is due. Returns how much it was. */
export async function putBack({ db, queue, config }: Context): Promise<number> {
  const age = config.reconcileEveryMs * 2 + (await queue.lag())
  const untold = await untoldEvents(db, announcedTypes, age)
  const unreported = await unreportedEvents(db, reportedTypes, age)
  const newer = await unsuperseded(db, supersedable, age)
  const lost: Work[] = [
    ...newer.map((submissionId) => ({ worker: 'supersede', submissionId, eventId: null })),
    ...unreported.map(({ id, submissionId }) => ({ worker: 'gradebook', submissionId, eventId: id })),
    ...untold.map(({ id, submissionId }) => ({ worker: 'announce', submissionId, eventId: id })),
    ...(await overdueDeliveries(db, age)).map((id) => ({ worker: 'deliver', submissionId: null, eventId: id })),
    ...(await overdueIntegrationEvents(db, age)).map((id) => ({ worker: 'apply', submissionId: null, eventId: id })),
    ...(await overdueReports(db, age)).map((id) => ({ worker: 'report', submissionId: null, eventId: id })),
  ]
  await queue.add(
    lost.map((work) => ({ id: `r-${work.eventId ?? work.submissionId}-${work.worker}`, work, forget: true })),
  )
  return lost.length
}
