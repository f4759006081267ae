import type { Role } from '../../domain/people/permission.ts'
import type { trail } from '../../flow/submission/trail.ts'
import { eventLabel } from '../kit/event-labels.ts'
import { roleLabels } from '../kit/labels.ts'
import { Time } from '../kit/time.tsx'

/** What happened, in order. Looks at the work by the same person one after another are told once. */
export function Timeline({ events, self }: { events: Awaited<ReturnType<typeof trail>>; self: string }) {
  const told = events.filter(
    ({ type, actorId }, index) =>
      !/_read$|\.read$/.test(type) ||
      events[index - 1]?.actorId !== actorId ||
      !/_read$|\.read$/.test(events[index - 1]!.type),
  )
  return (
    <ol class="timeline">
      {told.map(({ id, type, at, actorRole, actorId }) => (
        <li key={id}>
          <p>{eventLabel(type)}</p>
          <p class="meta">
            <Time at={at} />, {actorId === self ? 'you' : by({ type, actorRole })}
          </p>
        </li>
      ))}
    </ol>
  )
}

/** Who did it, by role. Of a proposal that the reader does not see yet even the role is hidden. */
function by({ type, actorRole }: { type: string; actorRole: string | null }): string {
  if (actorRole) return roleLabels[actorRole as Role].toLowerCase()
  return type === 'submission.proposed' ? 'a person' : 'the service'
}
