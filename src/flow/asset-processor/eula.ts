import { eq, sql } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { type EulaServiceRow, isActive, noteEulaService } from '../../db/asset-processor/orders.ts'
import { newId } from '../../db/id.ts'
import { findRegistration, type Registration } from '../../db/lti/registrations.ts'
import { addTicket, findTicket, takeTicket } from '../../db/lti/tickets.ts'
import { policyInForce } from '../../db/policy/versions.ts'
import { ltiEulaAnswers, ltiEulaServices } from '../../db/schema/index.ts'
import { backoff, schedules } from '../../domain/backoff.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { putAcceptance, requireAcceptance, resetAcceptances } from '../../lms/asset-processor/eula-service.ts'
import type { Launch } from '../../lms/lti/launch.ts'
import { roleIn } from '../../lms/lti/roles.ts'
import { claim, claimById, finish, postpone } from '../../queue/due.ts'
import { eulaAnswers, eulaServices } from '../../queue/due-work.ts'
import { accountOf } from '../lti/enrolments.ts'
import { platformService } from '../lti/platform-service.ts'
import { acknowledgePolicy } from '../policy/acknowledge-policy.ts'

type Answer = typeof ltiEulaAnswers.$inferSelect

/** A person was sent to accept the policy: a ticket for their answer. It gives no right in a course. */
export async function beginEula(
  { db }: Context,
  registration: Registration,
  launch: Launch,
): Promise<{ eula: string }> {
  const { subject, name, deploymentId, roles, asset } = launch
  const { url, scopes } = asset.eula!
  return db.transaction(async (tx) => {
    const service = await noteEulaService(tx, { registrationId: registration.id, deploymentId, url, scopes })
    const role = roleIn(roles) ?? 'student'
    const { id: accountId } = await accountOf(tx, { registrationId: registration.id }, { subject, role, name })
    return { eula: await addTicket(tx, { purpose: 'eula', accountId, data: { service: service.id, subject, role } }) }
  })
}

/** The policy that a person with this ticket is asked about, and the platform they came from. Throws NOT_FOUND, UNAVAILABLE. */
export async function askedPolicy({ db }: Context, ticket: string) {
  const { data } = await findTicket(db, ticket, 'eula')
  const policy = await policyInForce(db)
  if (!policy) throw new DomainError('UNAVAILABLE', 'The provider has no policy in force yet.')
  const [service] = await db
    .select()
    .from(ltiEulaServices)
    .where(eq(ltiEulaServices.id, String(data.service)))
  return { policy, registration: await findRegistration(db, service!.registrationId), service: service! }
}

/**
 * A person accepts the version that they were shown, or does not. An acceptance is their acknowledgement of that version. The LMS is told
 * at once, and again later where it does not answer. Throws NOT_FOUND for a used ticket, STATE_CHANGED when another version came into force.
 */
export async function answerEula(context: Context, ticket: string, shownVersionId: string, accepted: boolean) {
  const { policy, service } = await askedPolicy(context, ticket)
  if (policy.id !== shownVersionId) {
    throw new DomainError('STATE_CHANGED', 'A newer version of the policy came into force. Please read it first.')
  }
  const { accountId, data } = await takeTicket(context.db, ticket, 'eula')
  const who: Actor = { id: accountId, role: data.role as 'student' | 'tutor' }
  if (accepted) await acknowledgePolicy(context, who, policy.id)
  const id = newId()
  await context.db.insert(ltiEulaAnswers).values({
    id,
    serviceId: service.id,
    subject: String(data.subject),
    policyVersionId: policy.id,
    accepted,
    answeredAt: context.clock(),
    nextAttemptAt: context.clock(),
  })
  const claimed = await claimById(context.db, eulaAnswers, id)
  if (claimed) await tellAnswer(context, claimed)
}

/** Takes the answer that has been due longest; null when none is. */
export const claimEulaAnswer = ({ db }: Context): Promise<Answer | null> => claim(db, eulaAnswers, { where: sql`true` })

/** Tells the LMS of one answer that was claimed, once it knows which version people are asked about. */
export async function tellAnswer(context: Context, answer: Answer): Promise<void> {
  const [service] = await context.db.select().from(ltiEulaServices).where(eq(ltiEulaServices.id, answer.serviceId))
  try {
    await askAboutVersionInForce(context, service!)
    const told = await putAcceptance(await platformOf(context, service!), service!, answer)
    const done = told === 'told' || told === 'older'
    const detail = done ? null : `The LMS refused it (status ${told.refused}).`
    await finish(context.db, eulaAnswers, answer, { state: done ? 'done' : 'failed', detail, nextAttemptAt: null })
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const values = { detail: `${error.message} It will be tried again.` }
    const outcome = await postpone(context, eulaAnswers, answer, { schedule: schedules.webhook, values })
    if (outcome !== 'given_up') return
    await finish(context.db, eulaAnswers, answer, { state: 'failed', detail: error.message, nextAttemptAt: null })
  }
}

/** Takes the EULA service that has been due longest; null when none is. */
export const claimEulaService = ({ db }: Context): Promise<EulaServiceRow | null> =>
  claim(db, eulaServices, { where: isActive(ltiEulaServices) })

/** Sees, a few minutes after a new policy came into force, that the LMS asks people again. */
export async function checkEulaService(context: Context, row: EulaServiceRow): Promise<void> {
  try {
    await askAboutVersionInForce(context, row)
    const nextAttemptAt = sql`clock_timestamp() + make_interval(secs => ${backoff(schedules.policyInForce, 1) / 1000})`
    await finish(context.db, eulaServices, row, { detail: null, attempts: 0, nextAttemptAt })
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const values = { detail: `${error.message} It will be tried again.` }
    await postpone(context, eulaServices, row, { schedule: schedules.noticeService, values })
  }
}

/** Has the LMS ask people about the version in force: what they said of an earlier one is reset there, and stays on record here. */
async function askAboutVersionInForce(context: Context, row: EulaServiceRow): Promise<void> {
  const policy = await policyInForce(context.db)
  if (!policy || row.policyVersionId === policy.id) return
  const service = await platformOf(context, row)
  if (row.policyVersionId) await resetAcceptances(service, row)
  else await requireAcceptance(service, row)
  await context.db.update(ltiEulaServices).set({ policyVersionId: policy.id }).where(eq(ltiEulaServices.id, row.id))
}

async function platformOf(context: Context, row: EulaServiceRow) {
  return platformService(context, row, await findRegistration(context.db, row.registrationId))
}
