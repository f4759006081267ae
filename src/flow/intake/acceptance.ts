import { newId } from '../../db/id.ts'
import type { Acceptance } from '../../db/intake/acceptance.ts'
import { canonicalJson } from '../../domain/canonical.ts'
import { sha256Hex } from '../../domain/hash.ts'
import type { Reflection } from '../../domain/intake/reflection.ts'
import type { AcceptableReflection } from '../../domain/intake/reflection-check.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { fileRow, type HandIn, workRow } from './hand-in.ts'

/** All that one acceptance writes, with new ids; SHA-256 in hex throughout. */
export function acceptanceOf(who: Actor, handIn: HandIn, checked: AcceptableReflection | null): Acceptance {
  const { assessmentId, studentId, file, extraFiles = [] } = handIn
  const reflection = checked?.reflection ?? null
  const hashes = hashesOf(handIn, reflection)
  return {
    submissionId: newId(),
    eventId: newId(),
    assessmentId,
    studentId,
    who,
    status: reflection ? 'received' : 'awaiting_reflection',
    event: { type: reflection ? 'submission.received' : 'submission.reflection_required' },
    file: workRow(file),
    extraFiles: extraFiles.map((one) => ({ id: newId(), ...fileRow(one) })),
    reflection: checked && {
      answers: checked.reflection,
      sha256: hashes.reflection!,
      fingerprints: checked.fingerprints,
    },
    idempotency: idempotencyOf(handIn, hashes),
  }
}

type Hashes = ReturnType<typeof hashesOf>

function hashesOf({ file, extraFiles = [] }: HandIn, reflection: Reflection | null) {
  return {
    files: [file, ...extraFiles].map((one) => one.sha256).join(' '),
    reflection: reflection && sha256Hex(canonicalJson(reflection)),
  }
}

/** The key under which the same request is answered alike, with a hash that tells the same request from another. */
function idempotencyOf({ assessmentId, studentId, file, idempotencyKey }: HandIn, { files, reflection }: Hashes) {
  if (!idempotencyKey) return null
  const { name, encoding } = workRow(file)
  const request = [assessmentId, studentId, files, name, encoding ?? '-', reflection ?? '-']
  return { key: idempotencyKey, requestHash: sha256Hex(request.join('\n')) }
}
