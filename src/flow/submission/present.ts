import type { Context } from '../../context.ts'
import type { Submission } from '../../db/submission/access.ts'
import { conversationsOf } from '../../db/submission/conversation.ts'
import { type Rows, rowsOf } from '../../db/submission/view.ts'
import { DomainError } from '../../domain/error.ts'
import { neutralName } from '../../domain/intake/file-kind.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { type Turn, turnOf } from '../../domain/submission/turn.ts'
import type { Visibility } from '../../domain/submission/visibility.ts'
import { readWork } from '../notices/read.ts'
import { record } from '../record.ts'
import { accessTo } from './visibility.ts'
import { type Whole, wholeOf } from './whole.ts'

export type Facts = ReturnType<typeof factsOf> & { turn: Turn }
export type WholeView = Facts & Whole

export interface Presented<View = Facts | WholeView> {
  view: View
  submission: Submission
  visibility: Visibility
}

/**
 * One submission, as far as `who` may see it: whole for its student and those who review it, bare facts for auditors
 * and integrations. Reading another person's work leaves an event. Throws NOT_FOUND.
 */
export async function present(context: Context, who: Actor, id: string): Promise<Presented> {
  const access = await accessTo(context.db, who, id)
  const { submission, visibility } = access
  if (visibility.relation === 'owner') await readWork(context, who, id)
  const rows = await rowsOf(context.db, submission, visibility)
  if (visibility.relation !== 'owner') await record(context.db, { type: 'submission.read', who, submissionId: id })

  const conversation = (await conversationsOf(context.db, [id])).get(id)!
  const facts = { ...factsOf(submission, rows), turn: turnOf(conversation, context.clock()) }
  if (visibility.extent !== 'whole') return { view: facts, submission, visibility }
  return { view: { ...facts, ...(await wholeOf(context, who, access, rows)) }, submission, visibility }
}

/** The same for a door that is open only to those who may read the work. Throws NOT_FOUND, and NOT_ALLOWED to others. */
export async function presentWhole(context: Context, who: Actor, id: string): Promise<Presented<WholeView>> {
  const { view, ...access } = await present(context, who, id)
  if (!('runs' in view)) throw new DomainError('NOT_ALLOWED', 'Your role does not include reading work.')
  return { view, ...access }
}

/**
 * The same for the record of a case: whole for those who may read the work. An auditor has what was disclosed, said and
 * decided, without the work, the reflection and what only they hold (docs/reference/policy.md#case-record). Throws NOT_FOUND.
 */
export async function presentForRecord(context: Context, who: Actor, id: string): Promise<Presented<WholeView>> {
  if (who.role !== 'auditor') return presentWhole(context, who, id)
  const access = await accessTo(context.db, who, id)
  const { view, submission, visibility } = await present(context, who, id)
  const disclosed = { ...access, visibility: { ...visibility, results: 'disclosed', runs: 'ended' } as const }
  const whole = await wholeOf(context, who, disclosed, await rowsOf(context.db, submission, visibility))
  const file = whole.file && { ...whole.file, name: neutralName(`work-${id.slice(-8)}`, whole.file.name) }
  return { view: { ...view, ...whole, file, reflection: null, facts: null }, submission, visibility }
}

/** What anybody who finds the submission may know: ids, states, times, hashes. */
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
