import { createHash, randomBytes } from 'node:crypto'
import { and, asc, desc, eq, gt, inArray, isNull, lt, lte, sql } from 'drizzle-orm'
import { DomainError } from '../../domain/error.ts'
import type { Json } from '../../domain/screening/detector.ts'
import type { Session } from '../client.ts'
import {
  ltiDeployments,
  ltiLinks,
  ltiLogins,
  ltiRefusals,
  ltiRegistrations,
  ltiReports,
  ltiTickets,
  ltiVisits,
} from '../schema/index.ts'

export type Registration = typeof ltiRegistrations.$inferSelect
export type Login = typeof ltiLogins.$inferSelect
export type Link = typeof ltiLinks.$inferSelect
export type Report = typeof ltiReports.$inferSelect

type TicketPurpose = NonNullable<typeof ltiTickets.$inferInsert.purpose>

export const hashOf = (secret: string) => createHash('sha256').update(secret).digest()
export const newSecret = () => randomBytes(32).toString('base64url')

/** Throws NOT_FOUND. */
export async function findRegistration(session: Session, id: string): Promise<Registration> {
  const [found] = await session.select().from(ltiRegistrations).where(eq(ltiRegistrations.id, id))
  if (!found) throw new DomainError('NOT_FOUND', 'There is no such registration.')
  return found
}

export function listRegistrations(session: Session) {
  return session.select().from(ltiRegistrations).orderBy(asc(ltiRegistrations.createdAt))
}

/** The platform that begins a login: by issuer and client id, or by issuer alone where only one client is registered. */
export async function registrationOf(session: Session, issuer: string, clientId: string | undefined) {
  const found = await session
    .select()
    .from(ltiRegistrations)
    .where(
      and(
        eq(ltiRegistrations.issuer, issuer),
        eq(ltiRegistrations.state, 'active'),
        clientId === undefined ? undefined : eq(ltiRegistrations.clientId, clientId),
      ),
    )
    .limit(2)
  return found.length === 1 ? found[0]! : null
}

export function deploymentsOf(session: Session, registrationId: string) {
  return session.select().from(ltiDeployments).where(eq(ltiDeployments.registrationId, registrationId))
}

/** Why launches were refused lately, newest first. */
export function refusalsOf(session: Session, registrationId: string) {
  return session
    .select()
    .from(ltiRefusals)
    .where(eq(ltiRefusals.registrationId, registrationId))
    .orderBy(desc(ltiRefusals.at))
    .limit(100)
}

/** Keeps why a launch was refused, and of each platform the last two hundred only. */
export async function keepRefusal(session: Session, row: typeof ltiRefusals.$inferInsert): Promise<void> {
  await session.insert(ltiRefusals).values(row)
  await session.execute(sql`
    delete from lti_refusals where registration_id = ${row.registrationId} and reference not in (
      select reference from lti_refusals where registration_id = ${row.registrationId} order by at desc limit 200)`)
}

/** Begins a login; those that ran out are cleared away. */
export async function addLogin(session: Session, row: Omit<typeof ltiLogins.$inferInsert, 'expiresAt'>): Promise<void> {
  await session.delete(ltiLogins).where(lt(ltiLogins.expiresAt, sql`clock_timestamp()`))
  await session.insert(ltiLogins).values({ ...row, expiresAt: sql`clock_timestamp() + interval '10 minutes'` as never })
}

/** The login that a state belongs to, if it can still be used. */
export async function openLogin(session: Session, state: string): Promise<Login | null> {
  const [found] = await session.select().from(ltiLogins).where(usable(state))
  return found ?? null
}

/** Uses a login up, atomically: of two launches with one state, one at most goes on. */
export async function takeLogin(session: Session, state: string): Promise<Login | null> {
  const [taken] = await session
    .update(ltiLogins)
    .set({ usedAt: sql`clock_timestamp()` })
    .where(usable(state))
    .returning()
  return taken ?? null
}

const usable = (state: string) =>
  and(eq(ltiLogins.stateHash, hashOf(state)), isNull(ltiLogins.usedAt), gt(ltiLogins.expiresAt, sql`clock_timestamp()`))

/** Makes a ticket for one step of one person, good for an hour (a registration: a week). */
export async function addTicket(
  session: Session,
  { purpose, accountId, data }: { purpose: TicketPurpose; accountId: string; data: Record<string, Json> },
): Promise<string> {
  const secret = newSecret()
  const hours = purpose === 'registration' ? 7 * 24 : 1
  await session.delete(ltiTickets).where(lt(ltiTickets.expiresAt, sql`clock_timestamp()`))
  await session.insert(ltiTickets).values({
    hash: hashOf(secret),
    purpose,
    accountId,
    data,
    expiresAt: sql`clock_timestamp() + make_interval(hours => ${hours})` as never,
  })
  return secret
}

const goodTicket = (secret: string, purpose: TicketPurpose) =>
  and(
    eq(ltiTickets.hash, hashOf(secret)),
    eq(ltiTickets.purpose, purpose),
    isNull(ltiTickets.usedAt),
    gt(ltiTickets.expiresAt, sql`clock_timestamp()`),
  )

