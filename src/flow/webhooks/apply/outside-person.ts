import type { Transaction } from '../../../db/client.ts'
import type { Integration } from '../../../db/webhooks/integrations.ts'
import { accountFor } from '../../../db/webhooks/outside-accounts.ts'
import type { CourseRole } from '../../../domain/people/enrolment.ts'
import type { OutsidePerson } from '../../../lms/inbound.ts'

/** Who a person is for an integration: each role is an account of its own, so that no account can be two things. */
export const issuerOf = ({ accountId }: Pick<Integration, 'accountId'>, role: CourseRole) =>
  role === 'student' ? accountId : `${accountId} tutor`

/** The account of a person whom an integration names, made when it is new. */
export function accountOf(tx: Transaction, integration: Integration, role: CourseRole, person: OutsidePerson) {
  const { externalId: subject, name, email } = person
  const issuer = issuerOf(integration, role)
  return accountFor(tx, { issuer, subject, role, ...(name && { name }), ...(email && { email }) })
}
