import Type from 'typebox'
import { choice, text, whole, wholeIfSet } from './kinds.ts'

/** The variables that limit what one person may take of what is scarce. */
export const limitVariables = {
  DATABASE_CONNECTIONS: wholeIfSet(3, 200, {
    what: 'Connections to Postgres for all but the queue, at most, in each process. Each process says the sum at its start.',
    process: 'all',
    without: '6 in an API, 4 in a worker, 20 in one process for both',
  }),
  QUEUE_CONNECTIONS: wholeIfSet(2, 100, {
    what: 'Connections to Postgres for the queue, at most, in each process, where there is no REDIS_URL.',
    process: 'all',
    without: '2 in an API, 3 in a worker, 6 in one process for both',
  }),
  DISK_RESERVE_MB: whole(0, 1_048_576, 500, {
    what: 'Free space below which no files are taken in, in MB, on the disk of CANDOUR_DATA_DIR.',
    process: 'API',
  }),
  UPLOADS_PER_HOUR: whole(1, 1_000_000, 300, {
    what: 'Requests with a file that one person may make in an hour.',
    process: 'API',
  }),
  ATTEMPTS_PER_ASSESSMENT: whole(1, 1_000_000, 200, {
    what: 'How often one student may hand in for one assessment.',
    process: 'API',
  }),
  DRAFT_DAYS: whole(1, 365, 180, {
    what: 'For how many days a draft is kept after it was last changed.',
    process: 'worker',
  }),
  BODY_TIMEOUT_MS: whole(100, 600_000, 30_000, {
    what: 'How long a request may take to arrive, in milliseconds, where it brings no file.',
    process: 'API',
  }),
  HEARTBEAT_MS: whole(200, 600_000, 60_000, {
    what: 'How often the service writes down that it can take work in, in milliseconds.',
    process: 'all',
  }),
  OUTAGE_HOURS: whole(0, 336, 24, {
    what: 'An outage in so many last hours before a due date is added to it.',
    process: 'all',
  }),
  OUTAGE_MIN_SECONDS: whole(0, 86_400, 1, {
    what: 'The shortest outage that counts, in seconds.',
    process: 'worker',
  }),
  OUTAGE_GRANT: choice(['automatic', 'lead'], {
    default: 'automatic',
    what: 'Whether the time of an outage is added to due dates by itself or after the yes of a lead.',
    process: 'worker',
  }),
  BACKUP_STAMP: Type.Optional(
    text({
      takes: 'the path of a file',
      what: 'A file that your backup touches when it has ended, so that `candour doctor` knows its age.',
      process: 'all',
      without: 'what Postgres says of its archive',
    }),
  ),
  BACKUP_HOURS: whole(1, 8_760, 26, {
    what: 'How old the last backup may be, in hours, before `candour doctor` objects.',
    process: 'all',
  }),
  UPLOAD_TIMEOUT_MS: whole(100, 86_400_000, 3_600_000, {
    what: 'How long a request with a file may take to arrive, in milliseconds.',
    process: 'API',
  }),
}
