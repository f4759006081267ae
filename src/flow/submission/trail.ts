import type { Context } from '../../context.ts'
import { eventsOf, type Since } from '../../db/submission/history.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { isHeld } from '../../domain/review/first-reading.ts'
import type { Detector } from '../../domain/screening/detector.ts'
import { type HistoryEvent, sharedForm } from '../../domain/submission/shared-history.ts'
import type { Visibility } from '../../domain/submission/visibility.ts'
import { basisOf } from '../review/redact.ts'
import { accessTo } from './visibility.ts'

/** What happened to a submission, in order, as far as `who` may know of it. Throws NOT_FOUND. */
export async function trail(context: Context, who: Actor, submissionId: string) {
  const read = await historyFor(context, who, submissionId)
  return read()
}

/** The same for a reader who comes again: a function that gives what came after the event they have. Throws NOT_FOUND. */
export async function historyFor({ db, detectors }: Context, who: Actor, submissionId: string) {
  const { submission, visibility } = await accessTo(db, who, submissionId)
  return async (since: Since | null = null) =>
    (await eventsOf(db, submissionId, since))
      .flatMap((event) => (visibility.history === 'all' ? event : (sharedForm(event) ?? [])))
      .map(withoutContents)
      .map((event) => withoutName(visibility, submission.studentId, event))
      .map((event) => withoutHeldDetectors(detectors, visibility, event))
}

/** The hashes of what an event made say nothing to a reader, but their number would tell of flags that are held back. */
function withoutContents<E extends HistoryEvent>(event: E): E {
  const { contents: _, ...data } = event.data
  return { ...event, data }
}

function withoutName<E extends HistoryEvent>({ names }: Visibility, studentId: string, event: E): E {
  return names || event.actorId !== studentId ? event : { ...event, actorId: null }
}

/** Which detectors pointed at something waits for a first reading like what they pointed at. */
function withoutHeldDetectors<E extends HistoryEvent>(detectors: Detector[], { waits }: Visibility, event: E): E {
  const { data } = event
  const named = [data.detector ?? data.detectors].flat().filter((id) => typeof id === 'string')
  const held = named.some((id) => isHeld(waits, basisOf(detectors, id)))
  return held ? { ...event, data: { from: data.from!, to: data.to! } } : event
}
