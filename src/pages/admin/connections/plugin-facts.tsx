import type { Endpoint } from '../../../db/webhooks/endpoints.ts'
import type { Integration } from '../../../db/webhooks/integrations.ts'
import { searchRepositories, viewSettings } from '../../../domain/tca/features.ts'
import { Rows } from '../../kit/rows.tsx'
import { Time } from '../../kit/time.tsx'

/** What the plug-in of an integration needs to know, and what it is told. */
export interface PluginProps {
  integration: Integration
  address: string
  callbacks: Endpoint[]
}

/** An integration whose Turnitin plug-in calls us: its address, what it is offered, and where it is called back. */
export function Plugin({ integration, address, callbacks }: PluginProps) {
  return (
    <section aria-labelledby="plugin">
      <h2 id="plugin">The Turnitin plug-in</h2>
      <Facts integration={integration} address={address} callbacks={callbacks} />
      <p>
        {integration.tcaOverlap
          ? 'The LMS is told a percentage once the work has its reflection and was compared. Where nothing could be measured, its row waits.'
          : 'The LMS is told no percentage, so each row in it waits for one. The work is here all the same, with its receipt. No other number here means what that percentage means.'}
      </p>
      <Callbacks callbacks={callbacks} />
    </section>
  )
}

function Facts({ integration: { tcaHost, tcaOverlap }, address }: PluginProps) {
  const on = Object.keys(viewSettings).filter((name) => viewSettings[name])
  return (
    <dl class="facts sheet">
      <dt>Address for the plug-in</dt>
      <dd class="digest">{address}</dd>
      <dt>Host name of its own</dt>
      <dd>{tcaHost ?? 'none'}</dd>
      <dt>Percentage in the LMS</dt>
      <dd>{tcaOverlap ? 'the measured overlap' : 'none'}</dd>
      <dt>Features that the plug-in shows</dt>
      <dd>{[...searchRepositories, ...on].join(', ')}</dd>
    </dl>
  )
}

function Callbacks({ callbacks }: Pick<PluginProps, 'callbacks'>) {
  const rows = callbacks.map(({ url, types, failingSince }) => [
    url,
    types.join(', '),
    failingSince ? (
      <>
        Not answered well since <Time at={failingSince} />
      </>
    ) : (
      'Registered'
    ),
  ])
  return (
    <Rows
      name="Where the plug-in is called back"
      columns={['Address', 'Events', 'State']}
      empty="It has not registered an address yet. It does so by itself, in Moodle with the first run of cron."
      rows={rows}
    />
  )
}
