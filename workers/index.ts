import type { Context } from '../src/context.ts'
import { assetReportEvents, hasAssets, queueAssetReports } from '../src/flow/asset-processor/queue-reports.ts'
import { supersede } from '../src/flow/intake/supersede.ts'
import { readLineItemOf } from '../src/flow/lti/gradebook/dates.ts'
import { hasLmsVisits, queueReport, reportedTypes } from '../src/flow/lti/gradebook/queue-report.ts'
import { report } from '../src/flow/lti/gradebook/report.ts'
import { issueLetter } from '../src/flow/records/completion.ts'
import { extract } from '../src/flow/screening/extract.ts'
import { screen } from '../src/flow/screening/screen.ts'
import { announceCompletion, arrivals, hasPlugins } from '../src/flow/tca/completion.ts'
import { tellOverlap } from '../src/flow/tca/overlap.ts'
import { eraseAtVendors, setAsideAtVendors } from '../src/flow/vendors/erase.ts'
import { openRuns } from '../src/flow/vendors/open.ts'
import { announce, announcedEvents, hasEndpoints } from '../src/flow/webhooks/announce.ts'
import { applyWebhook } from '../src/flow/webhooks/apply/apply-webhook.ts'
import { deliver } from '../src/flow/webhooks/deliver.ts'
import type { Work } from '../src/queue/queue.ts'
import type { JobsFor } from './relay.ts'

interface Worker {
  /** The events that start it. */
  on: string[]
  /** Finishes what was begun, so it goes before the work that begins something new. */
  first?: true
  /** Whether there is anybody to do it for. Where it says no, no work is queued. */
  wanted?(context: Context): Promise<boolean>
  /** `id` is the submission, or what else the work is about where there is none. */
  run(context: Context, id: string, eventId: string | null): Promise<void>
}

/** After each of these every local detector has had its turn. */
const screened = [
  'submission.released',
  'submission.flagged',
  'submission.unchecked',
  'submission.partly_read',
  'submission.sampled',
]

/** What happens in the background, and what starts it. The work itself lives in `src/flow/`. */
export const workers: Record<string, Worker> = {
  extract: { on: ['submission.received', 'submission.reflected'], run: extract },
  screen: { on: ['submission.text_extracted'], first: true, run: screen },
  supersede: { on: arrivals, run: supersede },
  letter: { on: ['submission.decided'], run: issueLetter },
  openRuns: { on: ['submission.text_extracted'], run: openRuns },
  eraseAtVendors: { on: ['submission.erased'], run: eraseAtVendors },
  setAsideAtVendors: { on: ['submission.withdrawn'], run: setAsideAtVendors },
  announce: { on: announcedEvents, wanted: hasEndpoints, run: announce },
  deliver: { on: [], run: deliver },
  tcaCompletion: { on: arrivals, wanted: hasPlugins, run: announceCompletion },
  tcaOverlap: { on: screened, wanted: hasPlugins, run: tellOverlap },
  apply: { on: ['integration.webhook_received'], run: applyWebhook },
  gradebook: { on: reportedTypes, wanted: hasLmsVisits, run: queueReport },
  report: { on: [], run: report },
  assetReports: { on: assetReportEvents, wanted: hasAssets, run: queueAssetReports },
  lineItem: { on: [], run: readLineItemOf },
}

/** The work that outbox rows stand for; its ids are the same however often it is asked. */
export const jobsFor: JobsFor = async (context, rows) => {
  const types = new Set(rows.map(({ type }) => type))
  const jobs: Awaited<ReturnType<JobsFor>> = []
  for (const [worker, { on, first, wanted }] of Object.entries(workers)) {
    if (!on.some((type) => types.has(type)) || (wanted && !(await wanted(context)))) continue
    for (const { id, eventId, type, submissionId } of rows) {
      if (!on.includes(type)) continue
      jobs.push({ id: `o-${id}-${worker}`, work: { worker, submissionId, eventId }, ...(first && { first }) })
    }
  }
  return jobs
}

/** Does one piece of work. Throws for a worker that does not exist, so that an old queue is noticed. */
export async function work(context: Context, { worker, submissionId, eventId }: Work): Promise<void> {
  const known = workers[worker]
  if (!known) throw new Error(`There is no worker called ${worker}`)
  const id = submissionId ?? eventId
  if (id) await known.run(context, id, eventId)
}
