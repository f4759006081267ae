import type { waitingRequests } from '../../../db/people/access-requests.ts'
import type { SignedIn } from '../../../http/server/session.ts'
import { ActionButton } from '../../kit/form/action-button.tsx'
import { accessLabels } from '../../kit/labels.ts'
import { NextPage } from '../../kit/list.tsx'
import { Time } from '../../kit/time.tsx'

export interface WaitingProps {
  who: SignedIn
  waiting: Awaited<ReturnType<typeof waitingRequests>>
}

/** Keys and links as people who read students' work; each needs the yes of an admin who did not ask for it. */
export function WaitingAccess({ who, waiting: { items, nextCursor } }: WaitingProps) {
  if (!items.length) return null
  return (
    <section class="sheet" aria-labelledby="waiting">
      <h2 id="waiting">Waiting for a second admin</h2>
      <p>With any of these an admin could act as the person and read students’ work. The person can see it.</p>
      <ul class="rows">
        {items.map(({ request: { id, kind, value, askedAt, askedBy }, name }) => (
          <li key={id}>
            <p>
              {accessLabels[kind]}
              {value && <bdi> {value}</bdi>} for <bdi>{name}</bdi>, asked for <Time at={askedAt} />
            </p>
            {askedBy === who.id ? (
              <p class="quiet">You asked for it.</p>
            ) : (
              <ActionButton
                who={who}
                action={`/admin/access-requests/${id}`}
                label="Agree"
                about={`to access as ${name}`}
              />
            )}
          </li>
        ))}
      </ul>
      <NextPage path="/admin/people" query={{}} cursor={nextCursor} name="waiting" />
    </section>
  )
}
