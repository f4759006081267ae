import type { Context } from '../../context.ts'
import { content } from '../../db/audit/content.ts'
import { type HandInContext, handInContextFor } from '../../db/intake/hand-in-context.ts'
import { storeReceipts } from '../../db/records/receipts.ts'
import { reflections } from '../../db/schema/index.ts'
import { findSubmission, lockSubmission } from '../../db/submission/access.ts'
import { canonicalJson } from '../../domain/canonical.ts'
import { DomainError } from '../../domain/error.ts'
import { sha256Hex } from '../../domain/hash.ts'
import type { Reflection } from '../../domain/intake/reflection.ts'
import { longAnswers } from '../../domain/intake/reflection-answers.ts'
import { reflectionProblems, workedExample } from '../../domain/intake/reflection-gate.ts'
import { readReflection } from '../../domain/intake/reflection-shape.ts'
import { responsibilityStatement } from '../../domain/intake/responsibility.ts'
import { limits } from '../../domain/limits.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { advance, checkMove } from '../advance.ts'
import { newReceipt } from '../records/receipt.ts'

/** A student completes work that an LMS delivered without a reflection. */
export async function reflect(context: Context, who: Actor, submissionId: string, sent: unknown) {
  const { assessmentId, studentId } = await findSubmission(context.db, who, submissionId)
  const reflection = checkReflection(context, sent, await handInContextFor(context.db, assessmentId, studentId))
  const sha256 = sha256Hex(canonicalJson(reflection))
  return context.db.transaction(async (tx) => {
    const submission = await lockSubmission(tx, who, submissionId)
    checkMove(submission, 'submission.reflected')
    const [saved] = await tx.insert(reflections).values({ submissionId, answers: reflection, sha256 }).returning()
    const contents = [content(reflections, saved!)]
    const status = await advance(tx, submission, { type: 'submission.reflected', who, contents })
    const { event, token: receipt } = await newReceipt(context, tx, submissionId)
    await storeReceipts(tx, [{ eventId: event.id, submissionId, token: receipt }])
    return { id: submissionId, status, receipt }
  })
}

/**
 * The reflection gate: the shape, and of all that could be read the three causes of docs/reference/policy.md#reflection-gate. Throws
 * REFLECTION_INCOMPLETE, naming every field at once.
 */
export function checkReflection(
  { clock }: Pick<Context, 'clock'>,
  sent: unknown,
  { brief, earlierReflections }: Pick<HandInContext, 'brief' | 'earlierReflections'>,
): Reflection {
  refuseLongReflection(sent)
  const read = readReflection(sent, latestToday(clock()))
  const shape = 'problems' in read ? read.problems : []
  const readable = 'problems' in read ? read.readable : read.reflection
  const content = readable
    ? reflectionProblems(readable, {
        templates: [brief, workedExample, responsibilityStatement],
        earlierAnswers: earlierReflections.flatMap(longAnswers),
      })
    : []
  const problems = [...shape, ...content.filter(({ field }) => !shape.some((other) => other.field === field))]
  if ('problems' in read || problems.length) {
    throw new DomainError(
      'REFLECTION_INCOMPLETE',
      'The reflection needs a little more before the work can be handed in. Your file is kept; you need not send it again.',
      problems,
    )
  }
  return read.reflection
}

/** The latest date that is today anywhere on Earth, as YYYY-MM-DD: time zones reach 14 hours ahead of UTC. */
export const latestToday = (now: Date): string => new Date(now.getTime() + 14 * 3_600_000).toISOString().slice(0, 10)

function refuseLongReflection(sent: unknown) {
  const bytes = Buffer.byteLength(typeof sent === 'string' ? sent : (JSON.stringify(sent) ?? ''))
  if (bytes <= limits.reflectionBytes) return
  throw new DomainError(
    'REFLECTION_INCOMPLETE',
    'The reflection is longer than can be read. Your file is kept; you need not send it again.',
    [
      {
        field: 'reflection',
        problem: `All answers together take ${Math.ceil(bytes / 1024)} KB.`,
        expected: `At most ${limits.reflectionBytes / 1024} KB, which is some 10,000 words. What is longer can be handed in as a part of the work.`,
      },
    ],
  )
}
