import { and, desc, eq, isNull, or } from 'drizzle-orm'
import type { Json } from '../../domain/screening/detector.ts'
import type { Session } from '../client.ts'
import { detectorOptions, detectorSwitches } from '../schema/index.ts'

/** What an admin declares before work may leave for an outside service. */
export const declared = ['recipient', 'region', 'retention', 'lawfulBasis'] as const

/**
 * Since when an external detector is switched on for an assessment, or why it is not. It is on only where the
 * provider's newest choice is “on” with a whole declaration and the assessment's own newest choice is not “off”.
 */
export async function switchedOn(
  session: Session,
  detector: string,
  assessmentId: string | null,
): Promise<{ on: true; since: Date } | { on: false; detail: string }> {
  const choices = await session
    .select()
    .from(detectorSwitches)
    .where(
      and(
        eq(detectorSwitches.detector, detector),
        assessmentId
          ? or(eq(detectorSwitches.assessmentId, assessmentId), isNull(detectorSwitches.assessmentId))
          : isNull(detectorSwitches.assessmentId),
      ),
    )
    .orderBy(desc(detectorSwitches.at), desc(detectorSwitches.id))
  const everywhere = choices.find((choice) => !choice.assessmentId)
  const here = choices.find((choice) => choice.assessmentId)
  if (!everywhere) return { on: false, detail: 'It has not been switched on.' }
  if (everywhere.state === 'off') return { on: false, detail: `It is switched off: ${everywhere.reason}` }
  if (!declared.every((field) => everywhere.declaration?.[field]?.trim())) {
    return {
      on: false,
      detail: 'It has not been declared who receives the work, where, for how long and on what basis.',
    }
  }
  if (here?.state === 'off') return { on: false, detail: `It is switched off for this assessment: ${here.reason}` }
  return { on: true, since: everywhere.at }
}

/** The settings that hold for an assessment, its own before the provider's, and the provider's monthly budget. */
export async function optionsFor(session: Session, detector: string, assessmentId: string | null) {
  const rows = await session
    .select()
    .from(detectorOptions)
    .where(
      and(
        eq(detectorOptions.detector, detector),
        assessmentId
          ? or(eq(detectorOptions.assessmentId, assessmentId), isNull(detectorOptions.assessmentId))
          : isNull(detectorOptions.assessmentId),
      ),
    )
    .orderBy(desc(detectorOptions.at), desc(detectorOptions.id))
  const everywhere = rows.find((row) => !row.assessmentId)
  const here = rows.find((row) => row.assessmentId)
  return {
    options: { ...object(everywhere?.options), ...object(here?.options) } as Json,
    monthlyBudget: everywhere?.monthlyBudget ?? null,
  }
}

const object = (value: Json | undefined) => (value && typeof value === 'object' && !Array.isArray(value) ? value : {})
