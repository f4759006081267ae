import { and, eq, inArray } from 'drizzle-orm'
import type { Transaction } from '../../db/client.ts'
import type { LtiContext } from '../../db/lti/contexts.ts'
import { noteLaunch } from '../../db/lti/people.ts'
import { enrolments, identities } from '../../db/schema/index.ts'
import { accountFor } from '../../db/webhooks/outside-accounts.ts'
import type { CourseRole } from '../../domain/people/enrolment.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { endEnrolments, enrol, saidBy } from '../people/enrolments.ts'

/** Who a person is for a platform. A tutor here and a student there are two accounts, so neither can do what the other may. */
const platformIssuer = (registrationId: string, role: CourseRole) =>
  role === 'student' ? `lti ${registrationId}` : `lti ${registrationId} tutor`

/** Whom a platform names in a context, and as what. */
interface Named {
  subject: string
  role: CourseRole
  name: string | null
}

/** The account of a person whom a platform names, made when it is new. */
export async function accountOf(tx: Transaction, { registrationId }: Pick<LtiContext, 'registrationId'>, named: Named) {
  const { subject, role, name } = named
  const issuer = platformIssuer(registrationId, role)
  const { id } = await accountFor(tx, { issuer, subject, role, ...(name && { name }) })
  return { id, role } satisfies Actor
}

/** A person who came by a launch is enrolled in the course of its context, in the role that they came in and in no other. */
export async function enrolByLaunch(
  tx: Transaction,
  context: LtiContext,
  who: Actor & { role: CourseRole },
  subject: string,
) {
  const other = who.role === 'student' ? 'tutor' : 'student'
  const asOther = tx
    .select({ id: identities.accountId })
    .from(identities)
    .where(and(eq(identities.issuer, platformIssuer(context.registrationId, other)), eq(identities.subject, subject)))
  await endEnrolments(tx, who, and(saidBy('lms', context.id), inArray(enrolments.accountId, asOther)))
  await enrol(tx, who, [{ ...saysSo(context), accountId: who.id, role: who.role }])
  await noteLaunch(tx, context.id, subject, who.role)
}

/** What every enrolment that a context says has in common. */
export const saysSo = ({ id, courseId }: LtiContext) => ({ courseId, source: 'lms' as const, sourceId: id })
