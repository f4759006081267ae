import type { Context } from '../../context.ts'
import { assessmentTutors } from '../../db/schema/index.ts'
import { assessmentOfAssignment } from '../../db/webhooks/followed.ts'
import type { Integration } from '../../db/webhooks/integrations.ts'
import { accountFor } from '../../db/webhooks/outside-accounts.ts'
import { DomainError } from '../../domain/error.ts'
import type { Inbound } from '../../lms/inbound.ts'

/** Who a person is for an integration: each role is an account of its own, so that no account can be two things. */
export const issuerOf = ({ accountId }: Pick<Integration, 'accountId'>, role: 'student' | 'tutor') =>
  role === 'student' ? accountId : `${accountId} tutor`

/** A person is a student or tutor in the LMS; a tutor of an assignment may see its work here. */
export async function enrol(
  { db }: Context,
  integration: Integration,
  { person, role, assignment }: Extract<Inbound, { type: 'membership.upserted' }>,
) {
  await db.transaction(async (tx) => {
    const { externalId: subject, name, email } = person
    const account = await accountFor(tx, {
      issuer: issuerOf(integration, role),
      subject,
      role,
      ...(name && { name }),
      ...(email && { email }),
    })
    if (role !== 'tutor' || !assignment) return
    const mapped = await assessmentOfAssignment(tx, integration.id, assignment.externalId)
    if (!mapped) throw new DomainError('INVALID_INPUT', 'This assignment is not known here yet.')
    await tx
      .insert(assessmentTutors)
      .values({ assessmentId: mapped.assessmentId, accountId: account.id, integrationId: integration.id })
      .onConflictDoNothing()
  })
  return { state: 'applied' as const, detail: `Known as a ${role}.` }
}
