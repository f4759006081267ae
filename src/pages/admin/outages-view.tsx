import type { listOutages } from '../../db/dates/outages.ts'
import type { OutageCause } from '../../domain/dates/due.ts'
import { may } from '../../domain/people/permission.ts'
import type { SignedIn } from '../../http/server/session.ts'
import { PickField } from '../kit/form/choice.tsx'
import { PostForm } from '../kit/form/post-form.tsx'
import { TextField } from '../kit/form/text-field.tsx'
import { Layout } from '../kit/layout.tsx'
import { NextPage } from '../kit/list.tsx'
import { Time } from '../kit/time.tsx'

type Outages = Awaited<ReturnType<typeof listOutages>>
type Outage = Outages['items'][number]

interface OutagesProps extends Outages {
  who: SignedIn
  /** Where the page of the list begins. */
  cursor: string | undefined
  /** How many hours before a due date count. */
  hours: number
}

/** The outages of intake, newest first, each with what was decided or the form to decide it. */
export function OutagesPage({ who, items, nextCursor, cursor, hours }: OutagesProps) {
  return (
    <Layout title="Outages" who={who}>
      <h1>Outages</h1>
      <p>
        In these times work could not be handed in. Where such a time fell into the last {hours} hours before a due
        date, it can be added for the students who were enrolled and had not handed in yet. Each of them gets a notice.
      </p>
      {items.length === 0 && <p class="empty">There was none.</p>}
      <ul class="rows">
        {items.map((outage) => (
          <li key={outage.id}>
            <h2>
              <Time at={outage.from} /> to <Time at={outage.until} />
            </h2>
            <p>{causes[outage.cause]}</p>
            <Decided {...outage} />
            {outage.granted === null && may(who.role, 'outage.decide') && (
              <DecisionForm who={who} outage={outage} cursor={cursor} />
            )}
          </li>
        ))}
      </ul>
      <NextPage path="/outages" query={{}} cursor={nextCursor} />
    </Layout>
  )
}

const causes: Record<OutageCause, string> = {
  unreachable: 'The service could not be reached.',
  errors: 'The service answered with errors.',
}

function Decided({ granted, reason, decidedBy, students }: Outage) {
  if (granted === null) return <p>It waits for the decision of a lead.</p>
  return (
    <p>
      {granted ? `The time was added for ${students} ${students === 1 ? 'due date' : 'due dates'}` : 'It was not added'}
      {decidedBy ? ', as a lead decided' : ', by the setting of the provider'}: <bdi>{reason}</bdi>
    </p>
  )
}

interface DecisionProps {
  who: SignedIn
  outage: Outage
  cursor: string | undefined
}

function DecisionForm({ who, outage: { id }, cursor }: DecisionProps) {
  return (
    <PostForm who={who} action={`/outages/${id}/decisions${cursor ? `?cursor=${cursor}` : ''}`}>
      <PickField
        kind="radio"
        name="granted"
        legend="Is this time added to due dates?"
        choices={{ yes: 'Yes, it is added', no: 'No' }}
      />
      <TextField name="reason" label="Reason" required />
      <button type="submit">Decide</button>
    </PostForm>
  )
}
