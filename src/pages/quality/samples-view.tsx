import type { Sample } from '../../db/quality/samples.ts'
import { may } from '../../domain/people/permission.ts'
import type { Share } from '../../domain/quality/share.ts'
import type { SignedIn } from '../../http/server/session.ts'
import { PostForm } from '../kit/form/post-form.tsx'
import { TextField } from '../kit/form/text-field.tsx'
import { Layout } from '../kit/layout.tsx'
import { NextPage } from '../kit/list.tsx'
import { Day, Time } from '../kit/time.tsx'

interface ListProps {
  who: SignedIn
  items: Sample[]
  nextCursor: string | null
  unflagged: Share
}

/** The samples of decisions, newest first, and a form to draw one. */
export function SampleList({ who, items, nextCursor, unflagged }: ListProps) {
  return (
    <Layout title="Quality of decisions" who={who}>
      <h1>Quality of decisions</h1>
      <p>
        A sample of closed reviews goes to a person who had no part in them. They say what they would have decided
        before they see what was, so that the two can be compared.
      </p>
      {items.length === 0 && <p class="empty">No sample has been drawn yet.</p>}
      <ul class="rows">
        {items.map((sample) => (
          <li key={sample.id}>
            <h2>
              <a href={`/quality/samples/${sample.id}`}>
                Decisions from <Day at={sample.from} /> to <Day at={sample.until} />
              </a>
            </h2>
            <p class="meta">
              {percent(sample.rate)} of them, drawn <Time at={sample.at} />
            </p>
          </li>
        ))}
      </ul>
      <NextPage path="/quality" query={{}} cursor={nextCursor} />
      {may(who.role, 'sample.draw') && <DrawForm who={who} />}
      <Unflagged {...unflagged} />
    </Layout>
  )
}

function DrawForm({ who }: { who: SignedIn }) {
  return (
    <PostForm who={who} action="/quality">
      <h2>Draw a sample</h2>
      <div class="pair">
        <TextField name="from" label="First day" type="date" required />
        <TextField name="until" label="Last day" type="date" required />
      </div>
      <TextField name="percent" label="Share of the decisions in percent" value="10" required />
      <TextField
        name="seed"
        label="Seed"
        help="Leave it empty for a random one. The same seed draws the same decisions again."
      />
      <button type="submit">Draw</button>
    </PostForm>
  )
}

/** What people decided about unflagged work that was drawn for them to read. */
function Unflagged({ n, hits, low, high }: Share) {
  return (
    <section aria-labelledby="unflagged">
      <h2 id="unflagged">Work without flags that was drawn for a person to read</h2>
      {low === null || high === null ? (
        <p>None has been decided yet.</p>
      ) : (
        <p>
          {hits} of {n} were decided without a concern; with 95 % confidence the share lies between {percent(low)} and{' '}
          {percent(high)}.
        </p>
      )}
    </section>
  )
}

/** A share as people read it. */
export const percent = (share: number) => `${Math.round(share * 1_000) / 10} %`
