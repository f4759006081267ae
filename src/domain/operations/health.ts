/** What is looked at when the service says how it fares, in the order of reading. */
export const healthChecks = [
  'database',
  'database_rights',
  'storage',
  'disk',
  'queue',
  'workers',
  'stuck_queue',
  'outbox',
  'clock',
] as const
export type HealthCheck = (typeof healthChecks)[number]

/** Without these nothing can be taken in. The others stop what comes after it, or will stop something soon. */
export const intakeChecks: readonly HealthCheck[] = ['database', 'database_rights', 'storage', 'disk']

/** What is not as it should be. With one that `stops` the service is not ready. */
export interface Finding {
  check: HealthCheck
  stops: boolean
  /** What is wrong and what to do, for an operator; without names, addresses and secrets. */
  sentence: string
}

/** What was measured; null where it could not be. Times are in milliseconds. */
export interface Vitals {
  database: boolean
  /** Rights that the login of the service lacks. */
  missingRights: string[] | null
  storage: 'usable' | 'away' | 'unknown' | 'read_only'
  disk: { freeBytes: number; reserveBytes: number } | null
  /** How long the piece that waits longest has waited, and the one that is being done for longest has been. */
  queue: { lagMs: number; activeMs: number } | null
  jobTimeoutMs: number
  /** How many workers were heard of just now. */
  workers: number | null
  /** For how long the oldest event has waited for the queue; 0 when none waits. */
  outboxMs: number | null
  /** How much the clock of this machine is ahead of the database's. */
  clockAheadMs: number | null
}

/** From when on something is told. A worker says every 5 seconds that it is there. */
export const healthLimits = { workerSilentMs: 30_000, queueLagMs: 15 * 60_000, outboxMs: 5 * 60_000, clockMs: 5_000 }

const minutes = (ms: number) => `${Math.round(ms / 60_000)} minutes`
const megabytes = (bytes: number) => `${Math.floor(bytes / 1_048_576)} MB`

/** Everything that is wrong by what was measured, each with what to do. Empty when all is well. */
export function findingsOf(vitals: Vitals): Finding[] {
  const told = (check: HealthCheck, stops: boolean, sentence: string | null | false): Finding[] =>
    sentence ? [{ check, stops, sentence }] : []
  return [
    ...told('database', true, databaseProblem(vitals)),
    ...told('database_rights', true, rightsProblem(vitals)),
    ...told('storage', true, storageProblems[vitals.storage]),
    ...told('disk', true, diskProblem(vitals)),
    ...told('queue', true, !vitals.queue && queueAway),
    ...told('workers', true, vitals.workers === 0 && noWorker),
    ...told('stuck_queue', false, stuckProblem(vitals)),
    ...told('outbox', false, outboxProblem(vitals)),
    ...told('clock', false, clockProblem(vitals)),
  ]
}

const databaseProblem = ({ database }: Vitals) =>
  !database && 'The database does not answer. Look whether Postgres runs and whether DATABASE_URL still reaches it.'

const queueAway =
  'The queue does not answer. Look whether Redis (REDIS_URL) or, without it, Postgres runs; work is taken in meanwhile and waits in the database.'

const noWorker =
  'No worker was heard of in the last half minute, so nothing is read or checked. Start one (node dist/workers/main.js) or look into its log.'

const storageProblems = {
  usable: null,
  away: 'The storage of files does not answer. Look whether its disk is mounted, or whether the bucket can be reached.',
  unknown:
    'The storage of files is not the one that belongs to this database. Look whether the right disk is mounted at CANDOUR_DATA_DIR; “npx candour storage” says more.',
  read_only: 'The storage of files cannot be written to. Look whether its disk is mounted read-only and who owns it.',
}

function rightsProblem({ missingRights }: Vitals): string | null {
  if (!missingRights?.length) return null
  const [first, ...others] = missingRights
  const more = others.length ? ` and ${others.length} more` : ''
  return `The login of DATABASE_URL lacks rights that the service needs: ${first}${more}. A restore may have lost them. Run “npx candour migrate”, which gives them back.`
}

function diskProblem({ disk }: Vitals): string | null {
  if (!disk || disk.freeBytes >= disk.reserveBytes) return null
  return `The disk of CANDOUR_DATA_DIR has ${megabytes(disk.freeBytes)} left, less than the ${megabytes(disk.reserveBytes)} of DISK_RESERVE_MB, so no file is taken in. Make room or enlarge it.`
}

function stuckProblem({ queue, jobTimeoutMs }: Vitals): string | null {
  if (queue && queue.activeMs > jobTimeoutMs) {
    return `A job has been under way for ${minutes(queue.activeMs)}, longer than JOB_TIMEOUT_MS allows. Look into the log of the workers and start them again.`
  }
  if (queue && queue.lagMs > healthLimits.queueLagMs) {
    return `The oldest job has waited for ${minutes(queue.lagMs)}. Start more workers, or look into their log for what holds them.`
  }
  return null
}

function outboxProblem({ outboxMs }: Vitals): string | null {
  if (outboxMs === null || outboxMs <= healthLimits.outboxMs) return null
  return `Events have waited for ${minutes(outboxMs)} to reach the queue: no worker runs, or the queue does not take them. Look into the log of the workers.`
}

function clockProblem({ clockAheadMs }: Vitals): string | null {
  if (clockAheadMs === null || Math.abs(clockAheadMs) <= healthLimits.clockMs) return null
  const seconds = Math.round(Math.abs(clockAheadMs) / 1000)
  const side = clockAheadMs > 0 ? 'ahead of' : 'behind'
  return `The clock of this machine is ${seconds} seconds ${side} the database’s. Let both follow a time server (NTP); sign-ins and links of an LMS fail otherwise.`
}
