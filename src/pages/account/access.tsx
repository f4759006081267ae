import type { requestsFor } from '../../db/people/access-requests.ts'
import type { keysOf } from '../../db/people/accounts.ts'
import { NextPage } from '../kit/list.tsx'
import { Day, Time } from '../kit/time.tsx'
import { Sentence, useWords } from '../kit/words.tsx'

/** From when on before its end a key is pointed out, in days. */
const soonDays = 30

interface AccessProps {
  requests: Awaited<ReturnType<typeof requestsFor>>
  keys: Awaited<ReturnType<typeof keysOf>>
  now: Date
}

/** What admins asked for or made in this person's name, and the person's keys with the day on which each ends. */
export function Access({ requests, keys, now }: AccessProps) {
  const soon = new Date(now.getTime() + soonDays * 86_400_000)
  return (
    <>
      {requests.items.map(({ request: { id, kind, askedAt, usedAt } }) => (
        <p key={id} class="notice">
          <Sentence of={`account.${usedAt ? 'made' : 'asked'}.${kind}`} at={<Time at={usedAt ?? askedAt} />} />
        </p>
      ))}
      <NextPage path="/account" query={{}} cursor={requests.nextCursor} />
      {keys.length > 0 && (
        <section aria-labelledby="keys">
          <h2 id="keys">{useWords().say('account.keys')}</h2>
          <ul class="rows">
            {keys.map(({ id, label, expiresAt }) => (
              <li key={id}>
                <KeyShown label={label} endsAt={expiresAt} soon={soon} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

/** A key with the day on which it ends, pointed out where that is soon. */
function KeyShown({ label, endsAt, soon }: { label: string; endsAt: Date | null; soon: Date }) {
  const name = <bdi>{label}</bdi>
  if (!endsAt) return <Sentence of="account.key" label={name} />
  return (
    <Sentence of={endsAt < soon ? 'account.keyEndsSoon' : 'account.keyEnds'} label={name} at={<Day at={endsAt} />} />
  )
}
