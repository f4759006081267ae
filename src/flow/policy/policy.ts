import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { newId } from '../../db/id.ts'
import { policyAcknowledgements, policyVersions } from '../../db/schema/index.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { type PolicyText, parsePolicy } from '../../domain/policy/policy.ts'
import { record } from '../record.ts'

export interface PolicyImport {
  /** The provider's own document, as plain text. */
  text: string
  authorisedBy?: string
  authorisedOn?: string
  /** Put in force at once, in place of the version before. */
  activate?: boolean
  /** What the text does not say, or says wrongly. */
  corrections?: Partial<Omit<PolicyText, 'clauses'>>
}

/** Imports a policy version clause by clause. Throws INVALID_INPUT when no numbered clause can be found. */
export async function importPolicy(context: Pick<Context, 'db'>, who: Actor | null, sent: PolicyImport) {
  const { clauses, ...facts } = { ...parsePolicy(sent.text), ...sent.corrections }
  if (!clauses.length) {
    throw new DomainError('INVALID_INPUT', 'No numbered clauses were found in this text.', [
      {
        field: 'text',
        problem: 'There are no headings such as “4.2 Academic Integrity”.',
        expected: 'The policy as plain text with its numbered headings.',
      },
    ])
  }
  return context.db.transaction(async (tx) => {
    const [saved] = await tx
      .insert(policyVersions)
      .values({
        id: newId(),
        ...facts,
        clauses,
        sourceSha256: createHash('sha256').update(sent.text).digest('hex'),
        authorisedBy: sent.authorisedBy ?? null,
        authorisedOn: sent.authorisedOn ?? null,
      })
      .returning()
    await record(tx, { type: 'policy.imported', who, data: { policyVersion: saved!.id } })
    return sent.activate ? activate({ db: tx as never }, who, saved!.id) : saved!
  })
}

/** Puts a version in force; exactly one is. Throws INVALID_INPUT for a version that nobody authorised (clause 6.3). */
export async function activate({ db }: Pick<Context, 'db'>, who: Actor | null, id: string) {
  return db.transaction(async (tx) => {
    const [version] = await tx.select().from(policyVersions).where(eq(policyVersions.id, id))
    if (!version) throw new DomainError('NOT_FOUND', 'There is no such policy version.')
    if (!version.authorisedBy || !version.authorisedOn) {
      throw new DomainError('INVALID_INPUT', 'A policy version comes into force when somebody has authorised it.', [
        {
          field: 'authorisedBy',
          problem: 'The authorisation is missing.',
          expected: 'The position of the authoriser, and the date in authorisedOn.',
        },
      ])
    }
    await tx.update(policyVersions).set({ active: false }).where(eq(policyVersions.active, true))
    const [active] = await tx
      .update(policyVersions)
      .set({ active: true, activatedAt: new Date() })
      .where(eq(policyVersions.id, id))
      .returning()
    await record(tx, { type: 'policy.activated', who, data: { policyVersion: id } })
    return active!
  })
}

/** A person has read the policy version in force. Asked again for each new version. */
export async function acknowledge({ db }: Pick<Context, 'db'>, who: Actor, policyVersionId: string) {
  return db.transaction(async (tx) => {
    const [version] = await tx.select().from(policyVersions).where(eq(policyVersions.id, policyVersionId))
    if (!version) throw new DomainError('NOT_FOUND', 'There is no such policy version.')
    const [made] = await tx
      .insert(policyAcknowledgements)
      .values({ accountId: who.id, policyVersionId })
      .onConflictDoNothing()
      .returning()
    if (made) {
      await record(tx, {
        type: 'policy.acknowledged',
        who,
        data: { policyVersion: policyVersionId, sha256: version.sourceSha256 },
      })
      return made
    }
    const [earlier] = await tx
      .select()
      .from(policyAcknowledgements)
      .where(
        and(eq(policyAcknowledgements.accountId, who.id), eq(policyAcknowledgements.policyVersionId, policyVersionId)),
      )
    return earlier!
  })
}
