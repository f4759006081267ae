import { and, notInArray, sql } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import type { Transaction } from '../../db/client.ts'
import type { LtiContext } from '../../db/lti/contexts.ts'
import { type LtiPerson, noteListings, peopleOf } from '../../db/lti/people.ts'
import { findRegistration } from '../../db/lti/registrations.ts'
import { isKept, rosterLink } from '../../db/lti/rosters.ts'
import { enrolments, type ltiLinks } from '../../db/schema/index.ts'
import { backoff, schedules } from '../../domain/backoff.ts'
import { DomainError } from '../../domain/error.ts'
import type { CourseRole } from '../../domain/people/enrolment.ts'
import { type Listing, standingBy } from '../../domain/people/listing.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { scopes } from '../../lms/lti/names.ts'
import { roleIn } from '../../lms/lti/roles.ts'
import { type Member, membersOf } from '../../lms/lti/roster.ts'
import { claim, finish, postpone } from '../../queue/due.ts'
import { rosters } from '../../queue/due-work.ts'
import { endEnrolments, enrol, saidBy } from '../people/enrolments.ts'
import { accountOf, saysSo } from './enrolments.ts'
import { retryMarks } from './gradebook/send-again.ts'
import { platformService } from './platform-service.ts'

/** Takes the roster that has been due longest; null when none is. */
export const claimRoster = ({ db, config }: Pick<Context, 'db' | 'config'>): Promise<LtiContext | null> =>
  claim(db, rosters, { where: isKept(config.timeZone) })

/**
 * Reads the roster of a context that was claimed and enrols those who are on it. What that context said of others ends; what
 * other sources said stays. A roster that is empty or cannot be read changes nothing. It is read again after some hours. Marks
 * of students who are on it that failed to arrive are sent once more.
 */
export async function readRoster(context: Context, of: LtiContext): Promise<void> {
  const { db } = context
  const link = await rosterLink(db, of.id)
  if (!link) return void (await finish(db, rosters, of, { nextAttemptAt: null, attempts: 0 }))
  const members = await read(context, link)
  if (!members) return void (await postpone(context, rosters, of, { schedule: schedules.roster }))
  const wait = backoff(schedules.rosterRead, 1)
  const present = await db.transaction(async (tx) => {
    const nextAttemptAt = sql`clock_timestamp() + make_interval(secs => ${wait / 1000})`
    const values = { rosterReadAt: sql`clock_timestamp()`, nextAttemptAt, attempts: 0 }
    if (!(await finish(tx, rosters, of, values)) || !members.length) return []
    return takeOver(tx, of, members, context.clock())
  })
  const students = present.filter(({ role }) => role === 'student').map(({ id }) => id)
  await retryMarks(context, of.id, students)
}

/**
 * Enrols those who are in the course by this roster and by their launches, and ends what the context said of others
 * (docs/reference/lti.md#roster). Returns who is in it now. It locks as a launch does, first accounts and then what is noted of
 * people, and accounts always in the same order, so that a launch or another roster at that moment is no deadlock.
 */
async function takeOver(tx: Transaction, context: LtiContext, members: Member[], now: Date): Promise<Actor[]> {
  const known = await peopleOf(tx, context.id)
  const listed = new Map(members.map((member) => [member.subject, member]))
  const people = [...new Set([...listed.keys(), ...known.keys()])]
    .sort()
    .map((subject) => judged(context.id, subject, known.get(subject), listed.get(subject), now))
  const present: (Actor & { role: CourseRole })[] = []
  for (const { person, role, name } of people) {
    if (role) present.push(await accountOf(tx, context, { subject: person.subject, role, name }))
  }
  const ids = present.map(({ id }) => id)
  const absent = ids.length ? notInArray(enrolments.accountId, ids) : undefined
  await endEnrolments(tx, null, and(saidBy('lms', context.id), absent))
  await enrol(
    tx,
    null,
    present.map(({ id, role }) => ({ ...saysSo(context), accountId: id, role })),
  )
  await noteListings(
    tx,
    people.map(({ person }) => person),
  )
  return present
}

/** What is known of a person after a roster was read, and as what they are in the course. */
function judged(
  contextId: string,
  subject: string,
  before: LtiPerson | undefined,
  member: Member | undefined,
  now: Date,
): { person: LtiPerson; role: CourseRole | null; name: string | null } {
  const known = before ?? { contextId, subject, launchedAs: null, launchedAt: null, listedAs: null }
  const listing = listingOf(member)
  const { role, launchCounts } = standingBy(known, listing, now)
  const listedAs = listing === 'student' || listing === 'tutor' ? listing : null
  const person = { ...known, listedAs, launchedAs: launchCounts ? known.launchedAs : null }
  return { person, role, name: member?.name ?? null }
}

function listingOf(member: Member | undefined): Listing {
  if (!member) return 'absent'
  return member.status === 'Active' ? (roleIn(member.roles) ?? 'absent') : 'inactive'
}

async function read(context: Context, link: typeof ltiLinks.$inferSelect): Promise<Member[] | null> {
  const registration = await findRegistration(context.db, link.registrationId)
  return membersOf(platformService(context, link, registration), link.membershipsUrl!).catch((err) => {
    if (!(err instanceof DomainError)) throw err
    context.log.warn({ link: link.id, scope: scopes.members, err }, 'a roster could not be read')
    return null
  })
}
