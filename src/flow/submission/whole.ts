import type { Context } from '../../context.ts'
import { concernsBefore } from '../../db/intake/attempts.ts'
import { currentAssignment } from '../../db/review/assignments.ts'
import { decidersOf } from '../../db/review/decided/deciders.ts'
import { notesOf } from '../../db/review/notes.ts'
import type { Rows } from '../../db/submission/view.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { daysAfter } from '../../domain/review/conversation.ts'
import { citedBy } from '../../domain/review/decision.ts'
import { heldSentence } from '../../domain/review/first-reading.ts'
import { couldHoldWords, type Gap } from '../../domain/screening/coverage.ts'
import { gapShown, limitsOf } from '../../domain/screening/coverage-words.ts'
import type { Evidence } from '../../domain/screening/opinion.ts'
import { pseudonymIn } from '../../domain/screening/pseudonym.ts'
import type { Visibility } from '../../domain/submission/visibility.ts'
import { waitingNote } from '../files/waiting.ts'
import { givenReceipt } from '../records/receipt.ts'
import { backgroundShown } from '../review/background.ts'
import { conflictsShown, markShown, proposalsShown } from '../review/decisions/proposals-shown.ts'
import { placer } from '../review/evidence.ts'
import { flagIdsIn } from '../review/read-first.ts'
import { flagsSeen, redactDisclosure, redactRun } from '../review/redact.ts'
import type { Access } from './visibility.ts'

export type Whole = Awaited<ReturnType<typeof wholeOf>>

/**
 * All that is shown of a submission to those who may read the work, without what `access` hides from them: results that
 * were not disclosed to the student or wait for a reviewer's own reading. Names that are hidden are not in the rows.
 */
export async function wholeOf(context: Context, who: Actor, access: Access, rows: Rows) {
  const { submission, visibility, reading } = access
  const { layouts, decisions, reopenings } = rows
  const seen = flagsSeen(visibility, rows.flags, citedIn(rows))
  const disclosures = rows.disclosures.map((disclosure) => redactDisclosure(visibility, disclosure, rows.flags))
  const placed = await placer(context.db, who, visibility, layouts, evidenceIn(seen, disclosures))
  const proposals = await proposalsShown(context.db, who, submission, visibility, decisions.length)
  const readsNotes = readsNotesOf(who, visibility)
  const earlier = visibility.reviews ? await earlierConcerns(context, access) : []
  return {
    student: studentShown(context, access, rows),
    file: fileShown(rows),
    unreadable: submission.unreadable ?? (await waitingNote(context.db, submission)),
    reflection: rows.reflection?.answers ?? null,
    ...coverageShown(layouts[0]?.layout?.coverage ?? []),
    facts: layouts[0]?.layout?.facts ?? null,
    // The versions of the reader that read the file, the last first; each text can be asked for.
    readerVersions: layouts.flatMap(({ readerVersion }) => readerVersion ?? []),
    runs: rows.runs.map((run) => redactRun(context.detectors, visibility, run, seen, layouts)),
    flags: seen.map((flag) => flagShown(context, flag, placed, rows, readsNotes)),
    withheld: visibility.waits === 'none' ? null : heldSentence[visibility.waits],
    firstReading: reading && { opinion: reading.opinion, note: reading.note, at: reading.at },
    // What a reviewer noted becomes the student's to read when it is disclosed.
    concerns: visibility.reviews ? rows.concerns.filter(({ raisedBy }) => readsNotes(raisedBy)) : [],
    earlierConcerns: earlier.filter(({ raisedBy }) => readsNotes(raisedBy)),
    disclosures: disclosures.map((disclosure) => ({
      ...disclosure,
      items: disclosure.items.map((item) =>
        'flagId' in item ? { ...item, evidence: placedFor(item.flagId, item.evidence ?? [], placed, rows) } : item,
      ),
    })),
    responses: rows.responses,
    timeRequests: rows.timeRequests.map(({ request, answer }) => ({ ...request, answer })),
    conversations: rows.conversations.map((record) => ({
      ...record,
      daysAfterHandIn: daysAfter(submission.receivedAt, record.heldAt),
    })),
    decisions,
    deciders: await decidersOf(context.db, submission.id, context.config),
    ...proposals,
    background: await backgroundShown(context.db, who, access, rows, proposals.confirmations),
    mark: await markShown(context.db, submission, visibility),
    // Notes wait for the reviewer's own first reading, as what others noted does.
    assignment: visibility.reviews ? await currentAssignment(context.db, submission.id) : null,
    notes: visibility.reviews
      ? (await notesOf(context.db, submission.id)).filter(({ writtenBy }) => readsNotes(writtenBy))
      : [],
    conflicts: await conflictsShown(context.db, who, submission.id, visibility),
    reopenings,
    appealWindows: rows.appealWindows,
    letters: rows.letters,
    referralOutcomes: rows.referralOutcomes,
    receipt:
      submission.status === 'erased' || hidesReceipt(access)
        ? null
        : (await givenReceipt(context, submission.id)).token,
  }
}

