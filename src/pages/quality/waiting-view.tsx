import type { waitingFor } from '../../db/quality/second-opinions.ts'
import type { SignedIn } from '../../http/server/session.ts'
import { Layout } from '../kit/layout.tsx'
import { NextPage } from '../kit/list.tsx'
import { Time } from '../kit/time.tsx'

interface WaitingProps {
  who: SignedIn
  items: Awaited<ReturnType<typeof waitingFor>>['items']
  next: string | null
}

/** The drawn decisions that wait for this person's second opinion, oldest first. */
export function WaitingList({ who, items, next }: WaitingProps) {
  return (
    <Layout title="Second opinions" who={who}>
      <h1>Second opinions</h1>
      <p>
        These reviews are closed and were drawn at random. You had no part in them. Read the case and say what you would
        have decided; the decision is shown to you afterwards.
      </p>
      {items.length === 0 && <p class="empty">Nothing waits for your second opinion.</p>}
      <ul class="rows">
        {items.map(({ id, assessment, receivedAt }) => (
          <li key={id}>
            <h2>
              <a href={`/second-opinions/${id}`}>
                <bdi>{assessment}</bdi>
              </a>
            </h2>
            <p class="meta">
              Received <Time at={receivedAt} />
            </p>
          </li>
        ))}
      </ul>
      <NextPage path="/second-opinions" query={{}} cursor={next} />
    </Layout>
  )
}
