import { type Action, type Actor, may } from '../people/permission.ts'
import { isHeld, isReadFirst, type Waits } from '../review/first-reading.ts'
import type { Card } from '../screening/card.ts'
import { canHappen, type SubmissionEventType, type SubmissionStatus } from './status.ts'
import { reviewed } from './status-sets.ts'

/** How a person stands to one submission. A `deliverer` is the LMS integration that brought it. */
export type Relation = 'owner' | 'tutor' | 'lead' | 'auditor' | 'deliverer' | 'none'

/** Who asks, with what the answer depends on. */
export interface Asker extends Actor {
  /** Whether they are a tutor on the submission's assessment. */
  isTutor: boolean
  /** Whether they are of the group for which it was handed in. */
  isMember?: boolean
  /** Whether they have noted their own first reading of the submission. */
  hasRead: boolean
}

export interface AskedAbout {
  studentId: string
  submittedBy: string
  status: SubmissionStatus
  /** Whether the student has been shown any evidence. */
  isDisclosed: boolean
}

/** What each step in the life of a submission needs: the action that the role must have, and the event that follows. */
const needs = {
  reflect: ['reflection.write', 'submission.reflected'],
  withdraw: ['submission.withdraw', 'submission.withdrawn'],
  raiseConcern: ['concern.raise', 'submission.concern_raised'],
  disclose: ['disclosure.make', 'submission.disclosed'],
  respond: ['response.write', 'submission.responded'],
  askForTime: ['time.ask', 'submission.time_asked'],
  answerForTime: ['time.answer', 'submission.time_answered'],
  recordConversation: ['conversation.record', 'submission.conversation_recorded'],
  answerConversation: ['conversation.answer', 'submission.conversation_answered'],
  decide: ['decision.make', 'submission.decided'],
  reopen: ['decision.reopen', 'submission.reopened'],
  returnReferral: ['referral.return', 'submission.referral_returned'],
} as const satisfies Record<string, [Action, SubmissionEventType]>

export type Step = keyof typeof needs | 'noteReading'

/** All that one person may see of one submission and do with it. */
export interface Visibility {
  relation: Relation
  /** `facts` are ids, states, times and hashes; `whole` adds the work, the reflection and the conversation. */
  extent: 'nothing' | 'facts' | 'whole'
  /** Flags, and what runs found: those that were disclosed or that a decision rests on, or all that do not wait. */
  results: 'none' | 'disclosed' | 'all'
  /**
   * Runs: how each ended, or also what it found. What a run found counts its flags, also those for which no
   * person has to look, so the student reads only that it has run.
   */
  runs: 'none' | 'ended' | 'found'
  /** Which of the results wait for this person's own first reading. */
  waits: Waits
  /** Whether they review it: they see what reviewers noted, and the other side of a match where that work is theirs too. */
  reviews: boolean
  /** Whether the student's name and file names are shown. */
  names: boolean
  /** The events in its history: all of them, or those that the student may know of. */
  history: 'none' | 'shared' | 'all'
  /** What they can do with it in its present state. */
  steps: readonly Step[]
}

/**
 * What `who` may see of a submission and do with it, given whether the assessment is marked without names and which
 * results the provider has wait for a first reading. The one spelling of this rule; `visibleTo` in
 * `db/submission/access.ts` repeats the part that says who finds it, and a test holds the two together.
 */
export function visibilityOf(
  who: Asker,
  submission: AskedAbout,
  assessment: { anonymous: boolean },
  setting: Waits,
): Visibility {
  const relation = relationOf(who, submission)
  if (!finds(relation, submission.status)) return hidden
  const owns = relation === 'owner'
  const reviews = relation === 'tutor' || relation === 'lead'
  return {
    relation,
    extent: may(who.role, 'submission.read_work') ? 'whole' : 'facts',
    results: reviews ? 'all' : owns ? 'disclosed' : 'none',
    runs: reviews ? 'found' : owns ? 'ended' : 'none',
    waits: reviews && isReadFirst(submission.status) && !who.hasRead ? setting : 'none',
    reviews,
    names: owns || !assessment.anonymous,
    history: reviews || relation === 'auditor' ? 'all' : 'shared',
    steps: stepsOpenTo(who, submission),
  }
}

/** Whether a person sees a result; `basis` is undefined when the detector is no longer known. */
export function seesResult(
  { results, waits }: Pick<Visibility, 'results' | 'waits'>,
  { basis, isDisclosed }: { basis: Card['basis'] | undefined; isDisclosed: boolean },
): boolean {
  if (results === 'all') return !isHeld(waits, basis)
  return results === 'disclosed' && isDisclosed
}

function relationOf({ id, role, isTutor, isMember }: Asker, { studentId, submittedBy }: AskedAbout): Relation {
  if (role === 'student' && (id === studentId || isMember)) return 'owner'
  if (role === 'tutor' && isTutor) return 'tutor'
  if (role === 'lead' || role === 'auditor') return role
  if (role === 'integration' && id === submittedBy) return 'deliverer'
  return 'none'
}

/** A lead is there for cases: work that a person reviews or has decided about. An admin reads no student work. */
function finds(relation: Relation, status: SubmissionStatus): boolean {
  return relation === 'lead' ? reviewed.includes(status) : relation !== 'none'
}

/** What is about evidence that the student was shown. */
const afterDisclosure: ReadonlySet<Step> = new Set(['respond', 'askForTime', 'answerForTime'])

function stepsOpenTo({ role }: Actor, { status, isDisclosed }: AskedAbout): Step[] {
  const lifecycle = Object.entries(needs) as [keyof typeof needs, [Action, SubmissionEventType]][]
  return [
    ...lifecycle
      .filter(
        ([step, [action, event]]) =>
          may(role, action) && canHappen(status, event) && (isDisclosed || !afterDisclosure.has(step)),
      )
      .map(([step]) => step),
    ...(may(role, 'reading.write') && isReadFirst(status) ? ['noteReading' as const] : []),
  ]
}

const hidden: Visibility = {
  relation: 'none',
  extent: 'nothing',
  results: 'none',
  runs: 'none',
  waits: 'none',
  reviews: false,
  names: false,
  history: 'none',
  steps: [],
}
