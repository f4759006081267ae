import { eq } from 'drizzle-orm'
import type { Context } from '../../../context.ts'
import { externalAssignments } from '../../../db/schema/index.ts'
import { assessmentOfAssignment, oneAtATime } from '../../../db/webhooks/followed.ts'
import type { Integration } from '../../../db/webhooks/integrations.ts'
import { DomainError } from '../../../domain/error.ts'
import type { Actor } from '../../../domain/people/permission.ts'
import type { AiLevel } from '../../../domain/policy/assessment.ts'
import type { Inbound } from '../../../lms/inbound.ts'
import { changeWithin } from '../../dates/change-assessment.ts'
import { publishAssessment } from '../../policy/assessments.ts'
import { courseFor } from './courses.ts'

type Assignment = Omit<Extract<Inbound, { type: 'assignment.upserted' }>, 'type'>
type Told = Partial<Assignment> & { externalId: string; anonymous?: boolean }

/** An assignment of the LMS becomes an assessment here, or the one that it is learns its new title and due date. */
export function setAssignment(
  context: Context,
  who: Actor,
  integration: Integration,
  occurredAt: Date,
  assignment: Assignment,
) {
  return oneAtATime(context.db, `${integration.id} assignment ${assignment.externalId}`, async () => {
    const known = await assessmentOfAssignment(context.db, integration.id, assignment.externalId)
    if (!known) {
      await makeAssessment(context, who, integration, occurredAt, assignment)
      return { state: 'applied' as const, detail: 'An assessment was made for it.' }
    }
    if (known.occurredAt > occurredAt) {
      return { state: 'stale' as const, detail: 'A newer event of the same assignment was applied before it.' }
    }
    await takeOver(context, who, known, occurredAt, assignment)
    return { state: 'applied' as const, detail: 'Title and due date were taken over.' }
  })
}

async function takeOver(
  context: Context,
  who: Actor,
  known: typeof externalAssignments.$inferSelect,
  occurredAt: Date,
  assignment: Assignment,
) {
  await context.db.transaction(async (tx) => {
    await changeWithin(context, tx, who, known.assessmentId, {
      title: assignment.title,
      ...(assignment.dueAt && { dueAt: new Date(assignment.dueAt) }),
      reason: 'The LMS changed it.',
    })
    await tx
      .update(externalAssignments)
      .set({ occurredAt })
      .where(eq(externalAssignments.assessmentId, known.assessmentId))
  })
}

/** The assessment that an assignment is; a piece of work may tell of it before the LMS says more. */
export function assessmentFor(context: Context, who: Actor, integration: Integration, told: Told): Promise<string> {
  return oneAtATime(context.db, `${integration.id} assignment ${told.externalId}`, async () => {
    const known = await assessmentOfAssignment(context.db, integration.id, told.externalId)
    return known?.assessmentId ?? makeAssessment(context, who, integration, new Date(0), told)
  })
}

/**
 * Makes an assessment with the integration's defaults where the LMS says no more. Throws INVALID_INPUT when there are
 * none: which use of AI is allowed is for a person to say (point `clear_guidelines`).
 */
async function makeAssessment(
  context: Context,
  who: Actor,
  integration: Integration,
  occurredAt: Date,
  { externalId, title, brief = '', dueAt, aiLevel, guidance, course, anonymous = false }: Told,
): Promise<string> {
  const { id: integrationId, defaults } = integration
  const level = aiLevel ?? defaults?.aiLevel
  const words = guidance ?? defaults?.guidance
  if (!level || !words || !Number.isInteger(level) || level < 1 || level > 5) {
    throw new DomainError('INVALID_INPUT', 'Nobody has said yet which use of AI this assignment allows.')
  }
  const courseId = await context.db.transaction((tx) => courseFor(tx, who, integration, course))
  const { id: assessmentId } = await publishAssessment(context, who, {
    courseId,
    title: title ?? `Assignment ${externalId}`,
    brief,
    aiLevel: level as AiLevel,
    guidance: words,
    anonymous,
    ...(dueAt && { dueAt: new Date(dueAt) }),
  })
  await context.db.insert(externalAssignments).values({ integrationId, externalId, assessmentId, occurredAt })
  return assessmentId
}
