import { eq } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { content } from '../../db/audit/content.ts'
import { newId } from '../../db/id.ts'
import { findCourse } from '../../db/people/courses.ts'
import { clausesInForce } from '../../db/policy/versions.ts'
import { assessments, assessmentVersions } from '../../db/schema/index.ts'
import type { Actor } from '../../domain/people/permission.ts'
import {
  assessmentWarnings,
  checkAssessment,
  defaultPurposes,
  type NewAssessment,
} from '../../domain/policy/assessment.ts'
import { record } from '../record.ts'

/** How much unflagged work a person reads all the same, and how many days a student has to respond, unless said otherwise. */
const defaults = { sampleRate: 0, responseDays: 10 }

/**
 * An assessment is published in a course with its AI-use level and guidance; those enrolled there have it. Throws NOT_FOUND
 * for a course that a tutor does not teach, INVALID_INPUT.
 */
export async function publishAssessment(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  who: Actor,
  assessment: NewAssessment & { courseId: string },
) {
  const clauses = await clausesInForce(db)
  checkAssessment(assessment, clauses)
  const { brief, outcomes = [], allowedPurposes = defaultPurposes(assessment.aiLevel) } = assessment

  return db.transaction(async (tx) => {
    await findCourse(tx, who, assessment.courseId)
    const [saved] = await tx
      .insert(assessments)
      .values({ ...defaults, ...assessment, id: newId(), brief, outcomes, allowedPurposes, createdBy: who.id })
      .returning()
    const [first] = await tx.select().from(assessmentVersions).where(eq(assessmentVersions.assessmentId, saved!.id))
    await record(tx, {
      type: 'assessment.published',
      who,
      data: { assessment: saved!.id, course: saved!.courseId, level: saved!.aiLevel },
      contents: [content(assessments, saved!), content(assessmentVersions, first!)],
    })
    return { ...saved!, warnings: assessmentWarnings(assessment, clock(), clauses) }
  })
}
