import { randomBytes } from 'node:crypto'
import type { Context } from '../../context.ts'
import { newId } from '../../db/id.ts'
import { type Acceptance, type Accepted, accept } from '../../db/intake/accept.ts'
import { type HandInContext, handInContextFor } from '../../db/intake/hand-in-context.ts'
import { idempotencyRecord } from '../../db/intake/idempotency.ts'
import { uploads } from '../../db/schema/index.ts'
import { canonicalJson } from '../../domain/canonical.ts'
import { DomainError, type FieldProblem } from '../../domain/error.ts'
import { sha256Hex } from '../../domain/hash.ts'
import { fileName, mediaTypeOf } from '../../domain/intake/file-kind.ts'
import type { Reflection } from '../../domain/intake/reflection.ts'
import { reflectionHints } from '../../domain/intake/reflection-gate.ts'
import type { Actor } from '../../domain/people/permission.ts'
import type { ArrivalStatus } from '../../domain/submission/status-sets.ts'
import { wakeRelay } from '../../queue/wake.ts'
import type { StoredFile } from '../../storage/storage.ts'
import { retryIfFileWasRemoved } from '../files/remove-unreferenced.ts'
import { type Received, receiptFor, receivedOf } from '../records/receipt.ts'
import { checkReflection } from './reflect.ts'

/** Bytes that are durable already, as somebody sent them. */
export type SentFile = Pick<StoredFile, 'sha256' | 'bytes'> & { head?: Buffer; name: string; mediaType: string }

export interface HandIn {
  assessmentId: string
  studentId: string
  /** As it was sent; absent only when an LMS delivers the file first. */
  reflection: unknown
  file: SentFile
  /** What an LMS sent with it: kept, hashed and receipted beside the work, read by nobody but people. */
  beside?: SentFile[]
  idempotencyKey?: string
}

export interface HandedIn {
  id: string
  status: ArrivalStatus
  receivedAt: Date
  receipt: string
  hints: FieldProblem[]
}

/**
 * A student's work is accepted: its bytes are durable already, one statement remembers everything else, and only then
 * is there a receipt. A reflection that needs another look keeps the bytes, so that nobody uploads twice.
 */
export async function submit(context: Context, who: Actor, handIn: HandIn): Promise<HandedIn> {
  const handInContext = await handInContextFor(context.db, handIn.assessmentId, handIn.studentId)
  if (handInContext.opensAt && handInContext.opensAt > context.clock()) {
    throw new DomainError('NOT_ALLOWED', `This assessment opens on ${handInContext.opensAt.toISOString()}.`)
  }

  if (handIn.studentId !== who.id && !handInContext.isStudent) throw unknownStudent()

  const reflection = await readOrKeep(context, who, handIn, handInContext)
  const received = await acceptOnce(context, acceptanceOf(who, handIn, reflection))

  return {
    id: received.submission.id,
    status: received.reflection ? 'received' : 'awaiting_reflection',
    receivedAt: received.submission.receivedAt,
    receipt: receiptFor(context, received),
    hints: reflection ? reflectionHints(reflection) : [],
  }
}

/** The reflection, or null when an integration delivers without one. A problem keeps the upload and names its id. */
async function readOrKeep(context: Context, who: Actor, { reflection, file }: HandIn, handInContext: HandInContext) {
  if (reflection === undefined && who.role === 'integration') return null
  try {
    return checkReflection(context, reflection, handInContext)
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'REFLECTION_INCOMPLETE') throw error
    const id = newId()
    const { sha256, bytes, mediaType, name } = file
    const kept = { id, accountId: who.id, sha256, bytes, mediaType, name }
    await retryIfFileWasRemoved(context, () => context.db.insert(uploads).values(kept))
    throw new DomainError(error.code, error.message, error.fields, { upload: id })
  }
}

function acceptanceOf(
  who: Actor,
  { assessmentId, studentId, file, beside = [], idempotencyKey }: HandIn,
  reflection: Reflection | null,
): Acceptance {
  const salt = randomBytes(16)
  const reflectionSha256 = reflection && sha256(canonicalJson(reflection))
  const kept = keptAs(file)
  const more = beside.map((one) => ({ id: newId(), ...keptAs(one) }))
  const hashes = [file, ...beside].map(({ sha256 }) => sha256).join(' ')
  return {
    submissionId: newId(),
    eventId: newId(),
    assessmentId,
    studentId,
    who,
    status: reflection ? 'received' : 'awaiting_reflection',
    event: {
      type: reflection ? 'submission.received' : 'submission.reflection_required',
      data: { commitment: sha256(`${salt.toString('hex')} ${hashes} ${reflectionSha256 ?? '-'}`) },
    },
    file: { ...kept, salt },
    beside: more,
    reflection: reflection && { answers: reflection, sha256: reflectionSha256! },
    idempotency: idempotencyKey
      ? {
          key: idempotencyKey,
          requestHash: sha256([assessmentId, studentId, hashes, kept.name, reflectionSha256 ?? '-'].join('\n')),
        }
      : null,
  }
}

function keptAs({ sha256, bytes, head, mediaType, name: sent }: SentFile) {
  const name = fileName(sent)
  return { sha256, bytes, mediaType: head ? mediaTypeOf(head, name) : mediaType, name }
}

/** Accepts, or finds what the same request with the same key was given earlier. */
async function acceptOnce(context: Context, acceptance: Acceptance): Promise<Received> {
  for (;;) {
    try {
      const accepted = await retryIfFileWasRemoved(context, () => accept(context.db, acceptance))
      if (accepted) {
        wakeRelay(context.db)
        return receivedFrom(acceptance, accepted)
      }
      throw new DomainError('UNAVAILABLE', 'The provider has no policy in force yet, so work cannot be taken in.')
    } catch (error) {
      const { constraint } = error as { constraint?: string }
      if (constraint === 'one_submission_per_attempt') continue
      if (constraint !== 'idempotency_keys_pkey') throw error
      // It exists, because its unique constraint was just hit.
      const earlier = await idempotencyRecord(context.db, acceptance.who.id, acceptance.idempotency!.key)
      const { submissionId, requestHash } = earlier!
      if (requestHash === acceptance.idempotency!.requestHash) return receivedOf(context, submissionId, 'first')
      throw new DomainError(
        'IDEMPOTENCY_KEY_REUSED',
        'This Idempotency-Key was used for other work. Use a new key for new work; the earlier submission stands.',
      )
    }
  }
}

function receivedFrom({ who, event, ...acceptance }: Acceptance, { policyVersion, ...accepted }: Accepted): Received {
  const { submissionId: id, studentId, eventId, file, beside, reflection } = acceptance
  return {
    submission: { id, studentId, ...accepted },
    file,
    beside,
    reflection,
    policyVersion,
    event: { id: eventId, ...event, at: accepted.receivedAt, submissionId: id, actorId: who.id, actorRole: who.role },
  }
}

const unknownStudent = () =>
  new DomainError('INVALID_INPUT', 'An integration says whose work it delivers.', [
    { field: 'studentId', problem: 'There is no such student.', expected: 'The id of a student of this provider.' },
  ])

const sha256 = (text: string) => sha256Hex(text)
