import Type from 'typebox'
import { address, isProxy, text, whole, wholeIfSet, wordsIn } from './kinds.ts'

/** The variables that say where the processes of a deployment listen, and how people and proxies reach them. */
export const listeningVariables = {
  PORT: whole(0, 65_535, 3000, {
    what: 'Where the API listens. A port that is taken ends the start; a demo takes the next free one.',
    process: 'API',
  }),
  WORKER_PORT: wholeIfSet(1, 65_535, {
    what: 'Where a worker answers `/health/live`, `/health/ready` and `/metrics`, on HOST; each worker of a machine needs one of its own.',
    process: 'worker',
    without: 'a worker has no port',
  }),
  HOST: text({
    default: '127.0.0.1',
    what: 'The address that the API, and the health of a worker, listen on.',
    process: 'all',
  }),
  PUBLIC_URL: Type.Optional(
    address(['http:', 'https:'], {
      what: 'The address people use, where it differs from host and port: behind a proxy, in links and receipts.',
      process: 'all',
      without: 'host and port',
    }),
  ),
  TRUSTED_PROXIES: Type.Refine(
    Type.String({
      default: '',
      takes: 'IP addresses or ranges such as 10.0.0.0/8, or loopback, with spaces or commas between',
      what: 'The proxies in front of the service. Only they are believed about who asks and by which protocol (`X-Forwarded-*`); without it, all who come through a proxy share one limit on sign-ins.',
      process: 'API',
      without: 'none',
    }),
    (value) => wordsIn(value).every(isProxy),
  ),
}
