import { and } from 'drizzle-orm'
import type { Context } from '../../../context.ts'
import type { Transaction } from '../../../db/client.ts'
import { findAssessment } from '../../../db/policy/assessments.ts'
import { followMembership } from '../../../db/webhooks/external-courses.ts'
import { assessmentOfAssignment } from '../../../db/webhooks/followed.ts'
import type { Integration } from '../../../db/webhooks/integrations.ts'
import { DomainError } from '../../../domain/error.ts'
import type { Actor } from '../../../domain/people/permission.ts'
import type { Inbound } from '../../../lms/inbound.ts'
import { endEnrolments, enrol, isOf, saidBy } from '../../people/enrolments.ts'
import { courseFor } from './courses.ts'
import { accountOf } from './outside-person.ts'

type Membership = Extract<Inbound, { type: 'membership.upserted' }>

/** A person is a student or tutor in a course of the LMS, or no longer is; by the LMS's clock, in whatever order it says so. */
export function setMembership(
  { db }: Context,
  who: Actor,
  integration: Integration,
  occurredAt: Date,
  membership: Membership,
): Promise<{ state: 'applied' | 'stale'; detail: string }> {
  const { person, role, status = 'active' } = membership
  return db.transaction(async (tx) => {
    const courseId = await courseOf(tx, who, integration, membership)
    const { id: accountId } = await accountOf(tx, integration, role, person)
    if (!(await followMembership(tx, { integrationId: integration.id, courseId, accountId, occurredAt }))) {
      return { state: 'stale', detail: 'A newer event of the same membership was applied before it.' }
    }
    const said = { courseId, accountId, role, source: 'webhook' as const, sourceId: integration.id }
    if (status === 'active') await enrol(tx, who, [said])
    else await endEnrolments(tx, who, and(saidBy('webhook', integration.id), isOf(said)))
    return { state: 'applied', detail: status === 'active' ? `Enrolled as a ${role}.` : `No longer a ${role} here.` }
  })
}

/** The course that is named, or that of the assignment that is named. Throws INVALID_INPUT for an assignment not known yet. */
async function courseOf(tx: Transaction, who: Actor, integration: Integration, { course, assignment }: Membership) {
  if (course || !assignment) return courseFor(tx, who, integration, course)
  const mapped = await assessmentOfAssignment(tx, integration.id, assignment.externalId)
  if (!mapped) throw new DomainError('INVALID_INPUT', 'This assignment is not known here yet.')
  return (await findAssessment(tx, mapped.assessmentId)).courseId
}
