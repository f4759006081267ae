import type { Context } from '../../context.ts'
import { content } from '../../db/audit/content.ts'
import { type HandInContext, handedInContextFor } from '../../db/intake/hand-in-context.ts'
import { storeReceipts } from '../../db/records/receipts.ts'
import { reflections } from '../../db/schema/index.ts'
import { findSubmission, lockSubmission } from '../../db/submission/access.ts'
import { canonicalJson } from '../../domain/canonical.ts'
import { DomainError } from '../../domain/error.ts'
import { sha256Hex } from '../../domain/hash.ts'
import type { AcceptableReflection } from '../../domain/intake/reflection-check.ts'
import { workedExample } from '../../domain/intake/reflection-gate.ts'
import { responsibilityStatement } from '../../domain/intake/responsibility.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { advance, checkMove } from '../advance.ts'
import { newReceipt } from '../records/receipt.ts'

/** A student completes work that an LMS delivered without a reflection. */
export async function reflect(context: Context, who: Actor, submissionId: string, sent: unknown) {
  const about = await handedInContextFor(context.db, await findSubmission(context.db, who, submissionId))
  const { reflection, fingerprints } = await checkReflection(context, sent, about)
  const sha256 = sha256Hex(canonicalJson(reflection))
  return context.db.transaction(async (tx) => {
    const submission = await lockSubmission(tx, who, submissionId)
    checkMove(submission, 'submission.reflected')
    const row = { submissionId, answers: reflection, sha256, fingerprints }
    const [saved] = await tx.insert(reflections).values(row).returning()
    const contents = [content(reflections, saved!)]
    const status = await advance(tx, submission, { type: 'submission.reflected', who, contents })
    const { event, token: receipt } = await newReceipt(context, tx, submissionId)
    await storeReceipts(tx, [{ eventId: event.id, submissionId, token: receipt }])
    return { id: submissionId, status, receipt }
  })
}

/**
 * The reflection gate, in a thread of its own: a long reflection takes a tenth of a second. Throws REFLECTION_INCOMPLETE,
 * naming the fields that have to change, UNAVAILABLE.
 */
export async function checkReflection(
  { clock, threads }: Pick<Context, 'clock' | 'threads'>,
  sent: unknown,
  { brief, earlierAnswers }: Pick<HandInContext, 'brief' | 'earlierAnswers'>,
): Promise<AcceptableReflection> {
  const templates = [brief, workedExample, responsibilityStatement]
  const against = { today: latestToday(clock()), templates, earlierAnswers }
  const checked = await threads.run('checkedReflection', [sent, against])
  if ('reflection' in checked) return checked
  throw new DomainError(
    'REFLECTION_INCOMPLETE',
    'The reflection needs a little more before the work can be handed in. Your file is kept; you need not send it again.',
    checked.problems,
  )
}

/** The latest date that is today anywhere on Earth, as YYYY-MM-DD: time zones reach 14 hours ahead of UTC. */
export const latestToday = (now: Date): string => new Date(now.getTime() + 14 * 3_600_000).toISOString().slice(0, 10)
