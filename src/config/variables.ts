import Type, { type Static, type TSchema } from 'typebox'
import { address, choice, type Described, isOrigin, text, whole } from './kinds.ts'

/** Every variable of the environment that Candour reads, in the order of the documentation. */
export const Variables = Type.Object({
  PORT: whole(0, 65_535, 3000, { what: 'Where the API listens; the next free port if it is taken.', process: 'API' }),
  HOST: text({ default: '127.0.0.1', what: 'The address that the API listens on.', process: 'API' }),
  PUBLIC_URL: Type.Optional(
    address(['http:', 'https:'], {
      what: 'The address people use, where it differs from host and port: behind a proxy, in links and receipts.',
      process: 'all',
      without: 'host and port',
    }),
  ),
  CANDOUR_DATA_DIR: text({
    default: '.candour',
    takes: 'a folder',
    what: 'Files, embedded Postgres, signing key, `demo.json`.',
    process: 'all',
  }),
  DATABASE_URL: Type.Optional(
    address(['postgres:', 'postgresql:'], {
      what: 'Postgres 15 to 18. With it nothing embedded is started and no demo is made.',
      process: 'all',
      without: 'an embedded Postgres',
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
  SANDBOXES: whole(1, 64, 2, { what: 'Children that read files, and background jobs at a time.', process: 'all' }),
  EXTRACT_TIMEOUT_MS: whole(100, 600_000, 20_000, {
    what: 'The longest reading of one file, in milliseconds.',
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
    (value) => value.split(/[\s,]+/).every((origin) => origin === '' || isOrigin(origin)),
  ),
  OIDC_ISSUER: Type.Optional(
    address(['https:', 'http:'], {
      what: 'The OpenID Connect provider at which people sign in. It may lie in your own network.',
      process: 'API',
      without: 'no such sign-in',
    }),
  ),
  OIDC_CLIENT_ID: Type.Optional(text({ what: 'Who Candour is to that provider.', process: 'API' })),
  OIDC_CLIENT_SECRET: Type.Optional(
    text({ what: 'The secret shared with that provider.', process: 'API', secret: true }),
  ),
  OIDC_NAME: Type.Optional(
    text({ what: 'What the button for signing in says.', process: 'API', without: "the provider's host" }),
  ),
  TURNITIN_BASE_URL: Type.Optional(
    text({
      takes: 'the address of your tenant, such as https://your-name.turnitin.com',
      what: 'The Turnitin or iThenticate account (docs/detectors/turnitin.md).',
      process: 'all',
      without: 'no account',
    }),
  ),
  TURNITIN_API_KEY: Type.Optional(
    Type.Refine(
      text({ takes: 'a key without a space in it', what: 'The key of that account.', process: 'all', secret: true }),
      (key) => /^[\x21-\x7e]+$/.test(key.trim()),
    ),
  ),
  TURNITIN_PRODUCT: choice(['turnitin', 'ithenticate'], {
    default: 'turnitin',
    what: 'Which product the account is for.',
    process: 'all',
  }),
  TURNITIN_AT_ONCE: whole(1, 64, 4, { what: 'Calls to it at once.', process: 'worker' }),
  TURNITIN_PER_SECOND: whole(1, 1_000, 10, { what: 'Calls to it a second.', process: 'worker' }),
  TURNITIN_ALLOW_HOST: Type.Optional(
    text({
      takes: 'a host',
      what: 'For the emulator only: a host on this machine in place of Turnitin.',
      process: 'all',
    }),
  ),
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