/** The ticket, still unused. Throws NOT_FOUND. */
export async function findTicket(session: Session, secret: string, purpose: TicketPurpose) {
  const [found] = await session.select().from(ltiTickets).where(goodTicket(secret, purpose))
  if (!found) throw usedUp()
  return found
}

/** Uses a ticket up. Throws NOT_FOUND when somebody did before. */
export async function takeTicket(session: Session, secret: string, purpose: TicketPurpose) {
  const [taken] = await session
    .update(ltiTickets)
    .set({ usedAt: sql`clock_timestamp()` })
    .where(goodTicket(secret, purpose))
    .returning()
  if (!taken) throw usedUp()
  return taken
}

const usedUp = () =>
  new DomainError('NOT_FOUND', 'This step was done already or took too long. Please begin again in the LMS.')

/** Whether any student ever came from an LMS. */
export async function anyVisit(session: Session): Promise<boolean> {
  return (await session.select({ linkId: ltiVisits.linkId }).from(ltiVisits).limit(1)).length > 0
}

/** The link through which a student came to an assessment last, and the platform's name for them there. */
export async function visitFor(session: Session, assessmentId: string, accountId: string) {
  const [found] = await session
    .select({ link: ltiLinks, subject: ltiVisits.subject, registration: ltiRegistrations })
    .from(ltiVisits)
    .innerJoin(ltiLinks, eq(ltiLinks.id, ltiVisits.linkId))
    .innerJoin(ltiRegistrations, eq(ltiRegistrations.id, ltiLinks.registrationId))
    .where(and(eq(ltiLinks.assessmentId, assessmentId), eq(ltiVisits.accountId, accountId)))
    .orderBy(desc(ltiVisits.at))
    .limit(1)
  return found ?? null
}

/** Takes a report that is due, for five minutes. */
export async function takeReport(session: Session, id: string): Promise<Report | null> {
  const [taken] = await session
    .update(ltiReports)
    .set({ attempts: sql`${ltiReports.attempts} + 1`, nextAttemptAt: sql`clock_timestamp() + interval '5 minutes'` })
    .where(
      and(
        eq(ltiReports.id, id),
        eq(ltiReports.state, 'waiting'),
        lte(ltiReports.nextAttemptAt, sql`clock_timestamp() + interval '250 milliseconds'`),
      ),
    )
    .returning()
  return taken ?? null
}

/** What gradebooks were told of the submissions of an assessment, newest first. */
export function reportsOf(session: Session, registrationId: string, limit = 200) {
  return session
    .select({ report: ltiReports })
    .from(ltiReports)
    .innerJoin(ltiLinks, eq(ltiLinks.id, ltiReports.linkId))
    .where(eq(ltiLinks.registrationId, registrationId))
    .orderBy(desc(ltiReports.at))
    .limit(limit)
}

/** Whether a person's score for this student and assessment was told, or is about to be. */
export async function scoreMayExist(session: Session, submissionId: string): Promise<boolean> {
  const { rows } = await session.execute(sql`
    select 1 from submissions work
    join submissions any_attempt on any_attempt.assessment_id = work.assessment_id and any_attempt.student_id = work.student_id
    left join decisions on decisions.submission_id = any_attempt.id and decisions.score is not null
    left join lti_reports on lti_reports.submission_id = any_attempt.id and lti_reports.kind = 'score' and lti_reports.state <> 'skipped'
    where work.id = ${submissionId} and (decisions.id is not null or lti_reports.id is not null) limit 1`)
  return rows.length > 0
}

/** Reports that should have gone out by now. */
export async function overdueReports(session: Session, ageMs: number, limit = 500): Promise<string[]> {
  const rows = await session
    .select({ id: ltiReports.id })
    .from(ltiReports)
    .where(
      and(
        inArray(ltiReports.state, ['waiting']),
        lt(ltiReports.nextAttemptAt, sql`clock_timestamp() - make_interval(secs => ${ageMs / 1000})`),
      ),
    )
    .limit(limit)
  return rows.map(({ id }) => id)
}

/** Events of the last day that a gradebook should have heard of and did not: the queue lost the telling. */
export async function unreportedEvents(session: Session, types: string[], ageMs: number) {
  const { rows } = await session.execute(sql`
    select distinct event.id, event.submission_id
    from lti_visits visit
    join lti_links link on link.id = visit.link_id
    join submissions work on work.assessment_id = link.assessment_id and work.student_id = visit.account_id
    join audit_events event on event.submission_id = work.id and event.type in ${types}
    where event.at between clock_timestamp() - interval '1 day' and clock_timestamp() - make_interval(secs => ${ageMs / 1000})
      and (event.type <> 'submission.decided'
        or exists (select 1 from decisions where decisions.submission_id = work.id and decisions.score is not null))
      and not exists (select 1 from lti_reports report where report.event_id = event.id)
      and not exists (select 1 from outbox where outbox.event_id = event.id)
    limit 500`)
  return rows.map((row) => ({ id: row.id as string, submissionId: row.submission_id as string }))
}
