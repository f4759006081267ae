import { eq } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { content } from '../../db/audit/content.ts'
import type { Transaction } from '../../db/client.ts'
import { assessmentOfWork } from '../../db/dates/versions.ts'
import { newId } from '../../db/id.ts'
import { disclosures, flags } from '../../db/schema/index.ts'
import { lockSubmission } from '../../db/submission/access.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import type { DisclosedItem, Observation } from '../../domain/review/concern.ts'
import { limitsOf } from '../../domain/screening/coverage-words.ts'
import { advance, checkMove } from '../advance.ts'
import { checkPlaces } from './places.ts'
import { flagIdsIn, refuseHeldFlags } from './read-first.ts'

export interface Disclosure {
  message: string
  items: ({ flagId: string } | Observation)[]
  /** How long the student has to respond; the assessment's own window when left out. */
  responseDays?: number
}

/**
 * Shows the student the evidence, word for word as it stands now, and tells them of it (docs/reference/policy.md#disclosure).
 * The time to respond begins when that notice arrives (docs/reference/notices.md#time-to-respond).
 * Only what was disclosed may be relied on later. Throws READING_FIRST for results that this person has not seen yet.
 */
export async function disclose(context: Context, who: Actor, submissionId: string, disclosure: Disclosure) {
  return context.db.transaction(async (tx) => {
    const submission = await lockSubmission(tx, who, submissionId)
    await refuseHeldFlags(tx, who, submissionId, flagIdsIn(disclosure.items))
    const items = await asShown(context, tx, submissionId, disclosure.items)
    const days = disclosure.responseDays ?? (await assessmentOfWork(tx, submissionId)).responseDays
    checkMove(submission, 'submission.disclosed')

    const [saved] = await tx
      .insert(disclosures)
      .values({
        id: newId(),
        submissionId,
        disclosedBy: who.id,
        message: disclosure.message,
        items,
        responseDays: days,
      })
      .returning()
    const data = { items: items.length, disclosure: saved!.id }
    await advance(tx, submission, {
      type: 'submission.disclosed',
      who,
      data,
      contents: [content(disclosures, saved!)],
    })
    return { ...saved!, respondBy: null }
  })
}

async function asShown({ detectors }: Context, tx: Transaction, submissionId: string, items: Disclosure['items']) {
  const known = await tx.select().from(flags).where(eq(flags.submissionId, submissionId))
  await checkPlaces(tx, submissionId, 'items', items)
  return items.map((item, index): DisclosedItem => {
    if ('observation' in item) return item
    const flag = known.find(({ id }) => id === item.flagId)
    if (!flag) {
      throw new DomainError('INVALID_INPUT', 'A flag to disclose does not belong to this submission.', [
        {
          field: `items[${index}].flagId`,
          problem: 'There is no such flag here.',
          expected: 'A flag of this submission.',
        },
      ])
    }
    const { detector, rule, message, evidence } = flag
    const limits = limitsOf(detectors.find(({ id }) => id === detector))
    return { flagId: flag.id, detector, rule, message, evidence, limits: [...limits] }
  })
}
