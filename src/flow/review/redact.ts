import { and, eq, inArray } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import type { Session } from '../../db/client.ts'
import { firstReadingOf, whatWaits } from '../../db/desk.ts'
import { flags } from '../../db/schema/index.ts'
import type { Submission } from '../../db/submission/access.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { heldSentence, isHeld, type Waits, waitsFor } from '../../domain/review/first-reading.ts'
import type { Detector } from '../../domain/screening/detector.ts'

/** What waits for this person's own reading of one submission, and that reading where there is one. */
export async function waitsOn(session: Session, who: Actor, { id, status }: Pick<Submission, 'id' | 'status'>) {
  const reading = await firstReadingOf(session, id, who.id)
  return { reading, waits: waitsFor(who, status, await whatWaits(session), reading !== null) }
}

const basisOf = (detectors: Detector[], detector: string) => detectors.find(({ id }) => id === detector)?.basis

/** Whether what a detector said waits; `basis` is the flag's own where one is at hand. */
export const isWaiting = (
  { detectors }: Pick<Context, 'detectors'>,
  waits: Waits,
  detector: string,
  basis = basisOf(detectors, detector),
): boolean => isHeld(waits, basis)

/** The flags among pieces of evidence. */
export const flagIdsIn = (items: ({ flagId: string } | object)[]): string[] =>
  items.flatMap((item) => ('flagId' in item ? [item.flagId] : []))

/** Nobody shows, cites or sets aside what they were not shown themselves. Throws READING_FIRST. */
export async function refuseWaitingFlags(session: Session, who: Actor, submission: Submission, flagIds: string[]) {
  if (!flagIds.length) return
  const { waits } = await waitsOn(session, who, submission)
  if (waits === 'none') return
  const rows = await session
    .select({ basis: flags.basis })
    .from(flags)
    .where(and(eq(flags.submissionId, submission.id), inArray(flags.id, flagIds)))
  if (rows.some(({ basis }) => isHeld(waits, basis))) throw readingFirst(waits)
}

/** A vendor's report holds what its detector measured, so it waits like the rest. Throws READING_FIRST. */
export async function refuseWaitingDetector(
  context: Pick<Context, 'db' | 'detectors'>,
  who: Actor,
  submission: Submission,
  detector: string,
) {
  const { waits } = await waitsOn(context.db, who, submission)
  if (waits !== 'none' && isWaiting(context, waits, detector)) throw readingFirst(waits)
}

const readingFirst = (waits: Exclude<Waits, 'none'>) =>
  new DomainError('READING_FIRST', `Please read the work first. ${heldSentence[waits]}`, [
    {
      field: 'firstReading',
      problem: 'Your own first reading is not noted yet.',
      expected: 'Your opinion and a sentence on what you saw (POST /v1/submissions/{id}/first-readings, or the page).',
    },
  ])
