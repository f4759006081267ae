import type { Context } from '../../context.ts'
import { concernsBefore } from '../../db/intake/attempts.ts'
import type { Rows } from '../../db/submission/view.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { heldSentence } from '../../domain/review/first-reading.ts'
import type { Evidence } from '../../domain/screening/opinion.ts'
import { pseudonymOf } from '../../domain/screening/pseudonym.ts'
import type { Visibility } from '../../domain/submission/visibility.ts'
import { waitingNote } from '../files/waiting.ts'
import { givenReceipt } from '../records/receipt.ts'
import { placer } from '../review/evidence.ts'
import { flagIdsIn } from '../review/read-first.ts'
import { flagsSeen, redactDisclosure, redactRun } from '../review/redact.ts'
import type { Access } from './visibility.ts'

export type Whole = Awaited<ReturnType<typeof wholeOf>>

/**
 * All that is shown of a submission to those who may read the work, without what `access` hides from them: results that
 * were not disclosed to the student or wait for a reviewer's own reading, and names in anonymous marking.
 */
export async function wholeOf(context: Context, who: Actor, access: Access, rows: Rows) {
  const { submission, visibility, reading } = access
  const { layouts, decisions, reopenings } = rows
  const seen = flagsSeen(visibility, rows.flags, citedIn(rows))
  const disclosures = rows.disclosures.map((disclosure) => redactDisclosure(visibility, disclosure, rows.flags))
  const placed = await placer(context.db, who, visibility, layouts, evidenceIn(seen, disclosures))
  return {
    student: studentShown(context, access, rows),
    file: fileShown(visibility, rows),
    unreadable: submission.unreadable ?? (await waitingNote(context.db, submission)),
    reflection: rows.reflection?.answers ?? null,
    facts: layouts[0]?.layout?.facts ?? null,
    // The versions of the reader that read the file, the last first; each text can be asked for.
    readerVersions: layouts.flatMap(({ readerVersion }) => readerVersion ?? []),
    runs: rows.runs.map((run) => redactRun(context.detectors, visibility, run, seen)),
    flags: seen.map((flag) => flagShown(context, flag, placed, rows)),
    withheld: visibility.waits === 'none' ? null : heldSentence[visibility.waits],
    firstReading: reading && { opinion: reading.opinion, note: reading.note, at: reading.at },
    // What a reviewer noted becomes the student's to read when it is disclosed.
    concerns: visibility.reviews ? rows.concerns : [],
    earlierConcerns: visibility.reviews ? await earlierConcerns(context, access) : [],
    disclosures: disclosures.map((disclosure) => ({
      ...disclosure,
      items: disclosure.items.map((item) =>
        'flagId' in item ? { ...item, evidence: placedFor(item.flagId, item.evidence ?? [], placed, rows) } : item,
      ),
    })),
    responses: rows.responses.map((one) => ({ ...one, studentId: visibility.names ? one.studentId : null })),
    decisions,
    reopenings,
    receipt: submission.status === 'erased' ? null : (await givenReceipt(context, submission.id)).token,
  }
}

/** The flags that the student has been shown: disclosed, or relied on by a decision. */
function citedIn({ disclosures, decisions }: Rows): Set<string> {
  return new Set([
    ...disclosures.flatMap(({ items }) => flagIdsIn(items)),
    ...decisions.flatMap(({ evidence }) => flagIdsIn(evidence)),
  ])
}

function evidenceIn(flags: Rows['flags'], disclosures: Rows['disclosures']) {
  const items = disclosures.flatMap((disclosure) => disclosure.items)
  return [...flags, ...items].flatMap((item) => ('evidence' in item ? (item.evidence ?? []) : []))
}

function studentShown({ pseudonymSalt }: Context, { submission: { studentId }, visibility }: Access, rows: Rows) {
  return {
    id: visibility.names ? studentId : null,
    name: visibility.names ? rows.student.name : null,
    pseudonym: pseudonymOf(studentId, pseudonymSalt),
  }
}

function fileShown({ names }: Visibility, { file }: Rows) {
  if (!file) return null
  const { submissionId: _, ...shown } = file
  return { ...shown, name: names ? file.name : 'work' }
}

type Flag = Rows['flags'][number]
type Placer = Awaited<ReturnType<typeof placer>>

function flagShown(
  { detectors }: Context,
  { runId, submissionId: _, position: __, ...flag }: Flag,
  placed: Placer,
  rows: Rows,
) {
  return {
    ...flag,
    run: runId,
    readerVersion: readerOf(flag.id, rows),
    limits: detectors.find(({ id }) => id === flag.detector)?.cannotSee ?? [],
    evidence: placedFor(flag.id, flag.evidence, placed, rows),
    dismissed: rows.dismissals.find(({ flagId }) => flagId === flag.id) ?? null,
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
