import type { Integration } from '../../../db/webhooks/integrations.ts'
import { aiLevels } from '../../../domain/policy/assessment.ts'
import type { SignedIn } from '../../../http/server/session.ts'
import { Choice, PickField } from '../../kit/form/choice.tsx'
import { PostForm } from '../../kit/form/post-form.tsx'
import { TextArea, TextField } from '../../kit/form/text-field.tsx'
import { Day } from '../../kit/time.tsx'
import { signingMethodLabels } from './connection-labels.ts'
import { ConnectionRows, Connections } from './connections.tsx'

const levels = Object.fromEntries(Object.entries(aiLevels).map(([level, name]) => [level, `${level}: ${name}`]))

/** Every LMS that speaks by webhook, and a form to add one. */
export function IntegrationList({ who, integrations }: { who: SignedIn; integrations: Integration[] }) {
  return (
    <Connections title="LMS by webhook" here="/admin/integrations" list who={who}>
      <h1>LMS by webhook</h1>
      <p class="lead">
        An LMS without LTI delivers work and says what changed, in signed messages, or through its Turnitin plug-in.
      </p>
      <ConnectionRows
        here="/admin/integrations"
        empty="No LMS speaks by webhook yet."
        connections={integrations.map(rowOf)}
      />
      <AddForm who={who} />
    </Connections>
  )
}

function rowOf(integration: Integration) {
  const about = (
    <>
      Since <Day at={integration.createdAt} />
    </>
  )
  return { ...integration, standing: <Standing integration={integration} />, about }
}

function AddForm({ who }: { who: SignedIn }) {
  return (
    <section aria-labelledby="add">
      <h2 id="add">Add an LMS</h2>
      <PostForm who={who} action="/admin/integrations">
        <TextField name="name" label="Name" required />
        <Choice
          name="method"
          label="How it proves who it is"
          help="A signature is safer: a secret that travels with each message can be read by whoever sees one."
          choices={signingMethodLabels}
        />
        <TextArea
          name="fileHosts"
          label="Hosts that files come from"
          help="One a line. Left empty, any public host will do."
          rows={2}
        />
        <Choice
          name="aiLevel"
          label="Use of AI in assignments that nobody has set up here"
          choices={levels}
          empty="Their work waits until somebody has set them up"
        />
        <TextArea name="guidance" label="Guidance for those" help="Needed where a level is chosen." rows={2} />
        <PluginFields />
        <button type="submit">Add this LMS</button>
      </PostForm>
    </section>
  )
}

/** What only a Turnitin plug-in has. */
function PluginFields() {
  return (
    <details>
      <summary>For a Turnitin plug-in</summary>
      <TextField
        name="tcaHost"
        label="Host name of its own"
        help="Only where the plug-in takes no address with a path. The name has to lead to this service."
      />
      <PickField
        kind="checkbox"
        name="tcaOverlap"
        legend="Percentage in the LMS"
        help="The share of a work’s own words that it has in common with the most similar work here. Without it the plug-in shows that the work waits: no other number here means what its percentage means."
        choices={{ yes: 'Tell the LMS the measured overlap' }}
      />
    </details>
  )
}

/** Whether the connection is on, and how it signs. */
export const Standing = ({ integration: { disabledAt, method } }: { integration: Integration }) => (
  <>
    <span class="chip">{disabledAt ? 'Switched off' : 'On'}</span> {signingMethodLabels[method]}
  </>
)
