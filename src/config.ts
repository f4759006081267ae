import { resolve } from 'node:path'
import { type DatingConfig, dating } from './config/dating.ts'
import { readEnvironment } from './config/environment.ts'
import { wordsIn } from './config/kinds.ts'
import { type MailConfig, mail } from './config/mail.ts'
import { type OidcConfig, oidc } from './config/oidc.ts'
import { type ProcedureConfig, procedure } from './config/procedure.ts'
import { type ReferencesConfig, references } from './config/references.ts'
import { type RemindersConfig, reminders } from './config/reminders.ts'
import { type TurnitinConfig, turnitin } from './config/turnitin.ts'
import type { Environment } from './config/variables.ts'
import { DomainError } from './domain/error.ts'
import type { WallName } from './domain/screening/walls.ts'

export interface S3Config {
  bucket: string
  endpoint?: string
  region: string
  accessKeyId: string
  secretAccessKey: string
  /** How long a request may go without a byte, in milliseconds. */
  silenceMs: number
}

/** How this deployment is set up (`config/variables.ts` says what each value means). Times are in milliseconds. */
export interface Config extends DatingConfig, ProcedureConfig, RemindersConfig {
  port: number
  /** Where a worker says how it fares; null where it does not. */
  workerPort: number | null
  host: string
  publicUrl: string | null
  /** IP addresses and ranges. */
  trustedProxies: string[]
  dataDir: string
  /** Where the service works, as a login that owns nothing. */
  databaseUrl: string | null
  /** The same database as the login that owns its tables, to migrate it. */
  migrateDatabaseUrl: string | null
  redisUrl: string | null
  /** A file that the backup touches, and how old it may be. */
  backupStamp: string | null
  backupHours: number
  /** Connections to Postgres; null for what fits the kind of process. */
  databaseConnections: number | null
  queueConnections: number | null
  s3: S3Config | null
  /** PKCS#8 PEM of the Ed25519 key that signs receipts and checkpoints. */
  signingKey: string | null
  maxUploadBytes: number
  diskReserveBytes: number
  uploadsPerHour: number
  maxAttempts: number
  bodyTimeoutMs: number
  uploadTimeoutMs: number
  /** How long removed files stay in the trash. */
  trashDays: number
  /** How much of all files one round of the sweep may remove. */
  sweepPercent: number
  extractTimeoutMs: number
  selfChecks: number
  sessionIdleMinutes: number
  /** How long a draft that is not touched is kept, in days. */
  draftDays: number
  metricsKey: string | null
  webhookRetentionDays: number
  sandboxes: number
  /** Walls around the reading children without which nothing starts. */
  sandboxRequire: WallName[]
  /** The program that reads files in a child, where it is not the one beside this code. */
  sandboxProgram?: URL
  /** The program of a thread, where it is not the one beside this code. */
  threadProgram?: URL
  logLevel: string
  outsideAllowLoopback: boolean
  frameAncestors: string[]
  oidc: OidcConfig | null
  /** Null where notices are on the pages alone. */
  mail: MailConfig | null
  /** Nothing goes to Turnitin before an admin switches it on. */
  turnitin: TurnitinConfig | null
  /** Nothing is looked up before an admin switches it on. */
  references: ReferencesConfig | null
  production: boolean
  reconcileEveryMs: number
  queueLockMs: number
  /** How long one piece of background work may take. */
  jobTimeoutMs: number
}

/**
 * Reads the configuration; the only reader of the environment. Throws INVALID_INPUT without a stack, with one
 * sentence for each variable that cannot be used.
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const { environment, problems } = readEnvironment(env)
  if (environment.MIGRATE_DATABASE_URL && !environment.DATABASE_URL) {
    problems.push('MIGRATE_DATABASE_URL needs DATABASE_URL beside it: the same database, as the login of the service.')
  }
  const config: Config = {
    ...processes(environment),
    s3: s3(environment, problems),
    mail: mail(environment, problems),
    oidc: problems.some((it) => it.startsWith('OIDC_')) ? null : oidc(environment, problems),
    turnitin: problems.some((it) => it.startsWith('TURNITIN_')) ? null : turnitin(environment, problems),
    references: references(environment, problems),
  }
  if (problems.length === 0) return config
  const lines = problems.map((line) => `- ${line}`).join('\n')
  const error = new DomainError('INVALID_INPUT', `The configuration cannot be used:\n${lines}`)
  error.stack = error.message
  throw error
}

function processes(env: Environment) {
  return {
    port: env.PORT,
    workerPort: env.WORKER_PORT ?? null,
    host: env.HOST,
    publicUrl: env.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    ...dating(env),
    ...procedure(env),
    ...reminders(env),
    trustedProxies: wordsIn(env.TRUSTED_PROXIES),
    dataDir: resolve(env.CANDOUR_DATA_DIR),
    databaseUrl: env.DATABASE_URL ?? null,
    migrateDatabaseUrl: env.MIGRATE_DATABASE_URL ?? null,
    redisUrl: env.REDIS_URL ?? null,
    backupStamp: env.BACKUP_STAMP ?? null,
    backupHours: env.BACKUP_HOURS,
    databaseConnections: env.DATABASE_CONNECTIONS ?? null,
    queueConnections: env.QUEUE_CONNECTIONS ?? null,
    signingKey: env.SIGNING_KEY?.replaceAll('\\n', '\n') ?? null,
    maxUploadBytes: env.MAX_UPLOAD_MB * 1024 * 1024,
    diskReserveBytes: env.DISK_RESERVE_MB * 1024 * 1024,
    uploadsPerHour: env.UPLOADS_PER_HOUR,
    maxAttempts: env.ATTEMPTS_PER_ASSESSMENT,
    bodyTimeoutMs: env.BODY_TIMEOUT_MS,
    uploadTimeoutMs: env.UPLOAD_TIMEOUT_MS,
    trashDays: env.TRASH_DAYS,
    sweepPercent: env.SWEEP_PERCENT,
    extractTimeoutMs: env.EXTRACT_TIMEOUT_MS,
    selfChecks: env.SELF_CHECKS,
    sessionIdleMinutes: env.SESSION_IDLE_MINUTES,
    draftDays: env.DRAFT_DAYS,
    metricsKey: env.METRICS_KEY ?? null,
    webhookRetentionDays: env.WEBHOOK_RETENTION_DAYS,
    sandboxes: env.SANDBOXES,
    sandboxRequire: wordsIn(env.SANDBOX_REQUIRE) as WallName[],
    logLevel: env.LOG_LEVEL,
    outsideAllowLoopback: env.OUTSIDE_ALLOW_LOOPBACK === 'true',
    frameAncestors: wordsIn(env.FRAME_ANCESTORS),
    production: env.NODE_ENV === 'production',
    reconcileEveryMs: env.RECONCILE_EVERY_MS,
    queueLockMs: env.QUEUE_LOCK_MS,
    jobTimeoutMs: env.JOB_TIMEOUT_MS,
  }
}

function s3(env: Environment, problems: string[]): S3Config | null {
  const { S3_BUCKET: bucket, S3_ENDPOINT: endpoint, S3_ACCESS_KEY_ID: accessKeyId } = env
  const { S3_SECRET_ACCESS_KEY: secretAccessKey, S3_REGION: region, S3_SILENCE_MS: silenceMs } = env
  if (!bucket && !endpoint && !accessKeyId && !secretAccessKey) return null
  if (bucket && accessKeyId && secretAccessKey) {
    return { bucket, accessKeyId, secretAccessKey, region, silenceMs, ...(endpoint && { endpoint }) }
  }
  problems.push('S3 storage needs S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY together.')
  return null
}
