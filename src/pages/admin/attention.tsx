import type { connectionsOf } from '../../db/figures.ts'
import type { storageFigures } from '../../db/files/storage-counts.ts'
import type { Finding } from '../../domain/operations/health.ts'

interface AttentionProps {
  connections: Awaited<ReturnType<typeof connectionsOf>>
  storage: Awaited<ReturnType<typeof storageFigures>>
  /** A sentence on the policy, when it needs one. */
  policy: string | null
  failedJobs: number
  /** No checkpoint of the audit log was kept elsewhere for a week. */
  unwitnessed: boolean
  /** Mails of the last 30 days that did not arrive, or may not have; counting stops at 100. */
  failedMails: number
  /** What is not as it should be with the service itself. */
  findings: Finding[]
  /** How many walls around the children that read files are missing. */
  missingWalls: number
}

/** What waits for an admin, each with a way there; said plainly when nothing does. */
export function Attention(props: AttentionProps) {
  const waiting = itemsOf(props).filter(({ count }) => count > 0)
  return (
    <section aria-labelledby="attention" class="sheet">
      <h2 id="attention">{verdictOf(waiting.length)}</h2>
      {waiting.length > 0 && (
        <ul>
          {waiting.map(({ sentence, path }) => (
            <li key={sentence}>
              <a href={path}>{sentence}</a>
            </li>
          ))}
        </ul>
      )}
      <p class="meta">
        Other systems: <a href="/admin/lms">LMS by LTI</a> · <a href="/admin/integrations">LMS by webhook</a> ·{' '}
        <a href="/admin/webhooks">Webhooks out</a> · <a href="/lti/setup">Settings for your LMS</a>
      </p>
    </section>
  )
}

/** The one line that says whether all is well. */
function verdictOf(causes: number): string {
  if (!causes) return 'All is well'
  return causes === 1 ? 'Not all is well: one thing needs you' : `Not all is well: ${causes} things need you`
}

const noWitness =
  'No checkpoint of the audit log was kept elsewhere for a week. Add a webhook endpoint, or a bucket that locks objects.'

/** All that can wait, how often it does, and the page where it is dealt with. */
function itemsOf({ connections, storage, policy, failedJobs, unwitnessed, ...rest }: AttentionProps) {
  const { registrations, deployments, events, endpoints, pausedDetectors } = connections
  const item = (count: number, path: string, one: string, several: string, rest: string) => ({
    count,
    path,
    sentence: `${count === 1 ? `One ${one}` : `${count} ${several}`} ${rest}`,
  })
  return [
    ...rest.findings.map(({ sentence }) => ({ count: 1, path: '#the-queue', sentence })),
    { count: policy ? 1 : 0, path: '/admin/policy', sentence: policy ?? '' },
    { count: unwitnessed ? 1 : 0, path: '/admin/audit', sentence: noWitness },
    item(
      rest.failedMails,
      '/admin/mail?state=failed',
      'mail of the last 30 days',
      'mails of the last 30 days',
      'did not arrive, or may not have.',
    ),
    item(rest.missingWalls, '#walls', 'wall', 'walls', 'around the reading of files of others are missing.'),
    item(registrations, '/admin/lms', 'LMS waits', 'LMSs wait', 'for your confirmation.'),
    item(deployments, '/admin/lms', 'deployment waits', 'deployments wait', 'for your confirmation.'),
    item(events, '/admin/integrations', 'webhook', 'webhooks', 'of an LMS could not be applied.'),
    item(endpoints, '/admin/webhooks', 'webhook endpoint is', 'webhook endpoints are', 'off or not answering.'),
    item(pausedDetectors, '/admin/detectors', 'detector is', 'detectors are', 'paused: its credentials were refused.'),
    item(
      storage.waiting,
      '#work-under-way',
      'submission waits',
      'submissions wait',
      'for a file that is missing in the storage.',
    ),
    {
      count: storage.held,
      path: '#work-under-way',
      sentence: 'Nothing is removed from the storage of files; “npx candour storage” says why.',
    },
    item(failedJobs, '#the-queue', 'job', 'jobs', 'failed; lost work is looked for again by itself.'),
  ]
}
