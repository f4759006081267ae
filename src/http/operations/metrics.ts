import type { Context } from '../../context.ts'
import { storageFigures } from '../../db/files/storage-counts.ts'
import { listEndpoints } from '../../db/webhooks/endpoints.ts'
import { deadlines } from '../../domain/deadlines.ts'
import { healthChecks } from '../../domain/operations/health.ts'
import { wallNames } from '../../domain/screening/walls.ts'
import { type Health, healthNow } from '../../flow/operations/health.ts'
import { withDeadline } from '../../outside/deadline.ts'
import { figure, registry } from './registry.ts'

const set = {
  health: figure('candour_health', 'Whether each part of the service is as it should be (1) or not (0)', 'check'),
  jobs: figure('candour_queue_jobs', 'Jobs by state', 'state'),
  oldest: figure(
    'candour_queue_oldest_seconds',
    'For how long the job that waits longest has waited; add workers when this grows',
  ),
  active: figure(
    'candour_queue_oldest_active_seconds',
    'For how long the job that is being done for longest has been; look at the workers when this passes JOB_TIMEOUT_MS',
  ),
  workers: figure('candour_workers', 'Workers that were heard of in the last half minute'),
  outbox: figure('candour_outbox_rows', 'Rows that wait for the queue, up to 1000'),
  outboxAge: figure('candour_outbox_oldest_seconds', 'For how long the oldest event has waited for the queue'),
  clock: figure('candour_clock_ahead_seconds', 'How much the clock of this machine is ahead of the database’s'),
  disk: figure('candour_disk_free_bytes', 'Free space on the disk of CANDOUR_DATA_DIR'),
  rights: figure('candour_database_rights_missing', 'Rights that the service’s login lacks; 0 is right'),
  connections: figure('candour_database_connections', 'Connections of this process to Postgres, by state', 'state'),
  walls: figure(
    'candour_sandbox_wall',
    'Whether each wall around the children that read files stands (1) or is missing (0)',
    'wall',
  ),
  moves: figure(
    'candour_storage_files_total',
    'Files that were removed to the trash, deleted from it for good, or brought back from it, so far',
    'move',
  ),
  waiting: figure(
    'candour_storage_waiting_submissions',
    'Submissions that wait for a file that cannot be had from the storage',
  ),
  held: figure(
    'candour_storage_removals_held',
    '1 while nothing is removed from the storage, as after a restore; “npx candour storage” says why',
  ),
  failing: figure(
    'candour_webhook_endpoints_failing',
    'Webhook endpoints that answered no message well since they last failed',
  ),
}

const seconds = (ms: number | null | undefined) => (ms === null || ms === undefined ? null : ms / 1000)

/** Measures everything once more and gives it in the text format of Prometheus. Ends in seconds, whatever is away. */
export async function metricsNow(context: Context): Promise<{ type: string; text: string }> {
  const [health, stored, failing] = await Promise.all([
    healthNow(context),
    orNull(() => storageFigures(context.db)),
    orNull(async () => (await listEndpoints(context.db)).filter(({ failingSince }) => failingSince).length),
  ])
  setVitals(health)
  const { totalCount, idleCount, waitingCount } = context.db.$client
  set.connections({ used: totalCount - idleCount, idle: idleCount, waiting: waitingCount })
  set.walls(Object.fromEntries(wallNames.map((wall) => [wall, context.sandbox.walls[wall] ? 0 : 1])))
  set.moves(stored && { removed: stored.removed, purged: stored.purged, brought_back: stored.broughtBack })
  set.waiting(stored?.waiting)
  set.held(stored?.held)
  set.failing(failing)
  return { type: registry.contentType, text: await registry.metrics() }
}

function setVitals({ vitals, jobs, outbox, findings }: Health): void {
  const wrong = new Set(findings.map(({ check }) => check))
  set.health(Object.fromEntries(healthChecks.map((check) => [check, wrong.has(check) ? 0 : 1])))
  set.jobs(jobs)
  set.oldest(seconds(vitals.queue?.lagMs))
  set.active(seconds(vitals.queue?.activeMs))
  set.workers(vitals.workers)
  set.outbox(outbox)
  set.outboxAge(seconds(vitals.outboxMs))
  set.clock(seconds(vitals.clockAheadMs))
  set.disk(vitals.disk?.freeBytes)
  set.rights(vitals.missingRights?.length)
}

const orNull = <T>(ask: () => Promise<T>): Promise<T | null> =>
  withDeadline('The database', deadlines.health, ask).catch(() => null)
