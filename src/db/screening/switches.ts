import { desc, eq, isNull, or } from 'drizzle-orm'
import type { Session } from '../client.ts'
import { detectorSwitches } from '../schema/index.ts'

/** The newest choices of which detectors are off for an assessment, its own before the provider's, by detector. */
export async function switchedOff(session: Session, assessmentId: string) {
  const choices = await session
    .select()
    .from(detectorSwitches)
    .where(or(eq(detectorSwitches.assessmentId, assessmentId), isNull(detectorSwitches.assessmentId)))
    .orderBy(isNull(detectorSwitches.assessmentId), desc(detectorSwitches.at))
  const newest = new Map<string, (typeof choices)[number]>()
  for (const choice of choices) if (!newest.has(choice.detector)) newest.set(choice.detector, choice)
  return new Map([...newest].filter(([, { state }]) => state === 'off'))
}
