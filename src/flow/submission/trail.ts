import type { Context } from '../../context.ts'
import { eventsOf, type Since } from '../../db/submission/history.ts'
import { isMadeBy } from '../../domain/audit/contents/histories.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { isHeld } from '../../domain/review/first-reading.ts'
import type { Detector } from '../../domain/screening/detector.ts'
import { type HistoryEvent, sharedForm } from '../../domain/submission/shared-history.ts'
import type { Visibility } from '../../domain/submission/visibility.ts'
import { hiddenProposals } from '../review/decisions/proposals-shown.ts'
import { basisOf } from '../review/redact.ts'
import { type Access, accessTo } from './visibility.ts'

/** What happened to a submission, in order, as far as `who` may know of it. Throws NOT_FOUND. */
export async function trail(context: Context, who: Actor, submissionId: string) {
  const read = await historyFor(context, who, submissionId)
  return read()
}

/** The same for a reader who comes again: a function that gives what came after the event they have. Throws NOT_FOUND. */
export async function historyFor(context: Context, who: Actor, submissionId: string) {
  await accessTo(context.db, who, submissionId)
  return async (since: Since | null = null) => {
    // Asked each time: a reader may lose the right while they listen.
    const shown = await eventShown(context, who, await accessTo(context.db, who, submissionId))
    return (await eventsOf(context.db, submissionId, since)).flatMap((event) => shown(event) ?? []).map(withoutContents)
  }
}

type Seen = Pick<Access, 'submission' | 'visibility'>

/**
 * An event as a person may know it, or null where it is not theirs to know. An event of which nothing is hidden is given
 * back as the same object.
 */
async function eventShown({ db, detectors }: Pick<Context, 'db' | 'detectors'>, who: Actor, access: Seen) {
  const { submission, visibility } = access
  const hidden = await hiddenProposals(db, who, submission.id, visibility)
  return <E extends HistoryEvent>(event: E): E | null => {
    const known = visibility.history === 'all' ? withoutProposal(hidden, event) : sharedForm(event)
    if (!known) return null
    const nameless = withoutName(visibility, submission.studentId, known)
    return withoutWhatWaits(detectors, who, visibility, nameless)
  }
}

/** Of a proposal that a person does not see yet they learn that there is one; what others said of it is left out. */
function withoutProposal<E extends HistoryEvent>(hidden: ReadonlySet<string>, event: E): E | null {
  if (!hidden.has(event.data.proposal as string)) return event
  if (event.type !== 'submission.proposed') return null
  return { ...event, actorId: null, actorRole: null, data: placesOf(event.data) }
}

/** The hashes of what an event made say nothing to a reader, but their number would tell of flags that are held back. */
function withoutContents<E extends HistoryEvent>(event: E): E {
  const { contents: _, ...data } = event.data
  return { ...event, data }
}

function withoutName<E extends HistoryEvent>({ names }: Visibility, studentId: string, event: E): E {
  return names || event.actorId !== studentId ? event : { ...event, actorId: null }
}

/** What others noted about the work. It waits for the reader's own first reading where any result does. */
const opinions = new Set(['submission.first_read', 'submission.concern_raised', 'flag.dismissed'])

/** Which detectors pointed at something waits for a first reading like what they pointed at, and so do opinions. */
function withoutWhatWaits<E extends HistoryEvent>(
  detectors: Detector[],
  { id }: Actor,
  { waits }: Visibility,
  event: E,
): E {
  const { data } = event
  const named = [data.detector ?? data.detectors].flat().filter((one) => typeof one === 'string')
  const held = named.some((one) => isHeld(waits, basisOf(detectors, one)))
  const isOpinion = waits !== 'none' && opinions.has(event.type) && event.actorId !== id
  return held || isOpinion ? { ...event, data: placesOf(data) } : event
}

/** The states that an event leads from and to, where it has them. */
const placesOf = ({ from, to }: HistoryEvent['data']): HistoryEvent['data'] =>
  from === undefined || to === undefined ? {} : { from, to }

/** The tables of what machines found and reviewers noted. */
const findings = ['flags', 'flag_dismissals', 'first_readings', 'concerns'] as const

/**
 * Whether a person may have an event as it stands in the log, whole. It cannot be cut without breaking its proof, so one
 * that could hold hashes of findings, which can be counted, is left out for those who do not see all findings.
 */
export async function isWholeFor(context: Pick<Context, 'db' | 'detectors'>, who: Actor, access: Seen) {
  const { history, waits } = access.visibility
  const seesAll = history === 'all' && waits === 'none'
  const shown = await eventShown(context, who, access)
  return (event: HistoryEvent) =>
    shown(event) === event && (seesAll || !findings.some((table) => isMadeBy(table, event.type)))
}
