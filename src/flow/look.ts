import { and, eq } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { findSubmission, type Submission, visibleTo } from '../db/access.ts'
import { submissions, texts } from '../db/schema.ts'
import { type Rows, rowsOf } from '../db/view.ts'
import type { Evidence } from '../domain/detector.ts'
import { locate, readerVersion } from '../domain/document.ts'
import { DomainError } from '../domain/error.ts'
import { type Actor, may } from '../domain/permission.ts'
import { pseudonymOf } from '../domain/pseudonym.ts'
import { receiptFor, receivedOf } from './receipt.ts'
import { record } from './record.ts'

export type View = Awaited<ReturnType<typeof look>>

/**
 * One submission, as far as `who` may see it: whole for its student and tutors, bare facts for auditors and
 * integrations. A student sees every run, and a flag once it was disclosed or a
 * decision rests on it. A look at somebody's work leaves an event.
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
  const hidden = assessment.anonymous && !own
  const disclosed = new Set(
    [...process.disclosures.map(({ items }) => items), ...process.decisions.map(({ evidence }) => evidence)]
      .flat()
      .flatMap((item) => ('flagId' in item ? [item.flagId] : [])),
  )
  const shown = own ? flags.filter((flag) => disclosed.has(flag.id)) : flags
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
    runs: runs.map(({ textSha256: _, submissionId: __, ...run }) => ({
      ...run,
      measurements:
        own && !shown.some(({ runId }) => runId === run.id) && isStatistical(context, run.detector)
          ? []
          : run.measurements,
    })),
    flags: await Promise.all(
      shown.map(async ({ runId, submissionId: _, position: __, ...flag }) => ({
        ...flag,
        run: runId,
        limits: context.detectors.find(({ id }) => id === flag.detector)?.cannotSee ?? [],
        evidence: await Promise.all(flag.evidence.map((item) => placed(context, who, item, layout))),
        dismissed: dismissals.find(({ flagId }) => flagId === flag.id) ?? null,
      })),
    ),
    ...process,
    // What a tutor noted becomes the student's to read when it is disclosed.
    concerns: own ? [] : process.concerns,
  }
}

const isStatistical = ({ detectors }: Context, detector: string) =>
  detectors.find(({ id }) => id === detector)?.basis === 'statistical'

/** Evidence with its page and paragraph. The other side of a match is shown only to those who may see that work. */
async function placed({ db }: Context, who: Actor, item: Evidence, layout: Rows['layout']) {
  const { match, ...evidence } = { match: undefined, ...item }
  const place =
    item.in === 'text'
      ? { start: item.start, end: item.end, ...(layout ? locate(layout, item.start) : { page: null, paragraph: null }) }
      : { start: null, end: null, page: item.in === 'page' ? item.page : null, paragraph: null }
  if (!match) return { ...evidence, ...place }
  const [visible] = await db
    .select({ id: submissions.id })
    .from(submissions)
    .where(and(eq(submissions.id, match.source), visibleTo(db, who)))
  return { ...evidence, ...place, match: visible && who.role !== 'student' ? match : { hidden: true } }
}

/** The text of a submission as it was read, for those who may read the work. Throws NOT_FOUND while there is none. */
export async function readText({ db }: Context, who: Actor, id: string) {
  const submission = await findSubmission(db, who, id)
  const [row] = await db
    .select()
    .from(texts)
    .where(and(eq(texts.submissionId, id), eq(texts.reader, readerVersion)))
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
  return { name, bytes: file.bytes, stream: await context.files.open(file.sha256) }
}
