import type { Context } from '../../context.ts'
import { content } from '../../db/audit/content.ts'
import { newId } from '../../db/id.ts'
import type { PolicyVersion } from '../../db/policy/versions.ts'
import { policyVersions } from '../../db/schema/index.ts'
import { DomainError } from '../../domain/error.ts'
import { sha256Hex } from '../../domain/hash.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { type PolicyText, parsePolicy } from '../../domain/policy/policy.ts'
import { record } from '../record.ts'
import { putInForce } from './activate-policy.ts'
import { type SentPoints, savePoints } from './confirm-points.ts'

export interface PolicyImport {
  /** The provider's own document, as plain text. */
  text: string
  authorisedBy?: string
  authorisedOn?: string
  /** The clause for each point, where the sender has confirmed it already. */
  points?: SentPoints
  /** Put in force at once, in place of the version before. */
  activate?: boolean
  /** What the text does not say, or says wrongly. */
  corrections?: Partial<Omit<PolicyText, 'clauses'>>
}

/**
 * Imports a policy version clause by clause. Throws INVALID_INPUT when no numbered clause can be found, or when it is to be
 * put in force and is not authorised or its points are not confirmed.
 */
export async function importPolicy(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  who: Actor | null,
  { points, activate = false, ...sent }: PolicyImport,
): Promise<PolicyVersion> {
  const version = versionIn(sent)
  return db.transaction(async (tx) => {
    const [imported] = await tx
      .insert(policyVersions)
      .values({ id: newId(), ...version })
      .returning()
    const contents = [content(policyVersions, imported!)]
    await record(tx, { type: 'policy.imported', who, data: { policyVersion: imported!.id }, contents })
    const saved = points ? await savePoints(tx, who, imported!, points, clock()) : imported!
    return activate ? putInForce(tx, who, saved, clock()) : saved
  })
}

function versionIn({ text, authorisedBy, authorisedOn, corrections }: PolicyImport) {
  const { clauses, ...facts } = { ...parsePolicy(text), ...corrections }
  if (!clauses.length) {
    throw new DomainError('INVALID_INPUT', 'No numbered clauses were found in this text.', [
      {
        field: 'text',
        problem: 'There are no numbered headings such as “7. Use of AI”.',
        expected: 'The policy as plain text with its numbered headings.',
      },
    ])
  }
  const sourceSha256 = sha256Hex(text)
  return { ...facts, clauses, sourceSha256, authorisedBy: authorisedBy ?? null, authorisedOn: authorisedOn ?? null }
}
