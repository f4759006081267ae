import { and, eq } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { content } from '../../db/audit/content.ts'
import { newId } from '../../db/id.ts'
import { termsAcceptances } from '../../db/schema/index.ts'
import { switchedOn } from '../../db/vendors/switches.ts'
import { wakeConsentRuns } from '../../db/vendors/terms.ts'
import { deadlines } from '../../domain/deadlines.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import type { RemoteDetector } from '../../domain/screening/detector.ts'
import { pseudonymOf } from '../../domain/screening/pseudonym.ts'
import { record } from '../record.ts'
import { remoteDetectors, runtimeFor } from './runtime.ts'

/** A vendor's terms as they stand today, and whether this learner accepted that very version. */
export async function readTerms(context: Context, who: Actor, detectorId: string, language: string) {
  const detector = await withTerms(context, detectorId)
  const terms = await detector.terms!(
    language,
    runtimeFor(context, detector, AbortSignal.timeout(deadlines.vendorPage.wholeMs)),
  )
  if (!terms) return { required: false as const }
  const [accepted] = await context.db
    .select()
    .from(termsAcceptances)
    .where(
      and(
        eq(termsAcceptances.detector, detectorId),
        eq(termsAcceptances.accountId, who.id),
        eq(termsAcceptances.version, terms.version),
      ),
    )
  return { required: true as const, ...terms, acceptedAt: accepted?.acceptedAt ?? null }
}

/**
 * A learner accepts a vendor's terms: their own act, for the version that is shown now. Every run of theirs that waited
 * for it goes on in the same transaction. Throws STATE_CHANGED when the terms changed after they were read.
 */
export async function acceptTerms(
  context: Context,
  who: Actor,
  detectorId: string,
  { version, language }: { version: string; language: string },
) {
  const detector = await withTerms(context, detectorId)
  const runtime = runtimeFor(context, detector, AbortSignal.timeout(deadlines.vendorPage.wholeMs))
  const terms = await detector.terms!(language, runtime)
  if (terms?.version !== version) {
    throw new DomainError('STATE_CHANGED', 'The terms were changed in the meantime; please read the new ones first.')
  }

  const acceptance = await context.db.transaction(async (tx) => {
    const mine = and(
      eq(termsAcceptances.detector, detectorId),
      eq(termsAcceptances.accountId, who.id),
      eq(termsAcceptances.version, version),
    )
    const added = await tx
      .insert(termsAcceptances)
      .values({ id: newId(), detector: detectorId, accountId: who.id, version, language: terms.language })
      .onConflictDoNothing()
      .returning()
    const [saved] = await tx.select().from(termsAcceptances).where(mine)
    const woken = await wakeConsentRuns(tx, detectorId, who.id, context.clock())
    const contents = added.map((row) => content(termsAcceptances, row))
    await record(tx, { type: 'terms.accepted', who, data: { detector: detectorId, version, woken }, contents })
    return { version, language: saved!.language, acceptedAt: saved!.acceptedAt.toISOString() }
  })
  const author = pseudonymOf(who.id, context.pseudonymSalt)
  await detector.agree?.(author, acceptance, runtime).catch((err) => {
    context.log.info({ detector: detectorId, err }, 'an acceptance will travel with the next run')
  })
  return acceptance
}

async function withTerms(context: Context, detectorId: string): Promise<RemoteDetector> {
  const detector = remoteDetectors(context).find(({ id }) => id === detectorId)
  if (!detector?.terms) throw new DomainError('NOT_FOUND', 'There are no such terms.')
  const turned = await switchedOn(context.db, detectorId, null)
  if (!turned.on) throw new DomainError('NOT_FOUND', `${detector.title} is not in use here.`)
  return detector
}
