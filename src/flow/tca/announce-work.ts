import type { Context } from '../../context.ts'
import { newId } from '../../db/id.ts'
import { findAssessment } from '../../db/policy/assessments.ts'
import { addDocument, type TcaDocument } from '../../db/tca/documents.ts'
import type { Integration } from '../../db/webhooks/integrations.ts'
import type { Announced } from '../../domain/tca/announced.ts'
import { assessmentOf } from './assessment.ts'
import { acceptsPolicy, acknowledgeAs, policyNow } from './eula.ts'
import { accountsFor, enrolAll } from './people.ts'

/**
 * A plug-in announces work: its people, course and assessment are found or made, and the document that its file belongs to
 * is kept. Each step can be repeated, and nothing is answered before the last is durable. Null where the person who handed
 * it in has not accepted the policy in force. Throws UNAVAILABLE while no policy is in force.
 */
export async function announceWork(
  context: Context,
  integration: Integration,
  announced: Announced,
): Promise<TcaDocument | null> {
  const policy = await policyNow(context.db)
  if (!(await acceptsPolicy(context, integration, policy, announced))) return null

  const { authors, teachers, submitter, owner, title } = announced
  const assessmentId = await assessmentOf(context, integration, announced)
  const [studentId, ...members] = await accountsFor(context, integration, 'student', authors)
  const tutors = await accountsFor(context, integration, 'tutor', teachers)
  const { courseId } = await findAssessment(context.db, assessmentId)
  await enrolAll(context, integration, courseId, { students: [studentId!, ...members], teachers: tutors })

  const at = authors.findIndex(({ externalId }) => externalId === submitter)
  const accountId = [studentId!, ...members][at]
  if (accountId) await acknowledgeAs(context, { integration, policy, userId: submitter, accountId })

  const row = { id: newId(), integrationId: integration.id, owner, title, assessmentId, studentId: studentId!, members }
  return addDocument(context.db, row)
}
