import type { Context } from '../../context.ts'
import { isId } from '../../db/id.ts'
import { type Accepted, accept } from '../../db/intake/accept.ts'
import type { Acceptance } from '../../db/intake/acceptance.ts'
import { type HandInContext, handInContextFor } from '../../db/intake/hand-in-context.ts'
import { idempotencyRecord } from '../../db/intake/idempotency.ts'
import { storeReceipt } from '../../db/records/receipts.ts'
import { introduce } from '../../db/webhooks/outside-accounts.ts'
import { DomainError, type FieldProblem } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { checkOpen } from '../../domain/policy/assessment.ts'
import type { ArrivalStatus } from '../../domain/submission/status-sets.ts'
import { wakeRelay } from '../../queue/wake.ts'
import { retryIfFileWasRemoved } from '../files/remove-unreferenced.ts'
import { type Given, givenReceipt, receiptFor, type Vouched } from '../records/receipt.ts'
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
  if (handIn.studentId !== who.id) await checkStudent(context, who, handIn.studentId)
  const about = await handInContextFor(context.db, handIn.assessmentId, handIn.studentId)
  checkOpen(about, context.clock(), context.config.timeZone)
  if (about.attempts >= context.config.maxAttempts) await refuseNewAttempt(context, who, handIn)

  const checked = await reflectionOrUpload(context, who, handIn, about)
  const { event, token } = await acceptOnce(context, acceptanceOf(who, handIn, checked))

  return {
    id: event.submissionId!,
    status: event.type === 'submission.received' ? 'received' : 'awaiting_reflection',
    receivedAt: event.at,
    receipt: token,
    hints: [...fileHints(handIn.file), ...(checked?.hints ?? [])],
  }
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
      const accepted = await retryIfFileWasRemoved(context, () =>
        accept(context.db, acceptance, context.config.timeZone),
      )
      if (!accepted) {
        throw new DomainError('UNAVAILABLE', 'The provider has no policy in force yet, so work cannot be taken in.')
      }
      wakeRelay(context.db)
      return giveReceipt(context, vouchedFor(acceptance, accepted))
    } catch (error) {
      const { constraint } = error as { constraint?: string }
      // Another attempt was accepted at the same time; this one takes the next number.
      if (constraint === 'one_submission_per_attempt') continue
      if (constraint !== 'idempotency_keys_pkey') throw error
      return givenEarlier(context, acceptance)
    }
  }
}

/** What the request with this key was given. It exists, because its unique constraint was just hit. */
async function givenEarlier(context: Context, { who, idempotency }: Acceptance): Promise<Given> {
  const earlier = await idempotencyRecord(context.db, who.id, idempotency!.key)
  if (earlier!.requestHash === idempotency!.requestHash) return givenReceipt(context, earlier!.submissionId, 'first')
  throw new DomainError(
    'IDEMPOTENCY_KEY_REUSED',
    'This Idempotency-Key was used for other work. Use a new key for new work; the earlier submission stands.',
  )
}

/** The receipt is stored before the answer leaves; work whose receipt was lost with the process gets it when it is asked for. */
async function giveReceipt(context: Context, received: Vouched): Promise<Given> {
  const { event } = received
  const token = receiptFor(context, received)
  await storeReceipt(context.db, { eventId: event.id, submissionId: received.submission.id, token })
  return { event, token }
}

function vouchedFor(
  { who, event, ...acceptance }: Acceptance,
  { policyVersion, data, ...accepted }: Accepted,
): Vouched {
  const { submissionId: id, assessmentId, studentId, eventId, file, extraFiles, reflection } = acceptance
  return {
    submission: { id, assessmentId, studentId, ...accepted },
    file,
    extraFiles,
    reflection,
    policyVersion,
    event: {
      id: eventId,
      ...event,
      data,
      at: accepted.receivedAt,
      submissionId: id,
      actorId: who.id,
      actorRole: who.role,
    },
  }
}

/** An integration delivers work of students that it introduced, and of no others. Throws INVALID_INPUT. */
async function checkStudent({ db }: Context, { id }: Actor, studentId: string): Promise<void> {
  if (isId(studentId) && (await db.transaction((tx) => introduce(tx, id, studentId)))) return
  throw new DomainError('INVALID_INPUT', 'An integration delivers work of the students that it introduced.', [
    {
      field: 'studentId',
      problem: 'There is no such student, or they are known here by another way.',
      expected: 'The id of a student that this integration was the first to name.',
    },
  ])
}
