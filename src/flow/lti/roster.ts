import { and, notInArray, sql } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import type { Transaction } from '../../db/client.ts'
import type { LtiContext } from '../../db/lti/contexts.ts'
import { findRegistration } from '../../db/lti/registrations.ts'
import { isKept, rosterLink } from '../../db/lti/rosters.ts'
import { enrolments, type ltiLinks } from '../../db/schema/index.ts'
import { backoff, schedules } from '../../domain/backoff.ts'
import { DomainError } from '../../domain/error.ts'
import { scopes } from '../../lms/lti/names.ts'
import { roleIn } from '../../lms/lti/roles.ts'
import { type Member, membersOf } from '../../lms/lti/roster.ts'
import { claim, finish, postpone } from '../../queue/due.ts'
import { rosters } from '../../queue/due-work.ts'
import { endEnrolments, enrol, saidBy } from '../people/enrolments.ts'
import { accountOf, type Named, saysSo } from './enrolments.ts'
import { platformService } from './platform-service.ts'

/** Takes the roster that has been due longest; null when none is. */
export const claimRoster = ({ db, config }: Pick<Context, 'db' | 'config'>): Promise<LtiContext | null> =>
  claim(db, rosters, { where: isKept(config.timeZone) })

/**
 * Reads the roster of a context that was claimed and enrols those who are on it. What that context said of others ends; what
 * other sources said stays. A roster that is empty or cannot be read changes nothing. It is read again after some hours.
 */
export async function readRoster(context: Context, of: LtiContext): Promise<void> {
  const { db } = context
  const link = await rosterLink(db, of.id)
  if (!link) return void (await finish(db, rosters, of, { nextAttemptAt: null, attempts: 0 }))
  const members = await read(context, link)
  if (!members) return void (await postpone(context, rosters, of, { schedule: schedules.roster }))
  const wait = backoff(schedules.rosterRead, 1)
  await db.transaction(async (tx) => {
    const nextAttemptAt = sql`clock_timestamp() + make_interval(secs => ${wait / 1000})`
    const values = { rosterReadAt: sql`clock_timestamp()`, nextAttemptAt, attempts: 0 }
    if (!(await finish(tx, rosters, of, values)) || !members.length) return
    await takeOver(tx, of, members.flatMap(namedBy))
  })
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
