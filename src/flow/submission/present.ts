import { and, eq } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { texts } from '../../db/schema/index.ts'
import { findSubmission, type Submission } from '../../db/submission/access.ts'
import { type Rows, rowsOf } from '../../db/submission/view.ts'
import { DomainError } from '../../domain/error.ts'
import { type Actor, may } from '../../domain/people/permission.ts'
import { heldSentence } from '../../domain/review/first-reading.ts'
import { readerVersion } from '../../domain/screening/document.ts'
import { pseudonymOf } from '../../domain/screening/pseudonym.ts'
import { intactStream } from '../files/intact.ts'
import { record } from '../record.ts'
import { receiptFor, receivedOf } from '../records/receipt.ts'
import { placer } from '../review/evidence.ts'
import { isWaiting, waitsOn } from '../review/redact.ts'

export type View = Awaited<ReturnType<typeof look>>

/**
 * One submission, as far as `who` may see it: whole for its student and tutors, bare facts for auditors and
 * integrations. A student sees every run, and a flag once it was disclosed or a
 * decision rests on it. What waits for a reviewer's own reading is left out, and the answer says so in words. A look at
 * somebody's work leaves an event.
 */
export async function look(context: Context, who: Actor, id: string) {
  const submission = await findSubmission(context.db, who, id)
  const rows = await rowsOf(context.db, submission)
  if (who.id !== submission.studentId) await record(context.db, { type: 'submission.read', who, submissionId: id })

  const facts = factsOf(submission, rows)
  if (!may(who.role, 'submission.read_work')) return facts
  const receipt = submission.status === 'erased' ? null : receiptFor(context, await receivedOf(context, id))
  return { ...facts, ...(await wholeOf(context, who, submission, rows)), receipt }
}

/** What anybody who knows of the submission may know: ids, states, times, hashes. */
function factsOf(submission: Submission, { assessment, file, policyVersion }: Rows) {
  const { id, status, attempt, late, receivedAt, statusSince } = submission
  return {
    id,
    status,
    statusSince,
    attempt,
    late,
    receivedAt,
    advisory: true,
    policyVersion,
    assessment: { id: assessment.id, title: assessment.title, aiLevel: assessment.aiLevel },
    fileSha256: file?.sha256 ?? null,
    fileBytes: file?.bytes ?? null,
  }
}

async function wholeOf(context: Context, who: Actor, submission: Submission, rows: Rows) {
  const { assessment, student, file, reflection, runs, flags, dismissals, layout, ...process } = rows
  const own = who.id === submission.studentId
  const { waits, reading } = await waitsOn(context.db, who, submission)
  const waiting = flags.filter((flag) => isWaiting(context, waits, flag.detector, flag.basis))
  const hidden = assessment.anonymous && !own
  const disclosed = new Set(
    [...process.disclosures.map(({ items }) => items), ...process.decisions.map(({ evidence }) => evidence)]
      .flat()
      .flatMap((item) => ('flagId' in item ? [item.flagId] : [])),
  )
  const shown = flags.filter((flag) => (own ? disclosed.has(flag.id) : !waiting.includes(flag)))
  const items = process.disclosures.flatMap((disclosure) => disclosure.items)
  const placed = await placer(context.db, who, layout, [
    ...shown.flatMap(({ evidence }) => evidence),
    ...items.flatMap((item) => ('flagId' in item ? (item.evidence ?? []) : [])),
  ])
  return {
    student: {
      id: hidden ? null : submission.studentId,
      name: hidden ? null : student.name,
      pseudonym: pseudonymOf(submission.studentId, context.pseudonymSalt),
    },
    file: file && { ...file, name: hidden ? 'work' : file.name, salt: undefined, submissionId: undefined },
    unreadable: submission.unreadable,
    reflection: reflection?.answers ?? null,
    facts: layout?.facts ?? null,
    runs: runs.map(({ readerVersion: _, submissionId: __, ...run }) =>
      isWaiting(context, waits, run.detector) && run.state === 'succeeded'
        ? { ...run, measurements: [], detail: afterReading }
        : {
            ...run,
            measurements:
              own && !shown.some(({ runId }) => runId === run.id) && isStatistical(context, run.detector)
                ? []
                : run.measurements,
          },
    ),
    flags: shown.map(({ runId, submissionId: _, position: __, ...flag }) => ({
      ...flag,
      run: runId,
      limits: context.detectors.find(({ id }) => id === flag.detector)?.cannotSee ?? [],
      evidence: flag.evidence.map(placed),
      dismissed: dismissals.find(({ flagId }) => flagId === flag.id) ?? null,
    })),
    withheld: waits === 'none' ? null : heldSentence[waits],
    firstReading: reading && { opinion: reading.opinion, note: reading.note, at: reading.at },
    ...process,
    disclosures: process.disclosures.map((disclosure) => ({
      ...disclosure,
      items: disclosure.items.map((item) =>
        'flagId' in item && waiting.some(({ id }) => id === item.flagId)
          ? { ...item, message: afterReading, evidence: [], limits: [] }
          : 'flagId' in item
            ? { ...item, evidence: (item.evidence ?? []).map(placed) }
            : item,
      ),
    })),
    // What a tutor noted becomes the student's to read when it is disclosed.
    concerns: own ? [] : process.concerns,
  }
}

const afterReading = 'This is shown once you have noted your own first reading.'

const isStatistical = ({ detectors }: Context, detector: string) =>
  detectors.find(({ id }) => id === detector)?.basis === 'statistical'

/** The text of a submission as it was read, for those who may read the work. Throws NOT_FOUND while there is none. */
export async function readText({ db }: Context, who: Actor, id: string) {
  const submission = await findSubmission(db, who, id)
  const [row] = await db
    .select()
    .from(texts)
    .where(and(eq(texts.submissionId, id), eq(texts.readerVersion, readerVersion)))
  if (!row) throw new DomainError('NOT_FOUND', submission.unreadable ?? 'The text of this work has not been read yet.')
  if (who.id !== submission.studentId) await record(db, { type: 'submission.text_read', who, submissionId: id })
  const { pages, paragraphs, zones, italics, links, format } = row.layout
  return { text: row.text, sha256: row.sha256, format, pages, paragraphs, zones, italics, links }
}

/** The file as it arrived, for those who may read the work. Throws NOT_FOUND once it is erased. */
export async function readFile(context: Context, who: Actor, id: string) {
  const submission = await findSubmission(context.db, who, id)
  const { file, assessment } = await rowsOf(context.db, submission)
  if (!file) throw new DomainError('NOT_FOUND', 'The file of this submission has been erased.')
  if (who.id !== submission.studentId) await record(context.db, { type: 'submission.file_read', who, submissionId: id })
  const hidden = assessment.anonymous && who.id !== submission.studentId
  const name = hidden ? `work-${id.slice(-8)}${/\.[a-z0-9]{1,5}$/i.exec(file.name)?.[0] ?? ''}` : file.name
  return { name, bytes: file.bytes, stream: await intactStream(context, file.sha256) }
}
