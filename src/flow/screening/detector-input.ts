import type { Context } from '../../context.ts'
import type { CaseFile } from '../../db/screening/case-file.ts'
import { earlierWork, yardsticks } from '../../db/screening/peers.ts'
import type { Input, LocalDetector } from '../../domain/screening/detector.ts'
import { typedText } from '../../domain/screening/mask.ts'
import { pseudonymOf } from '../../domain/screening/pseudonym.ts'
import { intactPath } from '../files/intact.ts'
import { peersOf } from './peers.ts'

/** What is known of a text before anything is fetched for a detector: of a submission, or of a student's draft. */
export type Known = Pick<CaseFile, 'document' | 'reflection' | 'assessment' | 'permissions' | 'clauses'> & {
  handedInAt: Date
}

/** What every detector may see of a text, with a pseudonym in place of its author. */
export function inputOf({ pseudonymSalt }: Pick<Context, 'pseudonymSalt'>, studentId: string, known: Known): Input {
  const { document, reflection, assessment, permissions, clauses, handedInAt } = known
  return {
    document,
    reflection,
    brief: assessment.brief,
    clauses,
    handedInAt: handedInAt.toISOString(),
    pseudonym: pseudonymOf(studentId, pseudonymSalt),
    allowance: {
      aiLevel: assessment.aiLevel,
      purposes: assessment.allowedPurposes,
      permissions: permissions.map(({ tools, purposes, decidedAt, expiresAt }) => ({
        tools,
        purposes,
        grantedAt: decidedAt!.toISOString(),
        expiresAt: expiresAt?.toISOString() ?? null,
      })),
    },
  }
}

/**
 * All that a detector may see of a submission: what it asks for, and no name. Call `done` when it has seen it. Null when
 * it asks for the file and the kept copy is damaged.
 */
export async function inputFor(
  context: Context,
  caseFile: CaseFile,
  { needs = [] }: Pick<LocalDetector, 'needs'>,
): Promise<{ input: Input; done(): Promise<void> } | null> {
  const { submission, assessment, document, file } = caseFile
  const input = inputOf(context, submission.studentId, { ...caseFile, handedInAt: submission.receivedAt })
  if (needs.includes('baseline')) input.baseline = await earlierWork(context.db, submission)
  if (needs.includes('cohort')) input.peers = await yardsticks(context.db, submission)
  if (needs.includes('peers')) input.peers = await peersOf(context, submission, typedText(document), assessment.brief)
  if (!needs.includes('file')) return { input, async done() {} }
  const found = await intactPath(context, file.sha256)
  if (!found) return null
  const { path, done } = found
  input.file = { path, mediaType: file.mediaType, bytes: file.bytes, sha256: file.sha256 }
  return { input, done }
}
