import { and, eq, notInArray } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import type { Transaction } from '../../db/client.ts'
import type { LtiContext } from '../../db/lti/contexts.ts'
import { findRegistration } from '../../db/lti/registrations.ts'
import { enrolments, ltiContexts, ltiLinks } from '../../db/schema/index.ts'
import { DomainError } from '../../domain/error.ts'
import { scopes } from '../../lms/lti/names.ts'
import { roleIn } from '../../lms/lti/roles.ts'
import { type Member, membersOf } from '../../lms/lti/roster.ts'
import { endEnrolments, enrol, saidBy } from '../people/enrolments.ts'
import { accountOf, type Named, saysSo } from './enrolments.ts'
import { platformService } from './platform-service.ts'

/**
 * Reads the roster of the context of a link and enrols those who are on it. What that context said of others ends; what
 * other sources said stays. A roster that is empty or cannot be read changes nothing.
 */
export async function readRoster(context: Context, linkId: string): Promise<void> {
  const { db } = context
  const [found] = await db
    .select({ link: ltiLinks, of: ltiContexts })
    .from(ltiLinks)
    .innerJoin(ltiContexts, eq(ltiContexts.id, ltiLinks.contextId))
    .where(eq(ltiLinks.id, linkId))
  if (!found?.link.membershipsUrl) return
  const members = await read(context, found.link)
  if (!members?.length) return
  await db.transaction((tx) => takeOver(tx, found.of, members.flatMap(namedBy)))
}

/** Those who are active in a role that has something to do here. */
function namedBy({ subject, roles, status, name }: Member): Named[] {
  const role = roleIn(roles)
  return status === 'Active' && role ? [{ subject, role, name }] : []
}

async function takeOver(tx: Transaction, context: LtiContext, named: Named[]): Promise<void> {
  const present = []
  for (const one of named) present.push(await accountOf(tx, context, one))
  const ids = present.map(({ id }) => id)
  const absent = ids.length ? notInArray(enrolments.accountId, ids) : undefined
  await endEnrolments(tx, null, and(saidBy('lms', context.id), absent))
  await enrol(
    tx,
    null,
    present.map(({ id, role }) => ({ ...saysSo(context), accountId: id, role })),
  )
}

async function read(context: Context, link: typeof ltiLinks.$inferSelect): Promise<Member[] | null> {
  const registration = await findRegistration(context.db, link.registrationId)
  return membersOf(platformService(context, link, registration), link.membershipsUrl!).catch((err) => {
    if (!(err instanceof DomainError)) throw err
    context.log.warn({ link: link.id, scope: scopes.members, err }, 'a roster could not be read')
    return null
  })
}
