import type { Context } from '../../context.ts'
import { content } from '../../db/audit/content.ts'
import { newId } from '../../db/id.ts'
import { findAssessment } from '../../db/policy/assessments.ts'
import { detectorOptions, detectorSwitches } from '../../db/schema/index.ts'
import { wakeBudgetRuns } from '../../db/vendors/spending.ts'
import { statusOf } from '../../db/vendors/status.ts'
import { declared } from '../../db/vendors/switches.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import type { Detector, Json } from '../../domain/screening/detector.ts'
import { record } from '../record.ts'
import { remoteDetectors } from './runtime.ts'

export interface Switch {
  state: 'on' | 'off'
  /** The person who answers for this choice, by name or office. */
  owner: string
  reason: string
  assessmentId?: string
  /** For an external detector that is switched on everywhere: who receives the work, where, for how long, on what basis. */
  declaration?: Record<string, string>
}

/**
 * An admin switches a detector on or off, everywhere or for one assessment. Choices are added, never changed. Work may
 * leave for an outside service only under a whole declaration. Throws NOT_FOUND, INVALID_INPUT naming each field.
 */
export async function switchDetector(context: Context, who: Actor, detectorId: string, choice: Switch) {
  const detector = known(context, detectorId)
  checkSwitch(detector, choice)
  if (choice.assessmentId) await findAssessment(context.db, choice.assessmentId)

  return context.db.transaction(async (tx) => {
    const { state, owner, reason, assessmentId = null, declaration = null } = choice
    const [saved] = await tx
      .insert(detectorSwitches)
      .values({
        id: newId(),
        detector: detectorId,
        assessmentId,
        state,
        owner,
        reason,
        declaration,
        switchedBy: who.id,
      })
      .returning()
    if ('step' in detector) await statusOf(tx, detectorId)
    const data = { detector: detectorId, assessment: assessmentId, switch: saved!.id }
    await record(tx, { type: `detector.switched_${state}`, who, data, contents: [content(detectorSwitches, saved!)] })
    return saved!
  })
}

function checkSwitch({ title, dataFlow }: Detector, choice: Switch): void {
  const { state, owner, reason, assessmentId, declaration = {} } = choice
  const asks: Record<(typeof declared)[number], string> = {
    recipient: 'The company that receives the work.',
    region: 'The country or region in which it is kept.',
    retention: 'How long it is kept there.',
    lawfulBasis: 'The lawful basis, and the impact assessment it rests on.',
  }
  const leaves = dataFlow.class !== 'local' && state === 'on' && !assessmentId
  const said: (readonly [field: string, words: string | undefined, expected: string])[] = [
    ['owner', owner, 'The person or office that answers for this choice.'],
    ['reason', reason, 'A sentence on why.'],
    ...(leaves ? declared : []).map((field) => [`declaration.${field}`, declaration[field], asks[field]] as const),
  ]
  const problems = said
    .filter(([, words]) => !words?.trim())
    .map(([field, , expected]) => ({ field, problem: 'This is missing.', expected }))
  if (!problems.length) return
  const what = leaves ? `${title} sends work to an outside service` : 'Somebody answers for each choice'
  throw new DomainError('INVALID_INPUT', `${what}, so this has to be said first.`, problems)
}

/**
 * An admin sets a remote detector's options, everywhere or for one assessment; runs that are open keep theirs, and those
 * that wait for the budget look at it again.
 */
export async function setOptions(
  context: Context,
  who: Actor,
  detectorId: string,
  {
    options,
    assessmentId = null,
    monthlyBudget = null,
  }: { options: Json; assessmentId?: string | null; monthlyBudget?: number | null },
) {
  const detector = remoteDetectors(context).find(({ id }) => id === detectorId)
  if (!detector) throw new DomainError('NOT_FOUND', 'There is no such remote detector.')
  const complete = detector.options(options)
  if (assessmentId) await findAssessment(context.db, assessmentId)

  return context.db.transaction(async (tx) => {
    const values = { id: newId(), detector: detectorId, assessmentId, options, monthlyBudget, setBy: who.id }
    const [saved] = await tx.insert(detectorOptions).values(values).returning()
    if (!assessmentId) await wakeBudgetRuns(tx, detectorId, context.clock())
    await record(tx, {
      type: 'detector.options_set',
      who,
      data: { detector: detectorId, assessment: assessmentId, options: saved!.id },
      contents: [content(detectorOptions, saved!)],
    })
    return { ...saved!, options: complete }
  })
}

function known({ detectors }: Context, detectorId: string): Detector {
  const detector = detectors.find(({ id }) => id === detectorId)
  if (!detector) throw new DomainError('NOT_FOUND', 'There is no such detector.')
  return detector
}
