import type { connectionsOf } from '../../db/figures.ts'

interface AttentionProps {
  connections: Awaited<ReturnType<typeof connectionsOf>>
  /** A sentence on the policy, when it needs one. */
  policy: string | null
  failedJobs: number
}

const one = (count: number, thing: string, things: string) => (count === 1 ? `One ${thing}` : `${count} ${things}`)

/** What waits for an admin, each with a way there; said plainly when nothing does. */
export function Attention({ connections, policy, failedJobs }: AttentionProps) {
  const { registrations, deployments, events, endpoints, pausedDetectors } = connections
  const items: [count: number, sentence: string, path: string][] = [
    [policy ? 1 : 0, policy ?? '', '/admin/policy'],
    [registrations, `${one(registrations, 'LMS waits', 'LMSs wait')} for your confirmation.`, '/admin/lms'],
    [deployments, `${one(deployments, 'deployment waits', 'deployments wait')} for your confirmation.`, '/admin/lms'],
    [events, `${one(events, 'webhook', 'webhooks')} of an LMS could not be applied.`, '/admin/integrations'],
    [
      endpoints,
      `${one(endpoints, 'webhook endpoint is', 'webhook endpoints are')} off or not answering.`,
      '/admin/webhooks',
    ],
    [
      pausedDetectors,
      `${one(pausedDetectors, 'detector is', 'detectors are')} paused: its credentials were refused.`,
      '/admin/detectors',
    ],
    [failedJobs, `${one(failedJobs, 'job', 'jobs')} failed; lost work is looked for again by itself.`, '#the-queue'],
  ]
  const waiting = items.filter(([count]) => count > 0)
  return (
    <section aria-labelledby="attention" class="sheet">
      <h2 id="attention">What waits for you</h2>
      {waiting.length === 0 ? (
        <p>Nothing just now.</p>
      ) : (
        <ul>
          {waiting.map(([, sentence, path]) => (
            <li key={sentence}>
              <a href={path}>{sentence}</a>
            </li>
          ))}
        </ul>
      )}
      <p class="meta">
        Other systems: <a href="/admin/lms">LMS by LTI</a> · <a href="/admin/integrations">LMS by webhook</a> ·{' '}
        <a href="/admin/webhooks">Webhooks out</a> · <a href="/lti/setup">What to paste where</a>
      </p>
    </section>
  )
}
