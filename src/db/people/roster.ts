import { and, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import type { Content } from '../../domain/audit/contents/content-hash.ts'
import type { CourseRole } from '../../domain/people/enrolment.ts'
import type { RosterLine } from '../../domain/people/roster/line.ts'
import type { KnownRoster, RosterPlan } from '../../domain/people/roster/plan.ts'
import { content } from '../audit/content.ts'
import type { Session, Transaction } from '../client.ts'
import { accounts, courses, enrolments, identities } from '../schema/index.ts'

/** Under which issuer the ids of rosters are kept: a person who teaches is another account than one who learns. */
const issuerOf = (role: CourseRole) => (role === 'student' ? 'roster' : 'roster tutor')
const issuers = [issuerOf('student'), issuerOf('tutor')]

/** One roster is compared and applied at a time. */
export async function lockRosters(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('rosters', 9))`)
}

/** What is here of the people and courses that a roster names. */
export async function knownRoster(session: Session, lines: RosterLine[]): Promise<KnownRoster> {
  const people = await peopleNamed(session, lines)
  const named = await coursesNamed(session, lines)
  return { people, courses: named, enrolments: await openEnrolments(session, named) }
}

async function peopleNamed(session: Session, lines: RosterLine[]): Promise<KnownRoster['people']> {
  const emails = unique(lines.map(({ person }) => person.email?.toLowerCase()))
  const ids = unique(lines.map(({ person }) => person.externalId))
  const called = session
    .select({ id: identities.accountId })
    .from(identities)
    .where(and(inArray(identities.issuer, issuers), isOneOf(identities.subject, ids)))
  const rows = await session
    .select({
      id: accounts.id,
      role: accounts.role,
      name: accounts.name,
      email: sql<string | null>`case when ${accounts.emailClaimed} then null else ${accounts.email} end`,
      externalIds: sql<
        string[]
      >`array(select subject from identities where account_id = ${accounts.id} and issuer in ('roster', 'roster tutor'))`,
    })
    .from(accounts)
    .where(or(isOneOf(sql`lower(${accounts.email})`, emails), inArray(accounts.id, called)))
  return rows
}

function coursesNamed(session: Session, lines: RosterLine[]): Promise<KnownRoster['courses']> {
  const ids = unique(lines.map(({ course }) => course.externalId))
  const names = unique(lines.flatMap(({ course }) => (course.externalId ? [] : [course.title.trim().toLowerCase()])))
  const { id, title, code, externalId } = courses
  return session
    .select({ id, title, code, externalId })
    .from(courses)
    .where(
      or(
        isOneOf(externalId, ids),
        isOneOf(sql`lower(${title})`, names),
        isOneOf(sql`lower(${code})`, names),
        isOneOf(sql`lower(${externalId})`, names),
      ),
    )
}

/** The enrolments with these ids, as a condition in SQL. */
export const isEnrolment = (ids: string[]): SQL => isOneOf(enrolments.id, ids)

/** What earlier rosters said of these courses and did not end. */
function openEnrolments(session: Session, of: { id: string }[]): Promise<KnownRoster['enrolments']> {
  const { id, courseId, accountId, role } = enrolments
  const said = and(eq(enrolments.source, 'csv'), isNull(enrolments.until))
  return session
    .select({ id, courseId, accountId, role })
    .from(enrolments)
    .where(
      and(
        said,
        isOneOf(
          courseId,
          of.map((one) => one.id),
        ),
      ),
    )
}

/** So many rows are written by one statement, and held by one event. */
const batch = 500

/** Writes the people of a plan; the database records each new account. */
export async function writePeople(tx: Transaction, { people }: RosterPlan, addedBy: string | null): Promise<void> {
  for (const some of batches(people.added)) {
    await tx
      .insert(accounts)
      .values(some.map(({ id, role, name, email }) => ({ id, role, name, email, addedBy, emailClaimed: false })))
  }
  for (const { id, name, email } of people.changed) {
    await tx
      .update(accounts)
      .set({ name, ...(email && { email, emailClaimed: false }) })
      .where(eq(accounts.id, id))
  }
  for (const some of batches(people.links)) {
    await tx
      .insert(identities)
      .values(
        some.map(({ role, externalId, accountId }) => ({ issuer: issuerOf(role), subject: externalId, accountId })),
      )
  }
}

/** Writes the new and changed courses of a plan, and returns them for their events. */
export async function writeCourses(tx: Transaction, plan: RosterPlan, createdBy: string | null) {
  const added: Content[][] = []
  for (const some of batches(plan.courses.added)) {
    const rows = await tx
      .insert(courses)
      .values(some.map((course) => ({ ...course, createdBy })))
      .returning()
    added.push(rows.map((row) => content(courses, row)))
  }
  const changed: Content[] = []
  for (const { id, title } of plan.courses.changed) {
    const [row] = await tx.update(courses).set({ title }).where(eq(courses.id, id)).returning()
    changed.push(content(courses, row!))
  }
  return { added, changed: batches(changed) }
}

function batches<T>(all: T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / batch) }, (_, index) =>
    all.slice(index * batch, (index + 1) * batch),
  )
}

const unique = (values: (string | null | undefined)[]) => [
  ...new Set(values.filter((one): one is string => Boolean(one))),
]

/** One parameter however many values there are. */
const isOneOf = (column: AnyPgColumn | SQL, values: string[]) => sql`${column} = any(${sql.param(values)})`
