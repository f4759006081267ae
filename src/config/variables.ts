import Type, { type Static, type TSchema } from 'typebox'
import { isTimeZone } from '../domain/dates/zone.ts'
import { wallNames } from '../domain/screening/walls.ts'
import { address, choice, type Described, isOrigin, text, whole, wordsIn } from './kinds.ts'
import { limitVariables } from './limit-variables.ts'
import { listeningVariables } from './listening-variables.ts'
import { outsideVariables } from './outside-variables.ts'
import { procedureVariables } from './procedure-variables.ts'

/** Every variable of the environment that Candour reads, in the order of the documentation. */
export const Variables = Type.Object({
  ...listeningVariables,
  PROVIDER_TIME_ZONE: Type.Refine(
    Type.String({
      default: 'Europe/London',
      takes: 'the name of an IANA time zone such as Europe/London',
      what: 'The time zone of the provider: pages show and read times in it, and time to respond ends with a day of it. The API and all records are in UTC.',
      process: 'all',
    }),
    isTimeZone,
  ),
  CANDOUR_DATA_DIR: text({
    default: '.candour',
    takes: 'a folder',
    what: 'Files, embedded Postgres, signing key, `demo.json`.',
    process: 'all',
  }),
  DATABASE_URL: Type.Optional(
    address(['postgres:', 'postgresql:'], {
      what: 'Postgres 15 to 18, as a login that owns nothing (docs/operating/database.md). With it nothing embedded is started and no demo is made.',
      process: 'all',
      without: 'an embedded Postgres',
      secret: true,
    }),
  ),
  MIGRATE_DATABASE_URL: Type.Optional(
    address(['postgres:', 'postgresql:'], {
      what: 'The same database as the login that owns its tables, for `npx candour migrate`. A process that has it migrates when it starts.',
      process: 'all',
      without: 'another process migrates',
      secret: true,
    }),
  ),
  REDIS_URL: Type.Optional(
    address(['redis:', 'rediss:'], {
      what: 'Runs the queue on Redis (6.2 or later, `noeviction`) in place of Postgres.',
      process: 'all',
      without: 'Postgres',
      secret: true,
    }),
  ),
  S3_BUCKET: Type.Optional(
    text({ what: 'The bucket of an S3-compatible storage for files.', process: 'all', without: 'files on disk' }),
  ),
  S3_ENDPOINT: Type.Optional(
    text({ takes: 'a URL', what: 'The address of that storage, where it is not AWS.', process: 'all', without: 'AWS' }),
  ),
  S3_REGION: text({ default: 'us-east-1', what: 'The region of the bucket.', process: 'all' }),
  S3_ACCESS_KEY_ID: Type.Optional(text({ what: 'The key for that storage.', process: 'all', secret: true })),
  S3_SECRET_ACCESS_KEY: Type.Optional(text({ what: 'The secret of that key.', process: 'all', secret: true })),
  S3_SILENCE_MS: whole(100, 600_000, 15_000, {
    what: 'How long that storage may say nothing before a request is given up and made again, in milliseconds.',
    process: 'all',
  }),
  TRASH_DAYS: whole(1, 3_650, 30, {
    what: 'How long removed files stay in the trash before they are deleted for good, in days.',
    process: 'worker',
  }),
  SWEEP_PERCENT: whole(0, 100, 5, {
    what: 'How many of a hundred files one hourly round may move to the trash; 0 for none.',
    process: 'worker',
  }),
  SIGNING_KEY: Type.Optional(
    text({
      takes: 'an Ed25519 private key, PKCS#8 PEM',
      what: 'Signs receipts and checkpoints; needed with DATABASE_URL (`npx candour new-signing-key`).',
      process: 'all',
      without: 'a key in the data directory',
      secret: true,
    }),
  ),
  MAX_UPLOAD_MB: whole(1, 10_240, 200, { what: 'The largest file that is taken in, in MB.', process: 'API' }),
  ...limitVariables,
  SANDBOXES: whole(1, 64, 2, { what: 'Children that read files, and background jobs at a time.', process: 'all' }),
  SANDBOX_REQUIRE: Type.Refine(
    Type.String({
      default: '',
      takes: `some of ${wallNames.join(', ')}, with commas between`,
      what: 'Walls around the children that read files without which Candour does not start (docs/operating/reading-child.md).',
      process: 'all',
      without: 'none is required',
    }),
    (value) => wordsIn(value).every((name) => (wallNames as readonly string[]).includes(name)),
  ),
  SESSION_IDLE_MINUTES: whole(5, 720, 60, {
    what: 'After how many minutes without use a session on the pages ends.',
    process: 'API',
  }),
  METRICS_KEY: Type.Optional(
    text({
      what: 'The bearer key with which Prometheus reads `/metrics`.',
      process: 'API',
      without: "only an admin's key",
      secret: true,
    }),
  ),
  WEBHOOK_RETENTION_DAYS: whole(1, 365, 30, {
    what: 'For how many days the content of a webhook that could not be applied is kept.',
    process: 'worker',
  }),
  EXTRACT_TIMEOUT_MS: whole(100, 600_000, 60_000, {
    what: 'How much processor time the reading of one file may take, in milliseconds; by the clock five times as much.',
    process: 'worker',
  }),
  RECONCILE_EVERY_MS: whole(100, 3_600_000, 15_000, {
    what: 'How often work that the queue lost is looked for, in milliseconds.',
    process: 'worker',
  }),
  QUEUE_LOCK_MS: whole(500, 600_000, 10_000, {
    what: 'How long a silent worker keeps its work before another takes it, in milliseconds. A live one always renews.',
    process: 'worker',
  }),
  JOB_TIMEOUT_MS: whole(1_000, 86_400_000, 900_000, {
    what: 'How long one piece of background work may take before it is given up and another worker takes it, in milliseconds.',
    process: 'worker',
  }),
  LOG_LEVEL: choice(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
    default: 'info',
    what: 'How much is logged.',
    process: 'all',
  }),
  FRAME_ANCESTORS: Type.Refine(
    Type.String({
      default: '',
      takes: 'origins such as https://lms.example.org, with spaces between',
      what: 'Origins that may show the pages in a frame, such as your LMS.',
      process: 'API',
      without: 'none',
    }),
    (value) => wordsIn(value).every(isOrigin),
  ),
  ...procedureVariables,
  ...outsideVariables,
  OUTSIDE_ALLOW_LOOPBACK: Type.Optional(
    text({
      takes: 'true or nothing',
      what: 'For development and tests only: lets outside addresses be plain http on this machine.',
      process: 'all',
    }),
  ),
  NODE_ENV: Type.Optional(
    text({
      what: '`production` makes sure that no emulator passes for the real thing.',
      process: 'all',
    }),
  ),
})

export type Environment = Static<typeof Variables>
export type Variable = TSchema & Described & { default?: string | number }
