import { and } from 'drizzle-orm'
import type { Transaction } from '../../../db/client.ts'
import { findAssessment } from '../../../db/policy/assessments.ts'
import { enrolments } from '../../../db/schema/index.ts'
import type { Integration } from '../../../db/webhooks/integrations.ts'
import type { Actor } from '../../../domain/people/permission.ts'
import { enrol, isOf, saidBy } from '../../people/enrolments.ts'

/**
 * Work of a student that an LMS delivers vouches for them: it enrols them in the course of its assessment. Whose enrolment
 * by this LMS has ended stays as they are, until the LMS says again that they are a member.
 */
export async function enrolByWork(
  tx: Transaction,
  who: Actor,
  { id: sourceId }: Integration,
  { assessmentId, accountId }: { assessmentId: string; accountId: string },
): Promise<void> {
  const { courseId } = await findAssessment(tx, assessmentId)
  const said = { courseId, accountId, role: 'student' as const, source: 'webhook' as const, sourceId }
  const [earlier] = await tx
    .select({ id: enrolments.id })
    .from(enrolments)
    .where(and(saidBy('webhook', sourceId), isOf(said)))
    .limit(1)
  if (!earlier) await enrol(tx, who, [said])
}
