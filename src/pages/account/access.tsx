import type { requestsFor } from '../../db/people/access-requests.ts'
import type { keysOf } from '../../db/people/accounts.ts'
import { NextPage } from '../kit/list.tsx'
import { Day, Time } from '../kit/time.tsx'

/** From when on before its end a key is pointed out, in days. */
const soonDays = 30

/** What an admin wanted in a person's name, as the person reads it. */
const wishes = {
  key: 'a key that acts as you',
  link: 'a sign-in link that acts as you',
  invitation: 'an invitation for you by mail',
  address: 'another e-mail address for your account',
  role: 'another role for you',
} as const

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
          An admin {usedAt ? 'made' : 'asked for'} {wishes[kind]}, <Time at={usedAt ?? askedAt} />. If you do not know
          why, ask your administrators.
        </p>
      ))}
      <NextPage path="/account" query={{}} cursor={requests.nextCursor} />
      {keys.length > 0 && (
        <section aria-labelledby="keys">
          <h2 id="keys">Your keys for programs</h2>
          <ul class="rows">
            {keys.map(({ id, label, expiresAt }) => (
              <li key={id}>
                <bdi>{label}</bdi>
                {expiresAt && (
                  <>
                    , ends <Day at={expiresAt} />
                  </>
                )}
                {expiresAt && expiresAt < soon && '. Ask an admin for a new one in time'}.
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
