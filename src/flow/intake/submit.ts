import type { Context } from '../../context.ts'
import { isId } from '../../db/id.ts'
import type { Acceptance } from '../../db/intake/acceptance.ts'
import { enrolledIn, findHandInContext, type HandInContext } from '../../db/intake/hand-in-context.ts'
import { idempotencyRecord } from '../../db/intake/idempotency.ts'
import { introduce } from '../../db/webhooks/outside-accounts.ts'
import { DomainError, type FieldProblem } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { checkOpen } from '../../domain/policy/assessment.ts'
import type { ArrivalStatus } from '../../domain/submission/status-sets.ts'
import { retryIfFileWasRemoved } from '../files/remove-unreferenced.ts'
import { type Given, givenReceipt } from '../records/receipt.ts'
import { acceptTogether, beforeAcceptance } from './accept-together.ts'
import { acceptanceOf } from './acceptance.ts'
import { fileHints } from './file-hints.ts'
import type { HandIn } from './hand-in.ts'
import { keepForLater } from './kept-upload.ts'
import { checkReflection } from './reflect.ts'

export interface HandedIn {
  id: string
  status: ArrivalStatus
  receivedAt: Date
  receipt: string
  hints: FieldProblem[]
}

/**
 * A student's work is accepted: its bytes are durable already, one statement remembers everything else, and only then
 * is there a receipt. A reflection that is not complete keeps the bytes, so that they are not uploaded twice. Throws
 * NOT_FOUND for an assessment that the student is not enrolled in, NOT_ALLOWED before it opens, INVALID_INPUT, REFLECTION_INCOMPLETE, UNAVAILABLE, IDEMPOTENCY_KEY_REUSED.
 */
export async function submit(context: Context, who: Actor, handIn: HandIn): Promise<HandedIn> {
  const checked = await beforeAcceptance(context, () => checkHandIn(context, who, handIn))
  const { event, token } = await acceptOnce(context, acceptanceOf(who, handIn, checked))

  return {
    id: event.submissionId!,
    status: event.type === 'submission.received' ? 'received' : 'awaiting_reflection',
    receivedAt: event.at,
    receipt: token,
    hints: [...fileHints(handIn.file), ...(checked?.hints ?? [])],
  }
}

/** The reflection of a hand-in that may be accepted; null where none is needed yet. Throws what `submit` names before the acceptance. */
async function checkHandIn(context: Context, who: Actor, handIn: HandIn) {
  const found = await findHandInContext(context.db, { ...handIn, actorId: who.id })
  if (handIn.studentId !== who.id && !found?.introduced) await introduceStudent(context, who, handIn.studentId)
  const about = enrolledIn(found)
  checkOpen(about, context.clock(), context.config.timeZone)
  if (about.attempts >= context.config.maxAttempts) await refuseNewAttempt(context, who, handIn)
  return reflectionOrUpload(context, who, handIn, about)
}

/** A request that was answered before may be answered again. Throws TOO_MANY_REQUESTS for any other. */
async function refuseNewAttempt({ db, config }: Context, who: Actor, { idempotencyKey }: HandIn): Promise<void> {
  if (idempotencyKey && (await idempotencyRecord(db, who.id, idempotencyKey))) return
  throw new DomainError(
    'TOO_MANY_REQUESTS',
    `This work was handed in ${config.maxAttempts} times already, which is the most that is taken. What was handed in last stands; please ask a tutor.`,
  )
}

/** The reflection, or null when an integration delivers without one. A problem with it keeps the upload and names its id. */
async function reflectionOrUpload(context: Context, who: Actor, { reflection, file }: HandIn, about: HandInContext) {
  if (reflection === undefined && who.role === 'integration') return null
  try {
    return await checkReflection(context, reflection, about)
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'REFLECTION_INCOMPLETE') throw error
    throw new DomainError(error.code, error.message, error.fields, { upload: await keepForLater(context, who, file) })
  }
}

/**
 * Accepts work, or finds what the same request with the same key was given earlier. Throws UNAVAILABLE while no policy is
 * in force, IDEMPOTENCY_KEY_REUSED.
 */
async function acceptOnce(context: Context, acceptance: Acceptance): Promise<Given> {
  for (;;) {
    try {
      const accepted = await retryIfFileWasRemoved(context, () => acceptTogether(context, acceptance))
      if (accepted === 'key_used') return givenEarlier(context, acceptance)
      if (accepted === 'no_policy') {
        throw new DomainError('UNAVAILABLE', 'The provider has no policy in force yet, so work cannot be taken in.')
      }
      return accepted
    } catch (error) {
      const { constraint } = error as { constraint?: string }
      // Another process accepted an attempt at the same time; this one takes the next number.
      if (constraint !== 'one_submission_per_attempt') throw error
    }
  }
}

/** What the request with this key was given. It exists, because its key was just found to be used. */
async function givenEarlier(context: Context, { who, idempotency }: Acceptance): Promise<Given> {
  const earlier = await idempotencyRecord(context.db, who.id, idempotency!.key)
  if (earlier!.requestHash === idempotency!.requestHash) return givenReceipt(context, earlier!.submissionId, 'first')
  throw new DomainError(
    'IDEMPOTENCY_KEY_REUSED',
    'This Idempotency-Key was used for other work. Use a new key for new work; the earlier submission stands.',
  )
}

/** An integration delivers work of students that it introduced, by now or before, and of no others. Throws INVALID_INPUT. */
async function introduceStudent({ db }: Context, { id }: Actor, studentId: string): Promise<void> {
  if (isId(studentId) && (await db.transaction((tx) => introduce(tx, id, studentId)))) return
  throw new DomainError('INVALID_INPUT', 'An integration delivers work of the students that it introduced.', [
    {
      field: 'studentId',
      problem: 'There is no such student, or they are known here by another way.',
      expected: 'The id of a student that this integration was the first to name.',
    },
  ])
}
