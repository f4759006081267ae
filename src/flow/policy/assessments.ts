import { eq } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { content } from '../../db/audit/content.ts'
import { newId } from '../../db/id.ts'
import { clausesInForce } from '../../db/policy/versions.ts'
import { assessments, assessmentTutors, assessmentVersions } from '../../db/schema/index.ts'
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
 * An assessment is published with its AI-use level and guidance. A tutor who publishes it is a tutor on it: by this
 * provider, or by the context of an LMS that they came from, named by `contextId`.
 */
export async function publishAssessment(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  who: Actor,
  { tutorIds = [], ...assessment }: NewAssessment & { tutorIds?: string[] },
  contextId: string | null = null,
) {
  const clauses = await clausesInForce(db)
  checkAssessment(assessment, clauses)
  const { brief, outcomes = [], allowedPurposes = defaultPurposes(assessment.aiLevel) } = assessment

  return db.transaction(async (tx) => {
    const [saved] = await tx
      .insert(assessments)
      .values({ ...defaults, ...assessment, id: newId(), brief, outcomes, allowedPurposes, createdBy: who.id })
      .returning()
    const tutors = new Set(who.role === 'tutor' ? [who.id, ...tutorIds] : tutorIds)
    if (tutors.size) {
      const assessmentId = saved!.id
      await tx.insert(assessmentTutors).values([...tutors].map((accountId) => ({ assessmentId, accountId, contextId })))
    }
    const [first] = await tx.select().from(assessmentVersions).where(eq(assessmentVersions.assessmentId, saved!.id))
    const data = { assessment: saved!.id, level: saved!.aiLevel }
    await record(tx, {
      type: 'assessment.published',
      who,
      data,
      contents: [content(assessments, saved!), content(assessmentVersions, first!)],
    })
    return { ...saved!, warnings: assessmentWarnings(assessment, clock(), clauses) }
  })
}