/** A receipt says why a due date applied. That it was a standing adjustment is not for those who mark the work. */
const hidesReceipt = ({ submission, visibility }: Access) =>
  visibility.relation === 'tutor' && submission.dueBecause === 'adjustment'

/** What the last reading left out, and whether it could hold words of the student, so that a person looks at it. */
const coverageShown = (coverage: Gap[]) => ({
  coverage: coverage.map(gapShown),
  partlyRead: couldHoldWords(coverage),
})

/** Reviewers read each other's notes once their own first reading is noted, where one is asked for; before, only their own. */
const readsNotesOf =
  ({ id }: Actor, { waits }: Visibility) =>
  (by: string) =>
    waits === 'none' || by === id

/** The flags that the student has been shown: disclosed, or relied on by a decision. */
function citedIn({ disclosures, decisions }: Rows): Set<string> {
  return new Set([
    ...disclosures.flatMap(({ items }) => flagIdsIn(items)),
    ...decisions.flatMap((decision) => flagIdsIn(citedBy(decision))),
  ])
}

function evidenceIn(flags: Rows['flags'], disclosures: Rows['disclosures']) {
  const items = disclosures.flatMap((disclosure) => disclosure.items)
  return [...flags, ...items].flatMap((item) => ('evidence' in item ? (item.evidence ?? []) : []))
}

function studentShown({ pseudonymSalt }: Context, { submission: { assessmentId, studentId } }: Access, rows: Rows) {
  return { ...rows.student, pseudonym: pseudonymIn(assessmentId, studentId, pseudonymSalt) }
}

function fileShown({ file }: Rows) {
  if (!file) return null
  const { submissionId: _, ...shown } = file
  return shown
}

type Flag = Rows['flags'][number]
type Placer = Awaited<ReturnType<typeof placer>>

function flagShown(
  { detectors }: Context,
  { runId, submissionId: _, position: __, ...flag }: Flag,
  placed: Placer,
  rows: Rows,
  readsNotes: (by: string) => boolean,
) {
  const dismissed = rows.dismissals.find(({ flagId }) => flagId === flag.id)
  return {
    ...flag,
    run: runId,
    readerVersion: readerOf(flag.id, rows),
    limits: limitsOf(detectors.find(({ id }) => id === flag.detector)),
    evidence: placedFor(flag.id, flag.evidence, placed, rows),
    dismissed: dismissed && readsNotes(dismissed.dismissedBy) ? dismissed : null,
  }
}

/** By which version of the reader the text was read that a flag points into. */
function readerOf(flagId: string, { flags, runs }: Rows): string | null {
  const runId = flags.find(({ id }) => id === flagId)?.runId
  return runs.find(({ id }) => id === runId)?.readerVersion ?? null
}

const placedFor = (flagId: string, evidence: Evidence[], placed: Placer, rows: Rows) =>
  evidence.map((item) => placed(item, readerOf(flagId, rows)))

/** Concerns about attempts that this one took the place of, with the number of each attempt. */
async function earlierConcerns({ db }: Context, { submission }: Access) {
  const earlier = await concernsBefore(db, submission)
  return earlier.map(({ concern, attempt }) => ({ ...concern, attempt }))
}
