import { access, constants, statfs } from 'node:fs/promises'
import type { Context } from '../../context.ts'
import { knownStorage } from '../../db/files/storage-identity.ts'
import { databaseVitals } from '../../db/operations/vitals.ts'
import { postgresError } from '../../db/refusal.ts'
import { deadlines } from '../../domain/deadlines.ts'
import { type Finding, findingsOf, type Vitals } from '../../domain/operations/health.ts'
import { withDeadline } from '../../outside/deadline.ts'
import { identityNote } from '../files/join-storage.ts'
import { rightsNow } from './rights.ts'

/** How the service fares: what was measured, and what is wrong by that. */
export interface Health {
  vitals: Vitals
  /** How many jobs are in each state; null where the queue does not answer. */
  jobs: Record<string, number> | null
  /** Rows that wait for the queue, up to 1000. */
  outbox: number | null
  findings: Finding[]
}

const underWay = new WeakMap<Context['db'], Promise<Health>>()

/**
 * Measures everything side by side. What does not answer in two seconds counts as away, so this always ends soon. Those who
 * ask at the same time share one measurement.
 */
export function healthNow(context: Context): Promise<Health> {
  const { db } = context
  const measuring = underWay.get(db) ?? measureAll(context).finally(() => underWay.delete(db))
  underWay.set(db, measuring)
  return measuring
}

async function measureAll(context: Context): Promise<Health> {
  const [database, rights, storage, disk, queue] = await Promise.all([
    orNull('The database', () => databaseNow(context)),
    orNull('The rights', () => rightsNow(context)),
    storageNow(context),
    orNull('The disk', () => diskNow(context)),
    orNull('The queue', () => queueNow(context)),
  ])
  const vitals: Vitals = {
    database: database !== null,
    missingRights: rights,
    storage,
    disk,
    queue: queue && { lagMs: queue.lagMs, activeMs: queue.activeMs },
    jobTimeoutMs: context.config.jobTimeoutMs,
    workers: database?.workers ?? null,
    outboxMs: database?.outboxMs ?? null,
    clockAheadMs: database?.clockAheadMs ?? null,
  }
  return { vitals, jobs: queue?.jobs ?? null, outbox: database?.outbox ?? null, findings: findingsOf(vitals) }
}

async function orNull<T>(what: string, measure: () => Promise<T>): Promise<T | null> {
  return withDeadline(what, deadlines.health, measure).catch(() => null)
}

/** A database that refuses for want of a right does answer; what it lacks is told apart. */
async function databaseNow({ db, clock }: Context) {
  const before = clock().getTime()
  const nothing = { now: null, workers: null, outbox: null, outboxMs: null }
  const told = await databaseVitals(db).catch((error) => {
    if (postgresError(error).code !== '42501') throw error
    return nothing
  })
  const machine = (before + clock().getTime()) / 2
  return { ...told, clockAheadMs: told.now === null ? null : machine - told.now }
}

async function queueNow({ queue }: Context) {
  const [jobs, lagMs, activeMs] = await Promise.all([queue.counts(), queue.lag(), queue.longestActive()])
  return { jobs, lagMs, activeMs }
}

/** Whether the storage is there, is the database's own, and can be written to. */
async function storageNow({ db, files, config }: Context): Promise<Vitals['storage']> {
  const look = async () => {
    const [name, known] = [await files.notes.read(identityNote), await knownStorage(db).catch(() => null)]
    if (known && name !== known.storageId) return 'unknown' as const
    if (config.s3) return 'usable' as const
    return access(config.dataDir, constants.W_OK).then(
      () => 'usable' as const,
      () => 'read_only' as const,
    )
  }
  return withDeadline('The storage', deadlines.health, look).catch(() => 'away' as const)
}

async function diskNow({ config: { dataDir, diskReserveBytes } }: Context) {
  const { bavail, bsize } = await statfs(dataDir)
  return { freeBytes: bavail * bsize, reserveBytes: diskReserveBytes }
}
