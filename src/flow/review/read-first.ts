import { and, eq, inArray } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import type { Session } from '../../db/client.ts'
import { flags } from '../../db/schema/index.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { heldSentence, isHeld, type Waits } from '../../domain/review/first-reading.ts'
import type { Visibility } from '../../domain/submission/visibility.ts'
import { accessTo } from '../submission/visibility.ts'
import { basisOf } from './redact.ts'

/** The flags among pieces of evidence. */
export const flagIdsIn = (items: ({ flagId: string } | object)[]): string[] =>
  items.flatMap((item) => ('flagId' in item ? [item.flagId] : []))

/** A reviewer discloses, cites or dismisses only flags that they have been shown themselves. Throws READING_FIRST. */
export async function refuseHeldFlags(session: Session, who: Actor, submissionId: string, flagIds: string[]) {
  if (!flagIds.length) return
  const { visibility } = await accessTo(session, who, submissionId)
  if (visibility.waits === 'none') return
  const rows = await session
    .select({ basis: flags.basis })
    .from(flags)
    .where(and(eq(flags.submissionId, submissionId), inArray(flags.id, flagIds)))
  for (const { basis } of rows) refuseHeld(visibility.waits, basis)
}

/** A vendor's report holds what its detector measured, so it waits like the rest. Throws READING_FIRST. */
export function refuseHeldDetector({ detectors }: Pick<Context, 'detectors'>, { waits }: Visibility, detector: string) {
  refuseHeld(waits, basisOf(detectors, detector))
}

function refuseHeld(waits: Waits, basis: Parameters<typeof isHeld>[1]) {
  if (waits === 'none' || !isHeld(waits, basis)) return
  throw new DomainError('READING_FIRST', `Please read the work first. ${heldSentence[waits]}`, [
    {
      field: 'firstReading',
      problem: 'Your own first reading is not noted yet.',
      expected: 'Your opinion and a sentence on what you saw (POST /v1/submissions/{id}/first-readings, or the page).',
    },
  ])
}
