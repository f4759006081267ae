import { and, desc, eq, isNull, or } from 'drizzle-orm'
import type { Session } from './client.ts'
import { detectorSwitches } from './schema.ts'

/** The newest choice about a detector for an assessment, its own before the provider's; null when it is on. */
export async function switchedOff(session: Session, detector: string, assessmentId: string) {
  const choices = await session
    .select()
    .from(detectorSwitches)
    .where(
      and(
        eq(detectorSwitches.detector, detector),
        or(eq(detectorSwitches.assessmentId, assessmentId), isNull(detectorSwitches.assessmentId)),
      ),
    )
    .orderBy(desc(detectorSwitches.at))
  const choice = choices.find((made) => made.assessmentId) ?? choices[0]
  return choice?.state === 'off' ? choice : null
}
