import { isDeepStrictEqual } from 'node:util'
import { eq } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { content } from '../../db/audit/content.ts'
import type { Transaction } from '../../db/client.ts'
import { dueOfEach } from '../../db/dates/due.ts'
import { studentsEnrolled } from '../../db/dates/students.ts'
import { lockAssessment, standingVersions } from '../../db/dates/versions.ts'
import { newId } from '../../db/id.ts'
import { type Assessment, findOwnAssessment } from '../../db/policy/assessments.ts'
import { clausesInForce } from '../../db/policy/versions.ts'
import { assessments, assessmentVersions } from '../../db/schema/index.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { checkAssessment } from '../../domain/policy/assessment.ts'
import { countsFromOf } from '../../domain/policy/assessment-change.ts'
import { notify } from '../notices/notify.ts'
import { record } from '../record.ts'
import { applyDueDates, type Dating } from './apply-due-dates.ts'

/** What may be changed of an assessment; what is left out stays as it is. */
export type Content = Pick<Assessment, (typeof contentColumns)[number]>

export interface Change extends Partial<Content> {
  /** Why, in words that those enrolled read. */
  reason: string
  /** From when it counts, where it allows less use of AI. */
  countsFrom?: Date
}

const contentColumns = [
  'title',
  'brief',
  'aiLevel',
  'guidance',
  'allowedPurposes',
  'outcomes',
  'supervised',
  'levelReason',
  'levelApprover',
  'anonymous',
  'sampleRate',
  'responseDays',
  'opensAt',
  'dueAt',
] as const

/**
 * A person changes an assessment: its next version, which those enrolled are told of (docs/reference/dates.md#versions). Null
 * where nothing would change. Throws NOT_FOUND, INVALID_INPUT.
 */
export async function changeAssessment(context: Context, who: Actor, assessmentId: string, change: Change) {
  await findOwnAssessment(context.db, who, assessmentId)
  return context.db.transaction((tx) => changeWithin(context, tx, who, assessmentId, change))
}

/** The same in the caller's transaction, for an LMS too, whose `who` is null where it has no account. */
export async function changeWithin(
  context: Dating,
  tx: Transaction,
  who: Actor | null,
  assessmentId: string,
  { reason, countsFrom, ...changes }: Change,
) {
  const before = await lockAssessment(tx, assessmentId)
  const after = contentOf({ ...before, ...given(changes) })
  const changed = contentColumns.filter((name) => !isDeepStrictEqual(after[name], before[name]))
  if (!changed.length) return null
  checkAssessment(newAssessmentOf(after), await clausesInForce(tx))
  const standing = await standingVersions(tx, assessmentId)
  const counts = countsFromOf(
    { ...after, reason, countsFrom: countsFrom ?? null },
    {
      now: new Date(),
      openedAt: before.opensAt ?? before.publishedAt,
      inEffect: standing[0]!,
      newest: standing.at(-1)!,
    },
  )

  const version = {
    id: newId(),
    assessmentId,
    version: before.version + 1,
    ...after,
    reason,
    changedBy: who?.id ?? null,
  }
  const [saved] = await tx
    .insert(assessmentVersions)
    .values({ ...version, ...(counts > new Date() && { countsFrom: counts }) })
    .returning()
  const [assessment] = await tx
    .update(assessments)
    .set({ ...after, version: version.version })
    .where(eq(assessments.id, assessmentId))
    .returning()
  const eventId = await record(tx, {
    type: 'assessment.changed',
    who,
    data: { assessment: assessmentId, version: version.version, changed },
    contents: [content(assessments, assessment!), content(assessmentVersions, saved!)],
  })
  const kind = changed.every((name) => name === 'dueAt') ? 'due_date_changed' : 'assessment_changed'
  const actBy = dueOfEach(assessmentId, context.config.timeZone)
  await notify(tx, { kind, to: studentsEnrolled(assessmentId), about: { assessmentId }, eventId, actBy })
  await applyDueDates(context, tx, who, { assessmentId })
  return saved!
}

const contentOf = (assessment: Content) =>
  Object.fromEntries(contentColumns.map((name) => [name, assessment[name]])) as unknown as Content

/** Without what was left out. */
const given = (changes: Partial<Content>) =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as Partial<Content>

/** As `checkAssessment` takes it: without what is null. */
const newAssessmentOf = (content: Content) =>
  Object.fromEntries(Object.entries(content).filter(([, value]) => value !== null)) as never as Parameters<
    typeof checkAssessment
  >[0]
