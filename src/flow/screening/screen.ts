import type { Context } from '../../context.ts'
import type { Transaction } from '../../db/client.ts'
import { forgetWait } from '../../db/files/storage-waits.ts'
import { concernsBefore } from '../../db/intake/attempts.ts'
import { type CaseFile, caseFileOf } from '../../db/screening/case-file.ts'
import { finishedRuns } from '../../db/screening/runs.ts'
import { lockForWork } from '../../db/submission/access.ts'
import type { Content } from '../../domain/audit/contents/content-hash.ts'
import { couldHoldWords, unreadKinds } from '../../domain/screening/coverage.ts'
import type { LocalDetector } from '../../domain/screening/detector.ts'
import { needsAPerson } from '../../domain/screening/flag.ts'
import { drawn } from '../../domain/screening/sample.ts'
import { canHappen } from '../../domain/submission/status.ts'
import { screenable } from '../../domain/submission/status-sets.ts'
import { advance } from '../advance.ts'
import { waitingForFile } from '../files/waiting.ts'
import { record } from '../record.ts'
import { inputFor } from './detector-input.ts'
import { detectorsToAsk, hasOpinion, runsOf, type ToAsk } from './detectors-to-ask.ts'
import { damaged, describeRun, type Formed, opinionOf } from './opinion.ts'
import { saveRun } from './save-run.ts'

/**
 * Asks every local detector that has not given its opinion yet, and then says whether a person has to look. A detector
 * that fails leaves a run in words and the work with a person: a file that stops a check must not pass for one that was
 * checked (docs/decisions/failed-checks.md). So does work of which a part was not read that could hold words of the
 * student (docs/reference/reading.md#coverage). Flags that come late bring released work back to a person. Work whose file a
 * detector asks for and cannot have waits for it.
 */
export function screen(context: Context, submissionId: string): Promise<void> {
  return waitingForFile(context, submissionId, () => askAll(context, submissionId))
}

async function askAll(context: Context, submissionId: string): Promise<void> {
  const caseFile = await caseFileOf(context.db, submissionId)
  if (!caseFile || !screenable.includes(caseFile.submission.status)) return
  const toAsk = await detectorsToAsk(context, caseFile)

  const answers = await Promise.all(toAsk.map((one) => ask(context, caseFile, one)))

  await context.db.transaction(async (tx) => {
    const submission = await lockForWork(tx, submissionId)
    if (!submission || !screenable.includes(submission.status)) return
    await forgetWait(tx, submissionId)
    const { pointing, failed } = await saveAnswers(context, tx, caseFile, answers)
    if (pointing.length) {
      await advance(tx, submission, { type: 'submission.flagged', who: null, data: { detectors: pointing } })
    } else if (failed.length && canHappen(submission.status, 'submission.unchecked')) {
      await advance(tx, submission, { type: 'submission.unchecked', who: null, data: { detectors: failed } })
    } else if (couldHoldWords(caseFile.document.coverage) && canHappen(submission.status, 'submission.partly_read')) {
      const data = { kinds: unreadKinds(caseFile.document.coverage).map(({ kind }) => kind) }
      await advance(tx, submission, { type: 'submission.partly_read', who: null, data })
    } else if (submission.status === 'extracted') {
      await advance(tx, submission, { who: null, ...(await whereNext(context, tx, caseFile)) })
    }
  })
}

interface Answer {
  detector: LocalDetector
  opinion: Formed
}

async function ask(context: Context, caseFile: CaseFile, { detector, leftOut }: ToAsk): Promise<Answer> {
  if (leftOut) return { detector, opinion: leftOut }
  const asked = await inputFor(context, caseFile, detector)
  if (!asked) return { detector, opinion: damaged(detector) }
  const { input, done } = asked
  try {
    return { detector, opinion: await opinionOf(context, detector, input, { person: caseFile.submission.studentId }) }
  } finally {
    await done()
  }
}

/** Saves a run for each answer but those that another process saved meanwhile; returns which detectors point at something, and which failed. */
async function saveAnswers(
  context: Context,
  tx: Transaction,
  caseFile: CaseFile,
  answers: Answer[],
): Promise<{ pointing: string[]; failed: string[] }> {
  const { submission, clauses, readerVersion } = caseFile
  const finished = await finishedRuns(tx, submission.id)
  const pointing: string[] = []
  const failed: string[] = []
  const contents: Content[] = []
  for (const { detector, opinion } of answers) {
    const { all, onThisText } = runsOf(detector, readerVersion, finished)
    if (onThisText.some(hasOpinion)) continue
    const saved = await saveRun(
      context,
      tx,
      { id: submission.id, clauses },
      {
        detector,
        attempt: all.length + 1,
        readerVersion,
        ...describeRun(opinion, onThisText.length + 1, context.clock()),
        flags: 'flags' in opinion ? opinion.flags : [],
      },
    )
    contents.push(...saved.contents)
    if (saved.flags.some(needsAPerson)) pointing.push(detector.id)
    if (saved.isFailed) failed.push(detector.id)
  }
  if (contents.length) await record(tx, { type: 'runs.added', who: null, submissionId: submission.id, contents })
  return { pointing, failed }
}

/** Where work goes that nothing points at: to a person if it is drawn or follows on a concern, else to marking. */
async function whereNext({ pseudonymSalt }: Context, tx: Transaction, { submission, assessment }: CaseFile) {
  if (drawn(submission.id, assessment.sampleRate, pseudonymSalt)) return { type: 'submission.sampled' as const }
  return (await concernsBefore(tx, submission)).length
    ? { type: 'submission.sampled' as const, data: { because: 'earlier_attempt' } }
    : { type: 'submission.released' as const }
}
